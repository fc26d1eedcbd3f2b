"""The ledger 任务分解: list and form of TaskItem."""

from lawgov_desktop.areas.leadership.task import DONE, DROPPED, TaskItem
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Annual

TASKS = Ledger(
    TaskItem,
    title="任务分解",
    paper_title="法治建设任务分解台账",
    measure="项",
    time=Annual("year"),
    purpose="把上级文件和年度计划拆成一条条措施，写明谁牵头、谁负责、什么时候完成。完成的要有佐证；上年计划可以一次转过来。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("task", "一级任务", width=8),
        Column("measure", "具体措施", stretch=True),
        Column("department.name", "责任单位", width=7),
        Column("due_on", "时限", width=6.5),
        Column("progress", "进度", width=4),
        Column("state", "状态", width=5, amber=("未启动", "推进中"), quiet=(DROPPED,)),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "任务",
            (
                "year",
                "due_on",
                "task",
                "measure",
                "department",
                "lead_officer",
                "partners",
                "document",
                "indicator",
                "basis",
            ),
        ),
        Section("进展", ("state", "progress", "done_on", "unfinished_reason", "outcome")),
        Section(
            "分工",
            child="parts",
            child_fields=("department", "village", "duty", "due_on", "done"),
            note="分到站所或村",
            add="添加分工",
            pick="department",
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("已完成", (Condition("state", "=", DONE),)),
        Total("推进中", (Condition("state", "=", "推进中"),)),
    ),
    search=("task", "measure", "department.name", "lead_officer", "indicator", "basis"),
    sort="number",
    counted="{year} 年",
    subtitle=("task", "measure"),
    filters=("state", "department", "evidence"),
)
