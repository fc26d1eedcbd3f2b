"""GroupMeeting 会议: meetings of the leading group on rule-of-law government, with the matters heard and settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.leadership.group import LeadingGroup
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_document_number, check_order, check_order_in_parent
from lawgov_desktop.records.fields import (
    Choice,
    Count,
    Date,
    DocumentNumber,
    Flag,
    Link,
    LongText,
    PersonName,
    Text,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.storage.tables import query

PLANNED, HELD, MINUTED, SETTLED = STATES = ("计划", "召开", "纪要印发", "事项办结")


class GroupMeeting(Record):
    """One meeting; each settled matter is a row that is followed up."""

    caption_path = "topic"
    duplicate_key = ("held_on", "topic")
    # A planned meeting has no papers yet.
    required_papers = (
        RequiredPaper("会议纪要", (Condition("state", "!=", PLANNED),)),
        RequiredPaper("签到表", (Condition("state", "!=", PLANNED),)),
    )

    held_on = Date("日期", required=True, future=True)
    state = Choice("状态", STATES, required=True, default=HELD)
    kind = Choice(
        "会议类别",
        ("领导小组会议", "法治专题会议", "党委会", "镇长办公会", "联席会议"),
        required=True,
        short="类别",
        default="领导小组会议",
    )
    group = Link("领导小组", LeadingGroup, backref="meetings", column_name="leading_group_id")
    session = Count("次序", unit="次", most=999, hint="今年第几次")
    topic = Text("议题", 150, required=True)
    place = Text("地点", 60)
    chaired_by = PersonName("主持人")
    attended = Count("参加人数", short="参加", unit="人", most=9999)
    attendants = LongText("参加人", 1000)
    reports_heard = Text("听取汇报事项", 300, short="听取汇报")
    problems_solved = Count("研究解决问题数", short="解决问题", unit="项", most=999, default=0)
    minutes_number = DocumentNumber("纪要文号")
    minutes_on = Date("纪要印发日期", short="纪要印发")
    resolutions = LongText("议定事项", 3000)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.topic or "")

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """The state follows from the minutes and the matters; only 计划 is chosen by the clerk."""
        matters: list[Any] = children.get("matters", [])
        for row in matters:
            row.done = row.done or bool(row.done_on)
        if self.state == PLANNED and not self.minutes_on:
            return
        if matters and all(row.done for row in matters):
            self.state = SETTLED
        else:
            self.state = MINUTED if self.minutes_on else HELD

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "held_on", "minutes_on", called="会议日期")
        if self.held_on and self.held_on > dt.date.today() and self.state != PLANNED:
            yield FieldProblem("held_on", f"{self.held_on} 还没有到，状态请选“计划”")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_document_number(self, "minutes_number")
        if self.state == PLANNED and self.held_on and self.held_on < dt.date.today():
            yield FieldProblem("state", f"{self.held_on} 已过，开过了的请把状态改成“召开”")
        if self.session and self.held_on and self._same_session():
            yield FieldProblem(
                "session", f"{self.held_on.year} 年已有第 {self.session} 次{self.kind}，请核对次序"
            )

    def _same_session(self) -> bool:
        mine, year = GroupMeeting, self.held_on.year
        return bool(
            mine.select()
            .where(
                query.live(mine)
                & (mine.uid != self.uid)
                & (mine.kind == self.kind)
                & (mine.session == self.session)
                & mine.held_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
            )
            .exists()
        )


class MeetingMatter(ChildRecord):
    """议定事项: one matter settled, who does it by when, and whether it is done."""

    meeting = Link("会议", GroupMeeting, backref="matters", required=True)
    matter = Text("事项", 200, required=True)
    department = Link("责任单位", Department, backref="meeting_matters")
    due_on = Date("时限", future=True)
    done = Flag("已办结")
    done_on = Date("办结日期")

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        yield from check_order_in_parent(self, parent, "held_on", "due_on", "done_on", called="会议日期")
