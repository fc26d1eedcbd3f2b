"""The ledger 规范性文件: list and form of NormativeDocument."""

from lawgov_desktop.areas.decisions.normative import IN_FORCE, NormativeDocument
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

NORMATIVES = Ledger(
    NormativeDocument,
    title="规范性文件",
    paper_title="行政规范性文件台账",
    measure="件",
    time=Span("planned_on", "lapses_on"),
    purpose="镇里制定的规范性文件，从立项、征求意见、审核到公布、报备。一年没有制定，年报里就是 0 件，不用硬凑。",
    columns=(
        Column("number", "编号", width=6),
        Column("title", "名称", stretch=True),
        Column("document_number", "文号", width=10),
        Column("conclusion", "审核", width=5, short=(("修改后合格", "改后合格"),)),
        Column("published_on", "公布", width=6.5),
        Column("state", "状态", width=4, quiet=("废止", "失效")),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "立项起草",
            (
                "planned_on",
                "state",
                "title",
                "proposed_by",
                "plan_number",
                "reason",
                "basis",
                "drafted_by",
                "research",
                "differences",
                "assessment",
            ),
        ),
        Section(
            "征求意见",
            (
                "comment_way",
                "comment_scope",
                "comment_from",
                "comment_to",
                "comments",
                "comments_taken",
                "comments_note",
                "fair_competition",
            ),
        ),
        Section(
            "合法性审核",
            (
                "lawful",
                "necessary",
                "feasible",
                "regular",
                "reviewed_by",
                "received_on",
                "reviewed_on",
                "conclusion",
                "opinion_number",
                "counsel_opinion",
            ),
            note="四项逐项把关",
        ),
        Section(
            "决定公布",
            (
                "decided_at",
                "decided_on",
                "decision",
                "signed_by",
                "signed_on",
                "register_number",
                "document_number",
                "published_on",
                "published_in",
                "effective_on",
                "lapses_on",
                "explained",
                "emergency",
                "emergency_by",
                "emergency_reason",
            ),
        ),
        Section(
            "备案清理",
            ("registered_with", "registered_on", "registered_number", "cleared", "cleared_on"),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("有效", (Condition("state", "=", IN_FORCE),)),),
    search=("title", "document_number", "register_number", "proposed_by.name"),
    sort="number",
    counted="{year} 年",
    subtitle=("title", "document_number"),
    filters=("state", "conclusion", "proposed_by", "evidence"),
)
