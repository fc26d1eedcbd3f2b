"""Whistle 吹哨报到: the town calls, the county's departments come; times are to the minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Clock, Count, Date, Link, LongText, PersonName, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

CLOSED = Condition("closed_on", "filled")


def moment(day: dt.date | None, clock: str | None) -> dt.datetime | None:
    """A day and a time of day as one moment; midnight where the time is not known, None without a day."""
    if day is None:
        return None
    return dt.datetime.combine(day, dt.time.fromisoformat(clock or "00:00"))


class Whistle(Record):
    """One call of the town for the departments of the county (乡镇吹哨、部门报到)."""

    caption_path = "matter"
    duplicate_key = ("whistled_on", "matter")
    required_papers = (RequiredPaper("处置情况照片", (CLOSED,)),)

    whistled_on = Date("吹哨日期", required=True)
    whistled_at = Clock("吹哨时间", short="时间")
    order_number = Text("哨令编号", 40, short="哨令号")
    kind = Word("吹哨类型", "whistle_kind", required=True, short="类型")
    level = Word("级别", "whistle_level", hint="各级要求多少分钟到场，在“设置 › 用语”里写")
    matter = Text("事由", 100, required=True)
    source = Choice("来源", ("日常巡查", "群众反映", "网格上报", "上级交办", "其他"))
    village = Link("村（社区）", Village, backref="whistles", short="村")
    place = Text("地点", 80)
    caller = PersonName("吹哨人")
    requirement = Text("响应要求", 200)
    minutes = Count("要求多少分钟内到场", short="到场时限", unit="分钟", most=14_400)
    handling = LongText("处置情况", 2000)
    closed_on = Date("办结日期")
    rating = Choice("评价", ("满意", "基本满意", "不满意"))
    cancelled_on = Date("销号日期")
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "whistled_on", "closed_on")
        came = [row for row in children.get("responses", ()) if getattr(row, "reported_on", None)]
        if self.closed_on and not came:
            yield FieldProblem("closed_on", "还没有部门报到，请先在“部门报到”里登记，再填办结日期")
        if self.cancelled_on and not self.closed_on:
            yield FieldProblem("cancelled_on", "办结以后才能销号，请先填办结日期")
        yield from check_order(self, "closed_on", "cancelled_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        away = [row for row in children.get("responses", ()) if not row.reported_on and not row.absent_reason]
        if self.closed_on and away:
            yield FieldProblem("closed_on", f"{'、'.join(map(_name, away))}没有报到，请写未报到原因")
        start = moment(self.whistled_on, self.whistled_at)
        if start is None or not self.minutes or not self.whistled_at:
            return
        for row in children.get("responses", ()):
            arrival = moment(row.reported_on, row.reported_at) if getattr(row, "reported_at", None) else None
            late = (arrival - start).total_seconds() / 60 - self.minutes if arrival else 0
            if late > 0:
                yield FieldProblem("minutes", f"{_name(row)}晚到 {late:.0f} 分钟")


class WhistleResponse(ChildRecord):
    """部门报到: one department called, when it came and with whom, or why it did not."""

    whistle = Link("吹哨", Whistle, backref="responses", required=True)
    department = Link("目标部门", Department, backref="called", required=True, short="部门")
    received_at = Clock("接收时间", short="接收")
    reported_on = Date("报到日期", short="报到")
    reported_at = Clock("报到时间", short="时间")
    people = Text("报到人员", 100)
    result = Text("处置和反馈", 200, short="反馈")
    absent_reason = Text("未报到原因", 100, short="未到原因")

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        start = moment(getattr(parent, "whistled_on", None), getattr(parent, "whistled_at", None))
        # Without the hour of one of them only the days can be compared.
        both = bool(self.reported_at and getattr(parent, "whistled_at", None))
        arrival = moment(self.reported_on, self.reported_at if both else None)
        if start and arrival and arrival < (start if both else start.replace(hour=0, minute=0)):
            yield FieldProblem("reported_on", f"早于吹哨的时间 {start:%Y-%m-%d %H:%M}，请核对")
        if self.reported_on and self.absent_reason:
            yield FieldProblem("absent_reason", "已经报到了，不用写未报到原因")


def _name(row: object) -> str:
    department = getattr(row, "department", None)
    return str(department.name) if department is not None else "部门"
