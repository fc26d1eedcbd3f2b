"""The ledger 制度文件: list and form of PolicyDocument."""

from lawgov_desktop.areas.leadership.policy import PolicyDocument
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

POLICIES = Ledger(
    PolicyDocument,
    title="制度文件",
    paper_title="制度文件台账",
    measure="件",
    time=Span("issued_on", "lapses_on"),
    purpose="本镇印发的方案、规划、制度。先写标题和文号；年报里要点名的，勾上“写入年报”。属于规范性文件的，还要在“依法决策”里登记。",
    columns=(
        Column("number", "编号", width=6),
        Column("title", "标题", stretch=True),
        Column("document_number", "文号", width=10),
        Column("issued_on", "印发", width=6.5),
        Column("lapses_on", "有效期至", width=6.5),
        Column("named_in_report", "写入年报", width=5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "title",
                "document_number",
                "genre",
                "category",
                "issued_on",
                "effective_on",
                "lapses_on",
                "department",
                "issuer",
                "signed_by",
                "state",
                "is_normative",
                "published_in",
                "basis",
            ),
        ),
        Section("年报", ("named_in_report", "repealed", "repealed_on")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("写入年报", (Condition("named_in_report", "=", True), Condition("repealed", "=", False))),),
    search=("title", "document_number", "basis"),
    counted="{year} 年有效",
    subtitle=("title", "document_number"),
    filters=("genre", "category", "state", "department", "evidence"),
)
