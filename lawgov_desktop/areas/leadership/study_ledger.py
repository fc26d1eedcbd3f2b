"""The ledger 学法: list and form of StudySession."""

from lawgov_desktop.areas.leadership.study import TEAM, StudySession
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

STUDIES = Ledger(
    StudySession,
    title="学法",
    paper_title="领导干部学法台账",
    measure="次",
    time=Event("held_on"),
    purpose="领导干部和机关学法的记录。先选主体和形式，写主题；参加的人可以从名单勾选，签到表放进佐证。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("body", "主体", width=6),
        Column("topic", "主题", stretch=True),
        Column("form", "形式", width=8),
        Column("attended", "实到", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "held_on",
                "body",
                "topic",
                "form",
                "place",
                "lecturer",
                "recorder",
                "expected",
                "attended",
                "hours",
                "plan_item",
                "village",
                "laws",
                "notes",
            ),
        ),
        Section("学习内容", child="contents", child_fields=("law",), add="添加法律法规", pick="law"),
        Section(
            "到会名单",
            child="attendances",
            child_fields=("person", "present", "reason"),
            add="添加人员",
            pick="person",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(TEAM, (Condition("body", "=", TEAM),)), Total("实到人次", path="attended")),
    search=("topic", "contents.law.label", "laws", "lecturer"),
    counted="{year} 年",
    subtitle=("body", "topic"),
    filters=("body", "form", "contents.law", "evidence"),
)
