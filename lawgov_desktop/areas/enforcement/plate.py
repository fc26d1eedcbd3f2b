"""VillagePlate 红黄绿挂牌: one current plate per object; each earlier colour stays with its term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.enforcement.inspection import Inspection
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Colour, Count, Date, Link, LongText, PersonName, Text
from lawgov_desktop.records.record import Children, FieldProblem, Record


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

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "hung_on", "removed_on", "deadline", "rechecked_on")
        if self.object_kind not in (None, "村") and not self.object_name:
            yield FieldProblem("object_name", "请写明挂在哪个对象上")
        if self.recheck_result and not self.rechecked_on:
            yield FieldProblem("rechecked_on", "填了复查结果，请填复查日期")
        other = self._at_the_same_time()
        if other is not None and other.removed_on is None:
            yield FieldProblem("hung_on", "这个对象已有一块没摘的牌，请先填那一块的摘牌日期")
        elif other is not None:
            span = f"{other.hung_on} 到 {other.removed_on}"
            yield FieldProblem("hung_on", f"这个对象 {span} 已有一块牌，日子重叠了，请核对")
        yield from self._change_of_colour()

    def _change_of_colour(self) -> Iterator[FieldProblem]:
        """A change of colour needs an inspection; from red straight to green also a recheck and an approval."""
        before = self._before()
        if before is None or self.colour_id in (None, before.colour_id):
            return
        if self.inspection_id is None:
            yield FieldProblem(
                "inspection", f"上一块是{before.colour.label}牌，换颜色要有依据的检查，请选一次检查"
            )
        if (before.colour.code, self.colour.code) == ("red", "green"):
            if "合格" not in (self.recheck_result, before.recheck_result):
                yield FieldProblem("recheck_result", "红牌直接换绿牌要复查合格，请填复查日期和结果")
            if not self.approved_by:
                yield FieldProblem("approved_by", "红牌直接换绿牌要经领导审批，请填审批领导")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        code = self.colour.code if self.colour_id else "green"
        if code in ("red", "yellow") and not self.deadline and not self.removed_on:
            yield FieldProblem("deadline", f"{self.colour.label}牌要整改，请定整改期限，到期会提醒复查")
        if self.rechecked_on and not self.recheck_result:
            yield FieldProblem("recheck_result", "填了复查日期，还没有选复查结果")

    def _same_object(self) -> Any:
        """Other live plates of the village, firm or place this one hangs on."""
        plate = VillagePlate
        named = plate.object_name == self.object_name if self.object_name else plate.object_name.is_null()
        same = (plate.village == self.village_id) & (plate.object_kind == self.object_kind) & named
        return plate.select().where(same & plate.deleted_at.is_null() & (plate.uid != self.uid))

    def _before(self) -> VillagePlate | None:
        """The plate that hung on the same object before this one."""
        if self.village_id is None or self.hung_on is None:
            return None
        plate = VillagePlate
        earlier = self._same_object().where(plate.hung_on < self.hung_on)
        row: VillagePlate | None = earlier.order_by(plate.hung_on.desc()).first()
        return row

    def _at_the_same_time(self) -> VillagePlate | None:
        """A plate of the same object whose days overlap; removal and new plate on the same day are no overlap."""
        if self.village_id is None or self.hung_on is None:
            return None
        plate = VillagePlate
        others = self._same_object().where(plate.removed_on.is_null() | (plate.removed_on > self.hung_on))
        if self.removed_on is not None:
            others = others.where(plate.hung_on < self.removed_on)
        row: VillagePlate | None = others.order_by(plate.removed_on.is_null().desc()).first()
        return row
