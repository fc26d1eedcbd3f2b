"""Problem 存在问题: one shortcoming of a year with its cause, required by the 2019 rules on the annual report."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Date, Link, LongText, PersonName, Text, Year
from lawgov_desktop.records.record import Children, FieldProblem, Record


class Problem(Record):
    """One shortcoming, in the words of the report."""

    caption_path = "statement"

    year = Year("年度", required=True)
    category = Choice("分类", ("思想认识", "队伍", "执法", "决策", "普法", "服务", "其他"), required=True)
    statement = Text("问题", 200, required=True, hint="写成一句，不带“一是”和句号")
    cause = LongText("原因", 1000)
    basis = Text("依据", 200, hint="哪项数据或督察反馈")
    measure = LongText("整改措施", 1000)
    responsible = PersonName("责任人")
    department = Link("责任部门", Department, backref="shortcomings")
    due_on = Date("整改期限", future=True)
    state = Choice("状态", ("未启动", "整改中", "已完成"), default="未启动")
    done_on = Date("整改完成日期", short="整改完成")
    carried_from = Year("结转自", hint="去年没改完转到今年的，写去年")

    @property
    def caption(self) -> str:
        return str(self.statement)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.carried_from and self.year and self.carried_from >= self.year:
            yield FieldProblem("carried_from", f"结转自应早于 {self.year} 年，请核对")
        if self.done_on and self.year and self.done_on.year < (self.carried_from or self.year):
            yield FieldProblem("done_on", f"早于问题的年度 {self.carried_from or self.year} 年，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.done_on and self.state != "已完成":
            yield FieldProblem("state", "填了整改完成日期，状态还不是“已完成”，请核对")
        if self.state == "已完成" and not self.done_on:
            yield FieldProblem("done_on", "状态是“已完成”，还没有填整改完成日期")
        if not self.cause:
            yield FieldProblem("cause", "年报要求写不足和原因，请补上原因")
