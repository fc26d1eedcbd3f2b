"""The ledger 会议: list and form of GroupMeeting."""

from lawgov_desktop.areas.leadership.meeting import PLANNED, GroupMeeting
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

MEETINGS = Ledger(
    GroupMeeting,
    title="会议",
    paper_title="法治建设会议台账",
    measure="次",
    time=Event("held_on"),
    purpose="领导小组会议和法治专题会议：听了什么汇报、解决了几个问题、定了哪些事。纪要和签到表放进佐证。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("kind", "类别", width=7),
        Column("topic", "议题", stretch=True),
        Column("problems_solved", "解决问题", width=5),
        Column("state", "状态", width=5, amber=(PLANNED,)),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "会议",
            (
                "held_on",
                "state",
                "kind",
                "session",
                "topic",
                "group",
                "place",
                "chaired_by",
                "attended",
                "reports_heard",
                "problems_solved",
                "attendants",
            ),
        ),
        Section("纪要", ("minutes_number", "minutes_on", "resolutions")),
        Section(
            "议定事项",
            child="matters",
            child_fields=("matter", "department", "due_on", "done", "done_on"),
            add="添加事项",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("解决问题", path="problems_solved"),),
    search=("topic", "chaired_by", "minutes_number", "matters.matter"),
    counted="{year} 年",
    subtitle=("kind", "topic"),
    filters=("kind", "state", "evidence"),
)
