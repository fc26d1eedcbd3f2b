"""NextYearPlan 下年计划: a direction of work, decided in one year for the next."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Date, Link, LongText, Text, Year
from lawgov_desktop.records.record import Children, FieldProblem, Record


class NextYearPlan(Record):
    """One direction of the plan, with its measures."""

    caption_path = "direction"

    year = Year("制定年度", required=True, hint="写进哪一年的年报")
    direction = Text("方向", 60, required=True, hint="印作小标题，不带序号和句号")
    measures = LongText("措施", 1000, required=True, hint="印作正文")
    target = Text("目标值", 100)
    department = Link("责任单位", Department, backref="plans")
    due_on = Date("完成时限", future=True)
    completion = LongText("完成说明", 1000, hint="下一年的年报用得着")
    state = Choice("完成情况", ("未启动", "推进中", "已完成", "调整取消"), default="未启动")

    @property
    def caption(self) -> str:
        return str(self.direction)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.due_on and self.year and self.due_on.year < self.year:
            yield FieldProblem("due_on", f"早于制定年度 {self.year} 年，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.state == "已完成" and not self.completion:
            yield FieldProblem("completion", "已完成的，请写完成说明，下一年的年报要报")
        if self.state == "调整取消" and not self.completion:
            yield FieldProblem("completion", "调整取消的，请写明原因")
