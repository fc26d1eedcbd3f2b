"""The ledger 信访: list and form of Petition."""

from lawgov_desktop.areas.mediation.petition import CLOSED, Petition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

PETITIONS = Ledger(
    Petition,
    title="信访",
    paper_title="信访事项台账",
    measure="件",
    time=Event("received_on"),
    purpose="收到的信访事项，从告知、受理到答复。15 天内告知，一般 60 天内办结；信访人的姓名和内容不能给被反映的人看。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("received_on", "收到", width=4.5),
        Column("village.name", "村", width=6),
        Column("kind.label", "类别", stretch=True),
        Column("colour", "分级", width=4),
        Column("outcome", "结果", width=5),
        Column("closed_on", "办结", width=4.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "登记",
            (
                "received_on",
                "channel",
                "platform_number",
                "repeated",
                "petitioner",
                "people",
                "phone",
                "village",
                "kind",
                "colour",
                "matter",
                "accused",
                "protected",
                "content",
            ),
        ),
        Section(
            "受理",
            (
                "registered_on",
                "accepted",
                "accepted_on",
                "reason",
                "transferred_to",
                "objection_on",
                "department",
                "lead_officer",
                "due_on",
                "extended_on",
                "extension_reason",
            ),
            note="15 天内告知是否受理",
        ),
        Section(
            "办理",
            ("closed_on", "outcome", "reply_number", "satisfaction", "reply"),
            note="受理后 60 天内办结，批准可再延 30 天",
        ),
        Section(
            "复查复核",
            (
                "review_on",
                "review_done_on",
                "review_result",
                "second_on",
                "second_done_on",
                "second_result",
            ),
            note="30 天内申请，30 天内答复",
        ),
        Section(
            "三色变更",
            child="colour_changes",
            child_fields=("changed_on", "colour", "reason", "approved_by"),
            add="添加变更",
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("已办结", (CLOSED,)), Total("人次", path="people")),
    search=("petitioner", "matter", "village.name", "phone", "reply_number", "platform_number"),
    counted="{year} 年收到",
    subtitle=("village.name", "kind.label"),
    filters=("channel", "kind", "colour", "accepted", "outcome", "village", "evidence"),
)
