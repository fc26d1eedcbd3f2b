"""VolunteerService 履职: one thing a law-literate villager did, under the four duties of the 2021 rules."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.fields import Choice, Count, Date, Link, LongText, Text
from lawgov_desktop.records.fields_identity import PersonName
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import Children, Problem, Record

DUTIES = ("宣传政策法规", "引导法律服务", "化解矛盾纠纷", "参与社会治理")


class VolunteerService(Record):
    """One service of one volunteer."""

    named_by = "matter"
    alike = ("served_on", "volunteer")

    served_on = Date("日期", required=True)
    volunteer = Link("法律明白人", Volunteer, backref="services", required=True, short="明白人")
    kind = Choice("类型", DUTIES, required=True)
    matter = Text("内容", 150, required=True)
    place = Text("地点", 60)
    people = Count("服务人次", unit="人次", most=9999)
    result = Text("结果", 120)
    witness = PersonName("证明人")
    detail = LongText("说明", 1000)

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        left = self.volunteer.left_on if self.volunteer_id else None
        if left and self.served_on and self.served_on > left:
            yield Problem("served_on", f"{self.volunteer.caption}已在 {left} 退出，请核对日期")

    def warnings(self, children: Children) -> Iterator[Problem]:
        appointed = self.volunteer.appointed_on if self.volunteer_id else None
        if self.served_on and (appointed is None or self.served_on < appointed):
            yield Problem("served_on", "这一天还没有认定为法律明白人，请核对")


SERVICES = Ledger(
    VolunteerService,
    title="履职",
    measure="次",
    time=Event("served_on"),
    purpose="法律明白人每次做了什么，一事一行，年度考核的履职次数就从这里数。先选人和类型，再写内容。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("served_on", "日期", width=4.5),
        Column("volunteer.person.name", "姓名", width=6),
        Column("volunteer.village.name", "村", width=6),
        Column("kind", "类型", width=7),
        Column("matter", "内容", stretch=True),
        Column("people", "人次", width=4),
    ),
    sections=(
        Section(
            "履职",
            ("served_on", "volunteer", "kind", "people", "matter", "place", "result", "witness", "detail"),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        *(Total(duty[-4:], (Condition("kind", "=", duty),)) for duty in DUTIES),
        Total("人次", path="people"),
    ),
    search=("volunteer.person.name", "volunteer.village.name", "matter"),
    counted="{year} 年",
    subtitle=("volunteer.person.name", "kind"),
    filters=("kind",),
)
