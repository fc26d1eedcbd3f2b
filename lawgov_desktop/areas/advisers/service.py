"""AdviserService 服务记录: one visit or consultation of a village's adviser (一事一记)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Clock, Count, Date, Link, LongText, PersonName, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

#: The only way that leaves a signed sheet behind.
IN_VILLAGE = "到村"
KINDS = (
    ("consultation", "法律咨询"),
    ("lecture", "法治讲座"),
    ("mediation", "参与调解"),
    ("contract", "审查合同"),
    ("village_rules", "修订村规民约"),
    ("drafting", "代拟文书"),
    ("aid", "引导法律援助"),
    ("decision", "村务决策意见"),
    ("major_opinion", "重大事项法律意见"),
)


class AdviserService(Record):
    """One service on one day."""

    duplicate_key = ("served_on", "appointment", "kind")
    required_papers = (RequiredPaper("签字的服务记录", (Condition("mode", "=", IN_VILLAGE),)),)

    appointment = Link("顾问", AdviserAppointment, backref="services", required=True)
    village = Link("村（社区）", Village, backref="adviser_services", short="村", hint="不填就是顾问的村")
    served_on = Date("日期", required=True)
    mode = Choice("方式", (IN_VILLAGE, "电话", "微信", "视频"), required=True, default=IN_VILLAGE)
    kind = Word("服务类型", "adviser_service_kind", required=True)
    began_at = Clock("开始时间", short="开始")
    ended_at = Clock("结束时间", short="结束")
    audience = Text("服务对象", 80)
    hours = Count("用时", unit="小时", most=24)
    people = Count("服务人次", unit="人次", most=9999)
    content = LongText("服务内容", 1000, short="内容")
    outcome = Text("服务结果", 300, short="结果")
    signed_by = PersonName("村干部签字")

    @property
    def caption(self) -> str:
        return f"{self.served_on}"

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        if self.village_id is None and self.appointment_id is not None:
            self.village = self.appointment.village
        if self.hours is None and self.began_at and self.ended_at:
            self.hours = _whole_hours(self.began_at, self.ended_at)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "began_at", "ended_at", called="开始时间")
        if self.appointment_id is None or self.served_on is None:
            return
        term = self.appointment
        if self.served_on < term.from_day or (term.to_day and self.served_on > term.to_day):
            yield FieldProblem("served_on", f"不在聘期内（{term.from_day} 至 {term.to_day or '今'}），请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.mode == IN_VILLAGE and not self.signed_by:
            yield FieldProblem("signed_by", "到村服务的，请写签字的村干部")
        if self.appointment_id and self.village_id not in (None, self.appointment.village_id):
            yield FieldProblem(
                "village", f"{self.appointment.name}聘在{self.appointment.village.name}，请核对是不是选对了村"
            )


def _whole_hours(began: str, ended: str) -> int | None:
    """Hours between two times of a day when they are whole ones: half an hour is not made up into one."""
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (began, ended)]
    hours, rest = divmod(minutes[1] - minutes[0], 60)
    return hours if hours > 0 and not rest else None
