"""StudySession 学法: the leading team and others studying law, with who attended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_no_person_twice
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, LongText, PersonName, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

TEAM = "党政班子"
BODIES = (TEAM, "机关干部", "站所", "村干部")


def count_listed(record: Any, children: dict[str, list[ChildRecord]], key: str = "attendances") -> None:
    """Fill empty 应到 and 实到 from the list of names."""
    listed = [row for row in children.get(key, ()) if row.__data__.get("person")]
    if listed:
        present = sum(1 for row in listed if getattr(row, "present", False))
        record.expected = len(listed) if record.expected is None else record.expected
        record.attended = present if record.attended is None else record.attended


def attendance_problems(record: Any, children: Children, key: str = "attendances") -> Iterator[FieldProblem]:
    """实到 may not exceed 应到, nor be less than those listed as present; nobody is listed twice."""
    yield from check_no_person_twice(children.get(key, ()), key)
    if record.attended is not None and record.expected is not None and record.attended > record.expected:
        yield FieldProblem("attended", f"实到 {record.attended} 人多于应到 {record.expected} 人，请核对")
    present = sum(1 for row in children.get(key, ()) if getattr(row, "present", False))
    if record.attended is not None and present > record.attended:
        yield FieldProblem("attended", f"名单里到了 {present} 人，多于实到 {record.attended} 人，请核对")


class StudySession(Record):
    """One session of studying law (领导干部学法)."""

    caption_path = "topic"
    duplicate_key = ("held_on", "topic")
    required_papers = (RequiredPaper("签到表"),)

    held_on = Date("日期", required=True)
    body = Choice("学法主体", BODIES, required=True, default=TEAM)
    form = Choice("形式", ("理论学习中心组", "会前学法", "专题学法", "法治讲座", "旁听庭审"), required=True)
    topic = Text("主题", 100, required=True)
    laws = Text("其他学习内容", 200, short="其他内容", hint="“学习内容”里没有的，写在这里")
    lecturer = PersonName("主讲人")
    expected = Count("应到人数", short="应到", unit="人", most=9999)
    attended = Count("实到人数", short="实到", unit="人", most=9999)
    hours = Count("时长", unit="小时", most=99)
    recorder = PersonName("记录人")
    place = Text("地点", 60)
    plan_item = Text("年度学法计划项", 40, short="计划项", hint="如 第三项")
    village = Link("村（社区）", Village, backref="+", short="村", hint="村干部学法的写上")
    department = Link("责任站所", Department, backref="+", short="站所")
    notes = LongText("记录")

    @property
    def caption(self) -> str:
        return str(self.topic)

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        count_listed(self, children)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from attendance_problems(self, children)

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if "contents" in children and not children["contents"] and not self.laws:
            yield FieldProblem("laws", "还没有写学了哪些法律法规，请在“学习内容”里勾选")


class StudyContent(ChildRecord):
    """学习内容: one law or subject that was studied."""

    session = Link("学法", StudySession, backref="contents", required=True)
    law = Word("法律法规", "study_law", required=True)


class StudyAttendance(ChildRecord):
    """One person who attended."""

    session = Link("学法", StudySession, backref="attendances", required=True)
    person = Link("姓名", Person, backref="studied", required=True)
    present = Flag("到会", default=True)
    reason = Text("缺席原因", 60)
