"""Activity 宣传活动: one activity on one day; a lecture (宣讲) is an activity of that form."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.publicity.balance import shortages
from lawgov_desktop.areas.publicity.words import KINDS, UNITS
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, Date, Link, LongText, Money, PersonName, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

LECTURE, MEDIA = "宣讲（讲座）", "广播新媒体"
FORMS = (
    "集中宣传",
    "入户宣传",
    LECTURE,
    "送法进单位",
    "以案释法",
    "文艺演出",
    "展板横幅",
    MEDIA,
    "知识竞赛",
    "模拟法庭",
)
#: An activity on a national theme day needs a plan before it and a summary after it.
_THEME_DAY = (Condition("theme_day", "filled"),)


class Activity(Record):
    """One activity of legal publicity (法治宣传教育法: 谁执法谁普法, so it names who is responsible)."""

    caption_path = "title"
    duplicate_key = ("held_on", "place")
    required_papers = (
        RequiredPaper("活动方案", _THEME_DAY),
        RequiredPaper("活动总结", _THEME_DAY),
        RequiredPaper("现场照片"),
        RequiredPaper("资料签领单", (Condition("materials", "any", ()),)),
    )

    held_on = Date("日期", required=True)
    title = Text("名称", 100, required=True)
    form = Choice("形式", FORMS, required=True)
    theme = Word("主题", "publicity_theme", required=True)
    theme_day = Word("主题日", "publicity_day", hint="不是主题日的活动不填")
    venue = Word("送法进", "publicity_venue", hint="“六进”“七进”按它统计场次")
    village = Link("村（社区）", Village, backref="activities", short="村")
    place = Text("地点", 80)
    department = Link("牵头单位", Department, backref="activities", hint="谁执法谁普法")
    partners = Text("参与单位", 200, hint="几个单位用顿号隔开")
    people = Count("受众人数", short="受众", unit="人", most=999_999)
    consulted = Count("咨询人次", unit="人次", most=99_999)
    staff = Count("工作人员数", short="工作人员", unit="人", most=9999)
    helpers = Count("志愿者数", short="志愿者", unit="人", most=9999)
    cost = Money("费用")
    report = LongText("情况", 1000)
    speaker = PersonName("主讲人")
    lecture_topic = Text("宣讲题目", 100)
    lecture_minutes = Count("宣讲时长", unit="分钟", most=999)
    media = Text("媒体报道", 200, hint="哪家媒体、哪天、什么题目")
    reads = Count("线上阅读量", unit="次", most=99_999_999)
    archived_on = Date("归档日期")

    @property
    def caption(self) -> str:
        return str(self.title)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.form == LECTURE and not self.speaker:
            yield FieldProblem("speaker", "宣讲要填主讲人")
        yield from check_order(self, "held_on", "archived_on", called="活动日期")
        yield from shortages(self, children)

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.form == LECTURE and not self.lecture_topic:
            yield FieldProblem("lecture_topic", "宣讲还没有填题目")
        if self.reads and self.form != MEDIA and not self.media:
            yield FieldProblem("media", "有线上阅读量，请写在哪个平台")
        if not self.department_id:
            yield FieldProblem("department", "谁执法谁普法，请选牵头单位（法治宣传教育法）")
        other = self._twin()
        if other is not None:
            yield FieldProblem(
                "place",
                f"{self.held_on} 在{other.place or other.village.name}已经登记了"
                f"“{other.title}”（{Activity.number.format(other.number)}），"
                "若是同一次活动，请合并成一条",
            )

    def _twin(self) -> Activity | None:
        """Another activity of the same day at the same place: two stations often report the same one."""
        if self.held_on is None or not (self.place or self.village_id):
            return None
        mine = Activity
        same_place = mine.place == self.place if self.place else mine.village == self.village_id
        row: Activity | None = (
            mine.select()
            .where(
                same_place
                & (mine.held_on == self.held_on)
                & mine.deleted_at.is_null()
                & (mine.uid != self.uid)
            )
            .first()
        )
        return row


class ActivityAudience(ChildRecord):
    """受众对象: an audience of the activity; one activity may have several."""

    activity = Link("活动", Activity, backref="audiences", required=True)
    audience = Word("对象", "publicity_audience", required=True)


class MaterialIssue(ChildRecord):
    """资料明细: materials given out at an activity; the report adds up only these rows."""

    activity = Link("活动", Activity, backref="materials", required=True)
    name = Text("品名", 60, required=True, hint="与资料入库的品名一致才能算结余")
    kind = Choice("种类", KINDS, default="折页")
    quantity = Count("数量", required=True, most=999_999)
    unit = Choice("单位", UNITS, default=UNITS[0])
    signed_by = PersonName("签领人", internal=True)

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        if self.quantity is not None and self.quantity < 1:
            yield FieldProblem("quantity", "发放数量至少是 1，没有发就去掉这一行")
