"""The ledger 案卷评查: list and form of CaseReview."""

from lawgov_desktop.areas.enforcement.review import CaseReview
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

REVIEWS = Ledger(
    CaseReview,
    title="案卷评查",
    paper_title="行政执法案卷评查台账",
    measure="次",
    time=Event("reviewed_on"),
    purpose="记每次案卷评查查了多少卷、发现什么问题、改了没有。先写评查名称和卷数，再把问题一条条添在“问题”里。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("reviewed_on", "日期", width=4.5),
        Column("title", "名称", stretch=True),
        Column("level", "组织者", width=5),
        Column("files", "案卷", width=4),
        Column("faults.fault", "问题", width=9),
        Column("corrected_on", "整改", width=4.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "评查",
            (
                "reviewed_on",
                "title",
                "level",
                "scope",
                "files",
                "excellent",
                "qualified",
                "unqualified",
                "reviewers",
                "summary",
            ),
        ),
        Section(
            "问题",
            child="faults",
            child_fields=("file_number", "fault", "responsible", "corrected", "corrected_on"),
            add="添加问题",
        ),
        Section("整改", ("deadline", "corrected_on", "reported_on")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("案卷", path="files"),),
    search=("title", "faults.fault", "faults.file_number", "reviewers"),
    counted="{year} 年",
    subtitle=("title", "level"),
    filters=("level", "scope", "evidence"),
)
