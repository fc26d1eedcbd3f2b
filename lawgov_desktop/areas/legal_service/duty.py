"""DutySlot 律师值班: one lawyer's turn on one day; a week counts when one of its slots is signed."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Text
from lawgov_desktop.records.fields_identity import PersonName, Phone
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import Children, Problem, Record


class DutySlot(Record):
    """One turn of duty at the station."""

    named_by = "lawyer"
    unique = {("duty_on", "session", "lawyer"): "deleted_at IS NULL"}

    duty_on = Date("日期", required=True, future=True)
    session = Choice("时段", ("上午", "下午", "全天"), required=True, default="全天")
    lawyer = PersonName("值班律师", required=True)
    firm = Text("执业机构", 60)
    phone = Phone("联系电话", short="电话", public=True)
    leader = PersonName("带班干部")
    place = Text("地点", 60)
    signed = Flag("已签到")
    replaced = PersonName("原值班人", hint="调班时填")
    received = Count("接待人次", unit="人次", most=999)

    @property
    def caption(self) -> str:
        return f"{self.duty_on} {self.lawyer}"

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.duty_on is not None and self.lawyer and self._overlapping():
            yield Problem("duty_on", f"{self.lawyer}这天已经排了班，请核对")

    def _overlapping(self) -> bool:
        slot = DutySlot
        same = slot.select(slot.session).where(
            (slot.duty_on == self.duty_on)
            & (slot.lawyer == self.lawyer)
            & slot.deleted_at.is_null()
            & (slot.uid != self.uid)
        )
        return any("全天" in (self.session, other.session) or other.session == self.session for other in same)


DUTIES = Ledger(
    DutySlot,
    title="律师值班",
    measure="班",
    time=Event("duty_on"),
    columns=(
        Column("number", "编号", width=4.5),
        Column("duty_on", "日期", width=4.5),
        Column("session", "时段", width=4),
        Column("lawyer", "值班律师", width=6),
        Column("firm", "机构", stretch=True),
        Column("leader", "带班干部", width=6),
        Column("signed", "签到", width=4),
    ),
    sections=(
        Section("值班", ("duty_on", "session", "lawyer", "firm", "phone", "leader", "place")),
        Section("到岗", ("signed", "replaced", "received")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("已签到", (Condition("signed", "=", True),)), Total("接待人次", path="received")),
    search=("lawyer", "firm", "leader"),
    counted="{year} 年",
    subtitle=("lawyer", "firm"),
    filters=("signed", "session"),
)
