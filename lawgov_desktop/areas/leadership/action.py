"""LeaderAction 四个亲自: actions of the first persons in charge, required by the 2016 rules on their duties."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Date, Link, LongText, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import Children, FieldProblem, Record

KINDS = ("重要工作亲自部署", "重大问题亲自过问", "重点环节亲自协调", "重要任务亲自督办")


class LeaderAction(Record):
    """One matter the party secretary or the mayor dealt with in person."""

    caption_path = "matter"
    duplicate_key = ("acted_on", "matter")
    required_papers = (RequiredPaper("履职佐证"),)

    acted_on = Date("日期", required=True)
    post = Choice("责任人职务", ("党委书记", "镇长", "乡长"), required=True, short="职务")
    name = PersonName("责任人", required=True)
    person = Link("人员登记", Person, backref="actions")
    kind = Choice("类别", KINDS, required=True)
    form = Choice("形式", ("会议", "批示", "调研", "督办", "接访", "包案", "讲法治课", "其他"), required=True)
    matter = Text("事项", 150, required=True)
    content = LongText("内容", 2000)
    due_on = Date("落实期限", future=True)
    done_on = Date("落实日期")
    result = LongText("落实结果", 1000)
    village = Link(
        "村（社区）", Village, backref="leader_actions", short="村", hint="到村调研、接访、包案的写上"
    )
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def normalise(self, children: object) -> None:
        """Fill an empty name from the linked person."""
        if self.person_id and not self.name:
            self.name = self.person.name

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "acted_on", "due_on", "done_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.done_on and not self.result:
            yield FieldProblem("result", "已落实的，请写落实结果")
        if self.form in ("督办", "包案") and not self.due_on and not self.done_on:
            yield FieldProblem("due_on", f"{self.form}的，请填落实期限，到期首页会提醒")
