"""Activity 宣传活动: one activity on one day; a lecture (宣讲) is an activity of that form."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.evidence import Proof
from lawgov_desktop.records.fields import Choice, Count, Date, Link, LongText, Money, Text, Word
from lawgov_desktop.records.fields_identity import PersonName
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record

LECTURE = "宣讲（讲座）"
FORMS = (
    "集中宣传",
    "入户宣传",
    LECTURE,
    "送法进单位",
    "以案释法",
    "文艺演出",
    "展板横幅",
    "广播新媒体",
    "知识竞赛",
    "模拟法庭",
)
THEMES = (
    ("constitution", "宪法"),
    ("civil_code", "民法典"),
    ("national_security", "国家安全"),
    ("anti_cult", "反邪教"),
    ("anti_gang", "反有组织犯罪"),
    ("anti_fraud", "反诈骗"),
    ("anti_drugs", "禁毒"),
    ("minors", "未成年人保护"),
    ("domestic_violence", "反家暴"),
    ("land", "土地和农村承包"),
    ("wages", "农民工工资"),
    ("consumer", "消费者权益"),
    ("safety", "安全生产"),
    ("environment", "生态环境"),
    ("petition", "信访条例"),
    ("other", "其他"),
)


class Activity(Record):
    """One activity of legal publicity (法治宣传教育法: 谁执法谁普法, so it names who is responsible)."""

    named_by = "title"
    alike = ("held_on", "place")
    proofs = (Proof("现场照片"), Proof("资料签领单", (Condition("materials", "any", ()),)))

    held_on = Date("日期", required=True)
    title = Text("名称", 100, required=True)
    form = Choice("形式", FORMS, required=True)
    theme = Word("主题", "publicity_theme", required=True)
    village = Link("村（社区）", Village, backref="activities", short="村")
    place = Text("地点", 80)
    department = Link("牵头单位", Department, backref="activities")
    audience = Choice("对象", ("村民", "干部", "青少年", "妇女", "老年人", "企业职工", "重点人群"))
    people = Count("受众人数", short="受众", unit="人", most=999_999)
    consulted = Count("咨询人次", unit="人次", most=99_999)
    staff = Count("工作人员数", short="工作人员", unit="人", most=9999)
    speaker = PersonName("主讲人")
    cost = Money("费用")
    report = LongText("情况", 1000)

    @property
    def caption(self) -> str:
        return str(self.title)

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.form == LECTURE and not self.speaker:
            yield Problem("speaker", "宣讲要填主讲人")


class MaterialIssue(ChildRecord):
    """Materials given out at an activity."""

    activity = Link("活动", Activity, backref="materials", required=True)
    name = Text("品名", 60, required=True)
    kind = Choice("种类", ("手册", "折页", "海报", "宣传品", "书籍", "其他"), default="折页")
    quantity = Count("数量", required=True, unit="份", most=999_999)
    signed_by = PersonName("签领人")


ACTIVITIES = Ledger(
    Activity,
    title="宣传活动",
    measure="次",
    time=Event("held_on"),
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
                "village",
                "place",
                "department",
                "audience",
                "people",
                "consulted",
                "staff",
                "speaker",
                "cost",
                "report",
            ),
        ),
        Section(
            "发放资料",
            child="materials",
            child_fields=("name", "kind", "quantity", "signed_by"),
            add="添加资料",
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("宣讲", (Condition("form", "=", LECTURE),)),
        Total("受众人次", path="people"),
    ),
    search=("title", "place", "village.name", "theme.label", "speaker"),
    counted="{year} 年",
    subtitle=("title", "village.name", "form"),
    filters=("form", "theme", "village", "evidence"),
)
