"""VillagePlate 红黄绿挂牌: one current plate per object; each earlier colour stays with its term."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.enforcement.inspection import Inspection
from lawgov_desktop.areas.enforcement.plate_rules import gates, reminders
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Colour, Count, Date, Link, LongText, PersonName, Text
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.rule_context import RuleContext


class VillagePlate(Record):
    """A plate on a village or place, from the day it was hung until it was taken down or changed."""

    village = Link("村（社区）", Village, backref="plates", required=True, short="村")
    object_kind = Choice("对象", ("村", "企业", "场所", "点位"), required=True, default="村")
    object_name = Text("对象名称", 80, hint="挂在村上可以不填")
    colour = Colour("挂牌颜色", "plate_colour", required=True, short="颜色")
    basis = Text("判定依据", 200)
    score = Count("评分", unit="分", most=1000)
    problem_count = Count("问题数", unit="个", most=9999)
    hung_on = Date("挂牌日期", required=True)
    removed_on = Date("摘牌日期", hint="换颜色也填，再另挂一块")
    hung_by = PersonName("挂牌人")
    problems_found = LongText("问题清单", 1000, internal=True)
    responsible = PersonName("整改责任人", short="责任人")
    deadline = Date("整改期限", future=True)
    rechecked_on = Date("复查日期")
    recheck_result = Choice("复查结果", ("合格", "不合格"))
    approved_by = PersonName("审批领导", hint="红牌直接换绿牌要领导审批")
    inspection = Link("依据的检查", Inspection, backref="plates", short="依据检查")
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return (
            f"{self.village.name if self.village_id else ''}{self.colour.label if self.colour_id else ''}牌"
        )

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from super().problems(children, context)
        yield from gates(self)

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from reminders(self)
