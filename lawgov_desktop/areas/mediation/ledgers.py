"""How the disputes are listed and laid out on the page."""

from lawgov_desktop.areas.mediation.dispute import ORAL, SUCCESS, UNDER_WAY, WRITTEN, Dispute
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event

DISPUTES = Ledger(
    Dispute,
    title="纠纷",
    measure="件",
    time=Event("accepted_on"),
    columns=(
        Column("number", "编号", width=4.5),
        Column("accepted_on", "受理", width=4.5),
        Column("village.name", "村", width=6),
        Column("parties.name", "当事人", stretch=True),
        Column("kind.label", "类型", width=7),
        Column("colour", "分级", width=4),
        Column(
            "outcome",
            "结果",
            width=5.5,
            short=(
                (WRITTEN, "书面协议"),
                (ORAL, "口头协议"),
                ("调解不成（终止）", "调解不成"),
                ("当事人拒绝（终止）", "当事人拒绝"),
            ),
            amber=(UNDER_WAY,),
            quiet=("调解不成（终止）", "当事人拒绝（终止）", "撤回", "转其他途径"),
        ),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "accepted_on",
                "village",
                "kind",
                "source",
                "intake",
                "committee",
                "colour",
                "amount",
                "summary",
            ),
        ),
        Section(
            "当事人",
            child="parties",
            child_fields=("side", "name", "sex", "age", "phone", "id_number", "address"),
            note="甲、乙双方各至少一人",
            add="添加当事人",
        ),
        Section(
            "调解员",
            child="mediators",
            child_fields=("name", "chosen_by"),
            note="达成协议要有调解员",
            add="添加调解员",
        ),
        Section(
            "调解记录", child="sessions", child_fields=("held_on", "place", "content"), add="添加一次调解"
        ),
        Section(
            "结果",
            (
                "outcome",
                "concluded_on",
                "agreement_number",
                "performance",
                "performance_due",
                "confirmation_on",
                "confirmation_result",
                "revisited_on",
                "satisfaction",
                "archive_number",
                "agreement",
            ),
        ),
        Section(
            "三色变更",
            child="colour_changes",
            child_fields=("changed_on", "colour", "reason", "approved_by"),
            add="添加变更",
        ),
        Section(
            "其他情况",
            (
                "occurred_on",
                "place",
                "people_involved",
                "serious",
                "handled_by",
                "included",
                "exclusion_reason",
                "remark",
            ),
        ),
    ),
    totals=(
        Total("成功", (Condition("outcome", "in", SUCCESS),)),
        Total("正在调解", (Condition("outcome", "=", UNDER_WAY),)),
        Total("金额", path="amount"),
    ),
    search=(
        "parties.name",
        "village.name",
        "kind.label",
        "mediators.name",
        "agreement_number",
        "parties.phone",
    ),
    counted="{year} 年受理",
    subtitle=("village.name", "parties.name", "kind.label"),
    filters=("outcome", "village", "kind", "colour", "source", "evidence"),
)
