"""The ledger 下年计划: list and form of NextYearPlan."""

from lawgov_desktop.areas.review.plan import NextYearPlan
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Annual

PLANS = Ledger(
    NextYearPlan,
    title="下年计划",
    paper_title="法治建设下年计划台账",
    measure="项",
    time=Annual("year"),
    purpose="写进年报最后一部分的下一年安排，一个方向一行。到了下一年，可以在“组织领导 › 任务分解”里一次转成任务。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("direction", "方向", width=12),
        Column("measures", "措施", stretch=True),
        Column("state", "完成情况", width=5),
    ),
    sections=(
        Section(
            "计划", ("year", "direction", "measures", "target", "department", "due_on", "state", "completion")
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("direction", "measures", "target"),
    sort="number",
    counted="{year} 年制定",
    subtitle=("direction", "state"),
    filters=("state", "department"),
)
