"""Visit 来访: one call at the station, of one or more people; the first person asked is responsible (首问负责制)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import SEXES
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import (
    Choice,
    Clock,
    Count,
    Date,
    Flag,
    Link,
    LongText,
    PersonName,
    Phone,
    Text,
    Word,
)
from lawgov_desktop.records.record import PROTECTED, Children, FieldProblem, Record

MATTERS = (
    ("family", "婚姻家庭"),
    ("inheritance", "继承"),
    ("land", "土地宅基地"),
    ("labour", "劳动报酬"),
    ("debt", "债务借贷"),
    ("damages", "损害赔偿"),
    ("contract", "合同"),
    ("social", "社会保障"),
    ("other", "其他"),
)
MINOR = "未成年人"
GROUPS = ("一般群众", "农民工", "老年人", "妇女", "残疾人", MINOR, "退役军人", "其他")
HANDED_ON = ("转调解", "转法律援助", "转部门")
BOOKED = "预约"


class Visit(Record):
    """One visit; the report counts people (人次), not visits."""

    visited_on = Date("日期", required=True)
    visited_at = Clock("时间")
    name = PersonName("来访人", sensitive=True, hint="可以匿名")
    sex = Choice("性别", SEXES)
    people = Count("来访人数", required=True, short="人数", unit="人", most=999, default=1)
    phone = Phone()
    village = Link("村（社区）", Village, backref="visits", short="村")
    group = Choice("群体", GROUPS, column_name="visitor_group")
    protected = Flag("特别敏感", hint=PROTECTED)
    matter = Word("事项类别", "visit_matter", required=True, short="事项")
    request = LongText("诉求", 1000, sensitive=True)
    first_asked = PersonName(
        "首问责任人", required=True, short="首问人", hint="第一个被问到的人，接下来或转到底"
    )
    lawyer = PersonName("接待律师")
    handling = Choice("处理", ("当场解答", *HANDED_ON, "代拟文书", BOOKED), required=True, default="当场解答")
    reply = LongText("答复意见", 1000, sensitive=True)
    booked_for = Date("预约日期", future=True)
    booked_at = Clock("预约时间")
    handed_to = Text("转办单位", 60)
    due_on = Date("转办期限", future=True)
    feedback_on = Date("反馈日期")
    closed_on = Date("办结日期")
    revisited_on = Date("回访日期")
    revisit = Text("回访情况", 200)
    satisfaction = Choice("满意程度", ("满意", "基本满意", "不满意"))
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.name or "匿名")

    def normalise(self, children: object) -> None:
        """Whether the visitor is a minor, whose identity is not published (个人信息保护法 Art. 28, 31)."""
        if self.group == MINOR:
            self.protected = True

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.people is not None and self.people < 1:
            yield FieldProblem("people", "来访人数至少是 1")
        yield from check_order(
            self, "visited_on", "due_on", "feedback_on", "closed_on", "booked_for", called="来访日期"
        )
        yield from check_order(self, "closed_on", "revisited_on")
        if self.handling in HANDED_ON:
            if not self.handed_to:
                yield FieldProblem("handed_to", "转办要写明转给哪里")
            if self.closed_on and not self.feedback_on:
                yield FieldProblem("feedback_on", "转办的要等对方反馈，先填反馈日期再办结")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.handling in HANDED_ON and not self.due_on:
            yield FieldProblem("due_on", "转办还没有定期限，到期不会提醒")
        if self.due_on and self.feedback_on and self.feedback_on > self.due_on:
            yield FieldProblem("feedback_on", f"晚于转办期限 {(self.feedback_on - self.due_on).days} 天")
        if self.handling == BOOKED and not self.booked_for:
            yield FieldProblem("booked_for", "预约了还没有写哪一天")
        if self.satisfaction == "不满意" and not self.revisited_on:
            yield FieldProblem("revisited_on", "来访人不满意，还没有回访")
