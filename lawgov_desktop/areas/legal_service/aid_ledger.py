"""The ledger 法律援助: list and form of AidApplication."""

from lawgov_desktop.areas.legal_service.aid import AidApplication
from lawgov_desktop.areas.legal_service.aid_rules import DROPPED, GRANTED, REFUSED, WITHDRAWN
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

AIDS = Ledger(
    AidApplication,
    title="法律援助",
    paper_title="法律援助申请台账",
    measure="件",
    time=Event("applied_on"),
    purpose="登记到站里申请法律援助的人。先记申请和事项，初审后转交县法律援助中心，决定、指派和结果回来再补；期限到了会提醒。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("applied_on", "日期", width=4.5),
        Column("name", "申请人", width=5),
        Column("village.name", "村", width=5.5),
        Column("facts", "案情", stretch=True),
        Column("forwarded_on", "转交", width=4.5),
        Column("decision", "结果", width=5, quiet=(REFUSED, DROPPED, WITHDRAWN)),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "申请人",
            (
                "applied_on",
                "name",
                "sex",
                "group",
                "id_number",
                "phone",
                "village",
                "address",
                "agent",
                "agent_relation",
                "protected",
            ),
        ),
        Section("事项", ("matter", "urgent", "category", "limit_on", "facts")),
        Section(
            "经济状况和材料",
            ("no_means_test", "not_checked", "hardship", "papers"),
            note="不查经济、免予核查的选一项，其余写说明",
        ),
        Section(
            "初审和补正",
            (
                "first_opinion",
                "first_reviewed_on",
                "first_reviewer",
                "told_on",
                "complete_by",
                "completed_on",
                "told",
            ),
        ),
        Section(
            "转交和决定",
            (
                "forwarded_on",
                "forwarded_to",
                "decision",
                "decided_on",
                "assigned_on",
                "lawyer",
                "firm",
                "refusal",
            ),
            note="县中心七日内决定，给予的三日内指派",
        ),
        Section("结果和回访", ("closed_on", "outcome", "revisited_on", "satisfaction", "revisit")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("转交", (Condition("forwarded_on", "filled"),)),
        Total("给予", (Condition("decision", "=", GRANTED),)),
    ),
    search=("name", "village.name", "matter", "phone", "lawyer", "agent"),
    counted="{year} 年申请",
    subtitle=("village.name", "matter"),
    filters=("decision", "matter", "category", "group", "village", "evidence"),
)
