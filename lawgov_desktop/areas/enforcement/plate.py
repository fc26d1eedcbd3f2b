"""VillagePlate 红黄绿挂牌: one current plate per object, every colour kept with its term."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.enforcement.inspection import Inspection
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Colour, Date, Link, LongText, Text
from lawgov_desktop.records.fields_identity import PersonName
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Span
from lawgov_desktop.records.record import Children, Problem, Record


class VillagePlate(Record):
    """A plate on a village or place, from the day it was hung until it was taken down or changed."""

    village = Link("村（社区）", Village, backref="plates", required=True, short="村")
    object_kind = Choice("对象", ("村", "企业", "场所", "点位"), required=True, default="村")
    object_name = Text("对象名称", 80, hint="挂在村上可以不填")
    colour = Colour("挂牌颜色", "plate_colour", required=True, short="颜色")
    basis = Text("判定依据", 200)
    hung_on = Date("挂牌日期", required=True)
    removed_on = Date("摘牌日期", hint="换颜色也填，再另挂一块")
    hung_by = PersonName("挂牌人")
    problems_found = LongText("问题清单", 1000)
    responsible = PersonName("整改责任人", short="责任人")
    deadline = Date("整改期限", future=True)
    rechecked_on = Date("复查日期")
    recheck_result = Choice("复查结果", ("合格", "不合格"))
    approved_by = PersonName("审批领导", hint="红牌直接换绿牌要领导审批")
    inspection = Link("依据的检查", Inspection, backref="plates", short="依据检查")

    @property
    def caption(self) -> str:
        return (
            f"{self.village.name if self.village_id else ''}{self.colour.label if self.colour_id else ''}牌"
        )

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.hung_on and self.removed_on and self.removed_on < self.hung_on:
            yield Problem("removed_on", "摘牌日期早于挂牌日期，请核对")
        if self.object_kind not in (None, "村") and not self.object_name:
            yield Problem("object_name", "请写明挂在哪个对象上")
        if self.removed_on is None and self._another():
            yield Problem("hung_on", "这个对象已有一块没摘的牌，请先填那一块的摘牌日期")

    def warnings(self, children: Children) -> Iterator[Problem]:
        before = self._before()
        if before is None or before.colour_id == self.colour_id:
            return
        if self.inspection_id is None:
            yield Problem("inspection", "换颜色要有依据的检查，请选一次检查")
        from_red = before.colour.code == "red" and self.colour_id and self.colour.code == "green"
        if from_red and (before.recheck_result != "合格" or not self.approved_by):
            yield Problem("approved_by", "红牌直接换绿牌，要复查合格并经领导审批")

    def _before(self) -> VillagePlate | None:
        """The plate that hung on the same object before this one."""
        plate = VillagePlate
        if self.village_id is None or self.hung_on is None:
            return None
        chosen = plate.select().where(
            (plate.village == self.village_id)
            & (plate.object_kind == self.object_kind)
            & plate.deleted_at.is_null()
            & (plate.uid != self.uid)
            & (plate.hung_on < self.hung_on)
        )
        found: VillagePlate | None = chosen.order_by(plate.hung_on.desc()).first()
        return found

    def _another(self) -> bool:
        plate = VillagePlate
        return bool(
            plate.select()
            .where(
                (plate.village == self.village_id)
                & (plate.object_kind == self.object_kind)
                & (
                    plate.object_name.is_null()
                    if not self.object_name
                    else plate.object_name == self.object_name
                )
                & plate.removed_on.is_null()
                & plate.deleted_at.is_null()
                & (plate.uid != self.uid)
            )
            .exists()
        )


PLATES = Ledger(
    VillagePlate,
    title="红黄绿挂牌",
    measure="块",
    time=Span("hung_on", "removed_on"),
    purpose="每个村、企业、场所挂的红黄绿牌。换颜色时，先给旧牌填摘牌日期，再新建一块，颜色的来龙去脉就都在了。",
    columns=(
        Column("number", "编号", width=6),
        Column("village.name", "村", width=6),
        Column("object_kind", "对象", width=4),
        Column("object_name", "名称", stretch=True),
        Column("colour", "颜色", width=4),
        Column("hung_on", "挂牌", width=6.5),
        Column("removed_on", "摘牌", width=6.5),
    ),
    sections=(
        Section(
            "挂牌",
            ("village", "object_kind", "object_name", "colour", "hung_on", "removed_on", "basis", "hung_by"),
        ),
        Section(
            "整改",
            (
                "responsible",
                "deadline",
                "inspection",
                "rechecked_on",
                "recheck_result",
                "approved_by",
                "problems_found",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=tuple(
        Total(word, (Condition("colour.code", "=", code),))
        for code, word in (("red", "红"), ("yellow", "黄"), ("green", "绿"))
    ),
    search=("village.name", "object_name", "responsible"),
    counted="{year} 年在挂",
    subtitle=("village.name", "object_name", "colour.label"),
    filters=("colour", "village", "object_kind"),
)
