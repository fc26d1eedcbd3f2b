"""The ledger 领导小组: list and form of LeadingGroup."""

from lawgov_desktop.areas.leadership.group import DISSOLVED, IN_USE, LeadingGroup
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

GROUPS = Ledger(
    LeadingGroup,
    title="领导小组",
    paper_title="法治建设领导小组台账",
    measure="个",
    time=Span("founded_on", "dissolved_on"),
    purpose="法治建设有关的领导小组和成员。人员变动要有新的文号：先改成员，再填调整文号和日期，文件放进佐证。",
    columns=(
        Column("number", "编号", width=6),
        Column("name", "名称", stretch=True),
        Column("document_number", "文号", width=10),
        Column("founded_on", "成立", width=6.5),
        Column("members.name", "成员", width=8, only=(Condition("left_on", "empty"),)),
        Column("state", "状态", width=4, quiet=(DISSOLVED,)),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "name",
                "purpose_kind",
                "document_number",
                "founded_on",
                "adjusted_number",
                "adjusted_on",
                "office_at",
                "office_head",
                "state",
                "dissolved_on",
                "duties",
            ),
        ),
        Section(
            "成员",
            child="members",
            child_fields=("post", "name", "unit", "joined_on", "left_on"),
            note="双组长写两行",
            add="添加成员",
            pick="person",
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("在用", (Condition("state", "in", IN_USE),)),),
    search=("name", "document_number", "adjusted_number", "members.name"),
    sort="number",
    counted="{year} 年在用",
    subtitle=("purpose_kind", "document_number"),
    filters=("state", "purpose_kind", "evidence"),
)
