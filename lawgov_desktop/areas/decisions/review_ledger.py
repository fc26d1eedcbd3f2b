"""The ledger 合法性审查: list and form of LegalReview."""

from lawgov_desktop.areas.decisions.review import GIVEN, LegalReview
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

REVIEWS = Ledger(
    LegalReview,
    title="合法性审查",
    paper_title="合法性审查台账",
    measure="件",
    time=Event("sent_on"),
    purpose="送司法所或法律顾问审查的文件、决策、执法决定和合同，一件一行。先选类型和事项，意见出来再填结论。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("sent_on", "送审", width=4.5),
        Column("kind", "类型", width=6),
        Column("matter", "事项", stretch=True),
        Column("reviewer", "审查人", width=5),
        Column("conclusion", "结论", width=5.5),
        Column("opinions", "意见", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "送审",
            (
                "sent_on",
                "kind",
                "matter",
                "department",
                "village",
                "counterpart",
                "amount",
                "reviewer",
                "counsel",
            ),
        ),
        Section(
            "意见",
            (
                "given_on",
                "conclusion",
                "opinion_number",
                "opinions",
                "opinions_taken",
                "signed_on",
                "opinion",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("已出具", (GIVEN,)),
        Total("合同", (Condition("kind", "in", ("镇合同", "村合同")),)),
        Total("修改意见", path="opinions"),
    ),
    search=("matter", "counterpart", "reviewer", "opinion_number", "village.name"),
    counted="{year} 年送审",
    subtitle=("kind", "matter"),
    filters=("kind", "conclusion", "village", "department", "evidence"),
)
