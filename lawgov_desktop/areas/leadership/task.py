"""TaskItem 任务分解: the demands of a superior's document, split into measures with department and deadline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.leadership.policy import PolicyDocument
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, LongText, PersonName, Text, Year
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

DONE, DROPPED = "已完成", "调整取消"
STATES = ("未启动", "推进中", DONE, DROPPED)


class TaskItem(Record):
    """One task of a year; whether it is late (逾期) follows from its deadline and is never typed."""

    caption_path = "measure"
    required_papers = (RequiredPaper("完成情况佐证", (Condition("state", "=", DONE),)),)

    year = Year("年度", required=True)
    basis = Text("上级文件或年度要点", 150, short="依据")
    indicator = Text("对应考核指标", 60, short="考核指标", hint="示范创建或考核细则的条目，如 第 12 项")
    document = Link("本镇文件", PolicyDocument, backref="tasks")
    task = Text("一级任务", 100, required=True)
    measure = Text("具体措施", 200, required=True)
    lead_officer = PersonName("牵头领导")
    department = Link("责任单位", Department, backref="tasks", required=True)
    partners = Text("配合单位", 150, hint="几个单位用顿号隔开")
    due_on = Date("完成时限", future=True)
    state = Choice("状态", STATES, required=True, default="未启动")
    progress = Count("进度", unit="%", most=100, default=0)
    done_on = Date("完成日期")
    outcome = LongText("完成情况", 2000)
    unfinished_reason = Text("未完成原因", 300)

    @property
    def caption(self) -> str:
        return str(self.measure or "")

    def normalise(self, children: object) -> None:
        """Done is 100 %, and 100 % with a day is done."""
        if self.done_on and self.state in (None, "", "未启动", "推进中"):
            self.state = DONE
        if self.state == DONE:
            self.progress = 100
        elif self.state == "未启动" and self.progress:
            self.state = "推进中"

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.state == DONE and not self.done_on:
            yield FieldProblem("done_on", "状态是“已完成”，请填完成日期")
        if self.state != DONE and self.done_on:
            yield FieldProblem("done_on", f"状态是“{self.state}”，请去掉完成日期，或改成“已完成”")
        if self.due_on and self.year and self.due_on.year < self.year:
            yield FieldProblem("due_on", f"早于年度 {self.year}，请核对")
        if self.state == DROPPED and not self.unfinished_reason:
            yield FieldProblem("unfinished_reason", "调整取消的，请写明原因")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        late = self.due_on and self.due_on < dt.date.today() and self.state not in (DONE, DROPPED)
        if late and not self.unfinished_reason:
            yield FieldProblem("unfinished_reason", f"已过时限 {self.due_on}，请写未完成原因")
        if self.done_on and self.due_on and self.done_on > self.due_on and not self.unfinished_reason:
            yield FieldProblem(
                "done_on", f"晚于时限 {(self.done_on - self.due_on).days} 天，请在“未完成原因”里写明"
            )
        left = [row for row in children.get("parts", ()) if not getattr(row, "done", False)]
        if self.state == DONE and left:
            yield FieldProblem("state", f"还有 {len(left)} 项分工没有勾“已完成”")


class TaskPart(ChildRecord):
    """分工: the share of one station or village in a task."""

    task_item = Link("任务", TaskItem, backref="parts", required=True)
    department = Link("站所", Department, backref="task_parts")
    village = Link("村（社区）", Village, backref="task_parts", short="村")
    duty = Text("分工内容", 200)
    due_on = Date("时限", future=True)
    done = Flag("已完成")

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        if not self.department_id and not self.village_id:
            yield FieldProblem("department", "请选站所或村")
