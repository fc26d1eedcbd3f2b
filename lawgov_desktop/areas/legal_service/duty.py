"""DutySlot 律师值班: one lawyer's turn on one day; a week counts when one of its slots is signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Clock, Count, Date, Flag, Link, PersonName, Phone, Text
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.time import workdays

WHOLE_DAY = "全天"
SESSIONS = ("上午", "下午", WHOLE_DAY)
_WEEKDAYS = "一二三四五六日"


def weekday(day: dt.date) -> str:
    """星期三 of a day."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def clash(one: str | None, other: str | None) -> bool:
    """Whether two sessions of a day overlap."""
    return WHOLE_DAY in (one, other) or one == other


class DutySlot(Record):
    """One turn of duty at the station."""

    caption_path = "lawyer"
    unique = {("duty_on", "session", "lawyer"): "deleted_at IS NULL"}

    duty_on = Date("日期", required=True, future=True)
    session = Choice("时段", SESSIONS, required=True, default=WHOLE_DAY)
    from_time = Clock("开始时间")
    to_time = Clock("结束时间")
    cycle = Choice("轮值周期", ("按周", "按月"))
    lawyer = PersonName("值班律师", required=True)
    firm = Text("执业机构", 60)
    phone = Phone("联系电话", short="电话", public=True)
    leader = PersonName("带班干部")
    place = Text("地点", 60)
    signed = Flag("已签到")
    signed_in = Clock("签到时间", internal=True)
    signed_out = Clock("签退时间", internal=True)
    replaced = PersonName("原值班人", hint="调班时填，替班的人写在“值班律师”")
    swap_reason = Text("调班原因", 100, internal=True)
    received = Count("接待人次", unit="人次", most=999)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        day = f"{self.duty_on} {weekday(self.duty_on)}" if isinstance(self.duty_on, dt.date) else ""
        return f"{day} {self.lawyer}".strip()

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """A time of arrival means signed."""
        if self.signed_in:
            self.signed = True

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.duty_on is not None and self.lawyer and self._overlapping():
            yield FieldProblem("duty_on", f"{self.lawyer}这天已经排了班，请核对")
        if self.from_time and self.to_time and self.to_time <= self.from_time:
            yield FieldProblem("to_time", f"结束时间不晚于开始时间 {self.from_time}，请核对")
        if self.signed_in and self.signed_out and self.signed_out <= self.signed_in:
            yield FieldProblem("signed_out", f"签退时间不晚于签到时间 {self.signed_in}，请核对")
        if self.signed_out and not self.signed_in:
            yield FieldProblem("signed_in", "有签退没有签到，请补签到时间")
        if self.replaced and self.replaced == self.lawyer:
            yield FieldProblem("replaced", "原值班人和值班律师是同一人，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if isinstance(self.duty_on, dt.date) and not workdays.is_workday(self.duty_on):
            yield FieldProblem(
                "duty_on", f"{self.duty_on}（{weekday(self.duty_on)}）是休息日，请核对要不要排班"
            )
        if self.replaced and not self.swap_reason:
            yield FieldProblem("swap_reason", "调班还没有写原因")
        if self.received and not self.signed:
            yield FieldProblem("signed", "有接待人次，还没有签到")

    def _overlapping(self) -> bool:
        slot = DutySlot
        same = slot.select(slot.session).where(
            (slot.duty_on == self.duty_on)
            & (slot.lawyer == self.lawyer)
            & slot.deleted_at.is_null()
            & (slot.uid != self.uid)
        )
        return any(clash(self.session, other.session) for other in same)
