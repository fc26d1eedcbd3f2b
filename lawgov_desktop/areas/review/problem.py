"""Problem 存在问题: one shortcoming of a year with its cause, as the 2019 rules on the annual report ask."""

from __future__ import annotations

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Date, Link, LongText, Text, Year
from lawgov_desktop.records.fields_identity import PersonName
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.period import Annual
from lawgov_desktop.records.record import Record


class Problem(Record):
    """One shortcoming, in the words of the report."""

    named_by = "statement"

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

    @property
    def caption(self) -> str:
        return str(self.statement)


PROBLEMS = Ledger(
    Problem,
    title="存在问题",
    measure="个",
    time=Annual("year"),
    columns=(
        Column("number", "编号", width=4.5),
        Column("category", "分类", width=5),
        Column("statement", "问题", stretch=True),
        Column("state", "状态", width=5),
    ),
    sections=(
        Section("问题", ("year", "category", "statement", "cause", "basis")),
        Section("整改", ("measure", "responsible", "department", "due_on", "state")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("statement", "cause"),
    sort="number",
    counted="{year} 年",
    subtitle=("category", "state"),
    filters=("category", "state"),
)
