"""The ledger 宣传活动: list and form of Activity."""

from lawgov_desktop.areas.publicity.activity import LECTURE, Activity
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

ACTIVITIES = Ledger(
    Activity,
    title="宣传活动",
    paper_title="普法宣传活动台账",
    measure="次",
    time=Event("held_on"),
    purpose="登记每一次法治宣传和宣讲。活动结束就记一条，写清主题、形式和受众人数，发了什么资料在“发放资料”里逐项写。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("title", "名称", stretch=True),
        Column("form", "形式", width=6),
        Column("theme.label", "主题", width=6),
        Column("village.name", "村", width=6),
        Column("people", "受众", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "held_on",
                "title",
                "form",
                "theme",
                "theme_day",
                "venue",
                "village",
                "place",
                "department",
                "partners",
                "people",
                "consulted",
                "staff",
                "helpers",
                "cost",
                "report",
            ),
        ),
        Section(
            "受众对象",
            child="audiences",
            child_fields=("audience",),
            note="可以有几类",
            add="添加对象",
            pick="audience",
        ),
        Section(
            "发放资料",
            child="materials",
            child_fields=("name", "kind", "quantity", "unit", "signed_by"),
            note="年报的发放份数由这里相加",
            add="添加资料",
        ),
        Section("宣讲", ("speaker", "lecture_topic", "lecture_minutes")),
        Section("媒体和归档", ("media", "reads", "archived_on")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("宣讲", (Condition("form", "=", LECTURE),)),
        Total("受众人次", path="people"),
    ),
    search=(
        "title",
        "place",
        "village.name",
        "theme.label",
        "speaker",
        "lecture_topic",
        "partners",
        "materials.name",
    ),
    counted="{year} 年",
    subtitle=("title", "village.name", "form"),
    filters=("form", "theme", "theme_day", "venue", "village", "department", "evidence"),
)
