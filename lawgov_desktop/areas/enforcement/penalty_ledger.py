"""The ledger 处罚案件: list and form of PenaltyCase."""

from lawgov_desktop.areas.enforcement.penalty import PenaltyCase
from lawgov_desktop.areas.enforcement.penalty_rules import ORDINARY, PENALISED, SIMPLE, UNDER_WAY
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

PENALTIES = Ledger(
    PenaltyCase,
    title="处罚案件",
    paper_title="行政处罚案件台账",
    measure="件",
    time=Event("filed_on"),
    purpose="行政处罚案件从线索、立案到决定、执行、归档，每一步的日期都在这里，少了法定步骤会提醒。先写当事人和案由。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("filed_on", "立案", width=4.5),
        Column("party", "当事人", width=7),
        Column("cause", "案由", stretch=True),
        Column("procedure", "程序", width=4, short=((SIMPLE, "简易"), (ORDINARY, "普通"))),
        Column(
            "outcome", "处理", width=5.5, amber=(UNDER_WAY,), quiet=("撤案", "违法事实不能成立", "不予立案")
        ),
        Column("amount", "罚没", width=6),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "立案",
            (
                "filed_on",
                "case_number",
                "procedure",
                "source",
                "inspection",
                "clue_on",
                "party_kind",
                "party",
                "party_id",
                "credit_code",
                "phone",
                "village",
                "address",
                "cause",
                "power",
                "occurred_on",
                "endangers_life",
            ),
        ),
        Section(
            "承办人",
            child="handlers",
            child_fields=("officer", "certificate_number"),
            note="不少于两人",
            add="添加承办人",
            pick="officer",
        ),
        Section("调查取证", ("sealed_on", "sealed_until", "ordered_on", "recording", "facts")),
        Section(
            "法制审核",
            (
                "legal_review_needed",
                "legal_review_ground",
                "legal_reviewed_on",
                "legal_review_result",
                "legal_reviewer",
                "reviewer_qualified",
                "legal_review_number",
                "discussed_on",
            ),
            note="要审核的，通过后才能决定",
        ),
        Section(
            "告知听证",
            (
                "notified_on",
                "heard",
                "hearing_right",
                "hearing_asked_on",
                "hearing_notified_on",
                "hearing_on",
                "hearing_dropped",
            ),
            note="决定前先告知、听取陈述申辩",
        ),
        Section(
            "决定",
            ("outcome", "decided_on", "decision_number", "amount", "extension_on", "published_on"),
        ),
        Section("处罚种类", child="measures", child_fields=("kind", "amount", "detail"), add="添加种类"),
        Section(
            "送达执行",
            (
                "served_on",
                "service_way",
                "paid_on",
                "paid_on_spot",
                "performance",
                "remedy",
                "closed_on",
                "archive_number",
            ),
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total(PENALISED, (Condition("outcome", "=", PENALISED),)),
        Total(UNDER_WAY, (Condition("outcome", "=", UNDER_WAY),)),
        Total("罚没", path="amount"),
    ),
    search=(
        "party",
        "cause",
        "case_number",
        "decision_number",
        "village.name",
        "handlers.officer.person.name",
    ),
    counted="{year} 年立案",
    subtitle=("party", "cause"),
    filters=("procedure", "outcome", "performance", "remedy", "village", "evidence"),
)
