"""Visit 来访: one call at the station, of one or more people; the first asked takes it (首问负责制)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Count, Date, Link, LongText, Text, Word
from lawgov_desktop.records.fields_identity import PersonName, Phone
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import Children, Problem, Record

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
HANDED_ON = ("转调解", "转法律援助", "转部门")


class Visit(Record):
    """One visit; the report counts people (人次), not visits."""

    visited_on = Date("日期", required=True)
    name = PersonName("来访人", sensitive=True, hint="可以匿名")
    people = Count("来访人数", required=True, short="人数", unit="人", most=999, default=1)
    phone = Phone()
    village = Link("村（社区）", Village, backref="visits", short="村")
    group = Choice(
        "群体",
        ("一般群众", "农民工", "老年人", "妇女", "残疾人", "未成年人", "退役军人"),
        column_name="visitor_group",
    )
    matter = Word("事项类别", "visit_matter", required=True, short="事项")
    request = LongText("诉求", 1000)
    first_asked = PersonName("首问责任人", required=True, short="首问人")
    lawyer = PersonName("接待律师")
    handling = Choice("处理", ("当场解答", *HANDED_ON, "代拟文书", "预约"), required=True, default="当场解答")
    handed_to = Text("转办单位", 60)
    feedback_on = Date("反馈日期")
    satisfaction = Choice("满意程度", ("满意", "基本满意", "不满意"))

    @property
    def caption(self) -> str:
        return str(self.name or "匿名")

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.people is not None and self.people < 1:
            yield Problem("people", "来访人数至少是 1")
        if self.handling in HANDED_ON and not self.handed_to:
            yield Problem("handed_to", "转办要写明转给哪里")
        if self.feedback_on and self.visited_on and self.feedback_on < self.visited_on:
            yield Problem("feedback_on", f"早于来访日期 {self.visited_on}，请核对")


VISITS = Ledger(
    Visit,
    title="来访",
    measure="件",
    time=Event("visited_on"),
    columns=(
        Column("number", "编号", width=4.5),
        Column("visited_on", "日期", width=4.5),
        Column("name", "来访人", width=6),
        Column("people", "人数", width=4),
        Column("village.name", "村", width=6),
        Column("matter.label", "事项", stretch=True),
        Column("handling", "处理", width=6),
    ),
    sections=(
        Section("来访", ("visited_on", "people", "name", "phone", "village", "group", "matter", "request")),
        Section("办理", ("first_asked", "lawyer", "handling", "handed_to", "feedback_on", "satisfaction")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("人次", path="people"),),
    search=("name", "village.name", "matter.label", "request", "phone"),
    counted="{year} 年",
    subtitle=("village.name", "matter.label"),
    filters=("matter", "handling", "village"),
)
