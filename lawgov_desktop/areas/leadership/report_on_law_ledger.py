"""The ledger 述法: list and form of ReportOnLaw."""

from lawgov_desktop.areas.leadership.report_on_law import ReportOnLaw
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Annual

LAW_REPORTS = Ledger(
    ReportOnLaw,
    title="述法",
    paper_title="领导干部述法台账",
    measure="人",
    time=Annual("year"),
    purpose="领导干部年终述法，一人一年一行。先写述法人和形式，述法报告放进佐证，评议结果出来再补。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("name", "述法人", width=6),
        Column("post", "职务", stretch=True),
        Column("form", "形式", width=7),
        Column("reported_on", "述法日期", width=6.5),
        Column("result", "评议", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section("述法", ("year", "name", "post", "person", "form", "reported_on", "audience")),
        Section("评议", ("result", "corrected_on", "comments", "shortcomings")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "post", "audience", "shortcomings"),
    sort="number",
    counted="{year} 年度",
    subtitle=("name", "post"),
    filters=("form", "result", "evidence"),
)
