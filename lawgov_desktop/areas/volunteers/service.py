"""VolunteerService 履职: one service of a volunteer for the village."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.fields import Choice, Count, Date, Link, LongText, PersonName, Text
from lawgov_desktop.records.record import Children, FieldProblem, Record

#: The four duties of a volunteer (培养工作规范: 主要职责).
DUTIES = ("宣传政策法规", "引导法律服务", "化解矛盾纠纷", "参与社会治理")


class VolunteerService(Record):
    """One service; it counts for the volunteer's yearly assessment."""

    caption_path = "matter"
    duplicate_key = ("served_on", "volunteer")

    served_on = Date("日期", required=True)
    volunteer = Link("姓名", Volunteer, backref="services", required=True, hint="从“法律明白人”里选")
    kind = Choice("类型", DUTIES, required=True)
    matter = Text("内容", 200, required=True)
    place = Text("地点", 60)
    served = Text("服务对象", 100, sensitive=True, hint="哪家哪户、哪些人")
    people = Count("服务人数", short="人数", unit="人", most=99_999)
    result = LongText("结果", 500)
    witness = PersonName("证明人")
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.volunteer_id is None or self.served_on is None:
            return
        volunteer = self.volunteer
        if volunteer.appointed_on is None:
            yield FieldProblem("volunteer", f"{volunteer.caption}还没有认定，请先补全认定情况")
        elif self.served_on < volunteer.appointed_on:
            yield FieldProblem(
                "served_on", f"{volunteer.caption} {volunteer.appointed_on} 才认定，请核对日期"
            )
        if volunteer.left_on and self.served_on > volunteer.left_on:
            yield FieldProblem("served_on", f"{volunteer.caption} {volunteer.left_on} 已退出，请核对日期")
