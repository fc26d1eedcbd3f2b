"""The ledger 检查: list and form of Inspection."""

from lawgov_desktop.areas.enforcement.inspection import Inspection
from lawgov_desktop.areas.enforcement.inspection_rules import SERVICE
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

INSPECTIONS = Ledger(
    Inspection,
    title="检查",
    paper_title="行政检查台账",
    measure="次",
    time=Event("inspected_on"),
    purpose="每次检查一行：查了谁、谁去的、查了哪些事项、结论是什么。年报的“次”数行，“项”数检查事项，所以事项要一条条记。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("inspected_on", "日期", width=4.5),
        Column("object_name", "检查对象", stretch=True),
        Column("category", "类别", width=5.5),
        Column("inspectors.officer", "检查人员", width=8),
        Column("conclusion", "结论", width=5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "inspected_on",
                "category",
                "object_name",
                "object_kind",
                "village",
                "enterprise",
                "plan_name",
                "began_at",
                "ended_at",
            ),
        ),
        Section(
            "审批通知",
            (
                "approval_number",
                "approved_by",
                "approved_on",
                "notified",
                "notified_on",
                "notified_at",
                "scanned",
                "cards_shown",
            ),
            note="到企业检查先审批、后通知",
        ),
        Section(
            "检查人员",
            child="inspectors",
            child_fields=("officer", "certificate_number"),
            note="不少于两人",
            add="添加人员",
            pick="officer",
        ),
        Section(
            "检查事项",
            child="items",
            child_fields=("name", "power", "result", "note"),
            add="添加事项",
            pick="power",
        ),
        Section(
            "结论",
            (
                "conclusion",
                "order_number",
                "deadline",
                "handed_to",
                "signed",
                "rechecked_on",
                "recheck_result",
                "findings",
            ),
        ),
        Section(
            "全过程记录",
            ("written_record", "photo_number", "recording", "device"),
            note="行政处罚法第四十七条",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(SERVICE, (Condition("category", "=", SERVICE),)),),
    search=(
        "object_name",
        "village.name",
        "plan_name",
        "items.name",
        "inspectors.officer.person.name",
        "order_number",
    ),
    counted="{year} 年",
    subtitle=("object_name", "village.name", "category"),
    filters=("category", "object_kind", "conclusion", "village", "evidence"),
)
