"""The ledger 存在问题: list and form of Problem."""

from lawgov_desktop.areas.review.problem import Problem
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Annual

PROBLEMS = Ledger(
    Problem,
    title="存在问题",
    paper_title="法治建设存在问题台账",
    measure="个",
    time=Annual("year"),
    purpose="写进年报的存在问题，一个一行，写成一句话。规定要求同时写原因，所以原因也要填。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("category", "分类", width=5),
        Column("statement", "问题", stretch=True),
        Column("state", "状态", width=5),
    ),
    sections=(
        Section("问题", ("year", "category", "statement", "cause", "basis")),
        Section(
            "整改", ("measure", "responsible", "department", "due_on", "state", "done_on", "carried_from")
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("statement", "cause", "measure", "basis", "responsible"),
    sort="number",
    counted="{year} 年",
    subtitle=("category", "state"),
    filters=("category", "state", "department"),
)
