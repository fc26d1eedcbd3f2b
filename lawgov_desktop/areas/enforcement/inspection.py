"""Inspection 检查: one visit (次) with its inspectors and the items looked at (项)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.power import PowerItem
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.evidence import Proof
from lawgov_desktop.records.fields import Choice, Date, Flag, Link, LongText, Text
from lawgov_desktop.records.fields_identity import PersonName
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record

SERVICE, CORRECTION = "服务性执法", "责令改正"
CATEGORIES = ("日常检查", "专项检查", "个案检查", "双随机", "联合检查", SERVICE)


class Inspection(Record):
    """One inspection of one object on one day (行政处罚法 Art. 42, 55: two officers, showing their cards)."""

    named_by = "object_name"
    alike = ("inspected_on", "object_name")
    proofs = (
        Proof("现场检查笔录", (Condition("category", "!=", SERVICE),)),
        Proof("服务记录", (Condition("category", "=", SERVICE),)),
        Proof("责令改正通知书", (Condition("conclusion", "=", CORRECTION),)),
    )

    inspected_on = Date("检查日期", required=True)
    category = Choice("类别", CATEGORIES, required=True, default="日常检查")
    plan_name = Text("计划或专项名称", 80, short="专项名称")
    object_kind = Choice("对象类型", ("企业", "个体工商户", "个人", "场所"), required=True, default="企业")
    object_name = Text("被检查对象", 80, required=True, short="检查对象")
    village = Link("村（社区）", Village, backref="inspections", short="村")
    approval_number = Text("审批单号", 40)
    approved_by = PersonName("审批人")
    cards_shown = Flag("已出示证件", short="出示证件", default=True)
    conclusion = Choice(
        "结论", ("合格", "口头指导", CORRECTION, "立案", "移送"), required=True, default="合格"
    )
    deadline = Date("改正期限", future=True)
    rechecked_on = Date("复查日期")
    recheck_result = Choice("复查结果", ("已改正", "未改正"))
    recording = Text("全过程记录编号", 60, short="记录编号")
    findings = LongText("检查情况", 1000)

    @property
    def caption(self) -> str:
        return str(self.object_name)

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if len(children.get("inspectors", ())) < 2:
            yield Problem("conclusion", "检查人员不得少于两人，请在“检查人员”里添加（行政处罚法第四十二条）")
        if not children.get("items"):
            yield Problem("conclusion", "至少要有一项检查事项，请在“检查事项”里添加")
        if self.rechecked_on and self.inspected_on and self.rechecked_on < self.inspected_on:
            yield Problem("rechecked_on", f"早于检查日期 {self.inspected_on}，请核对")


class Inspector(ChildRecord):
    """An officer of the inspection, with the certificate number as it was on that day."""

    inspection = Link("检查", Inspection, backref="inspectors", required=True)
    officer = Link("执法人员", Officer, backref="inspections", required=True)
    certificate_number = Text("当时的执法证号", 30, short="执法证号")

    def normalise(self, parent: Record) -> None:
        if self.officer_id and not self.certificate_number:
            self.certificate_number = self.officer.certificate_number

    def problems(self, parent: Record) -> Iterator[Problem]:
        day = getattr(parent, "inspected_on", None)
        if self.officer_id is None or day is None:
            return
        officer = self.officer
        if day < officer.in_post_from or (officer.in_post_to and day > officer.in_post_to):
            yield Problem("officer", f"{officer.caption}在 {day} 不在岗，请核对")


class InspectionItem(ChildRecord):
    """One item looked at: the report counts these as 项."""

    inspection = Link("检查", Inspection, backref="items", required=True)
    name = Text("检查事项", 120, required=True)
    power = Link("清单事项", PowerItem, backref="inspected")
    result = Choice("结果", ("合格", "不合格", "不适用"), required=True, default="合格")
    note = Text("说明", 200)


INSPECTIONS = Ledger(
    Inspection,
    title="检查",
    measure="次",
    time=Event("inspected_on"),
    columns=(
        Column("number", "编号", width=4.5),
        Column("inspected_on", "日期", width=4.5),
        Column("object_name", "检查对象", stretch=True),
        Column("category", "类别", width=5.5),
        Column("inspectors.officer", "检查人员", width=8),
        Column("conclusion", "结论", width=5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "inspected_on",
                "category",
                "object_name",
                "object_kind",
                "village",
                "plan_name",
                "approval_number",
                "approved_by",
            ),
        ),
        Section(
            "检查人员",
            child="inspectors",
            child_fields=("officer", "certificate_number"),
            note="不少于两人",
            add="添加人员",
        ),
        Section("检查事项", child="items", child_fields=("name", "power", "result", "note"), add="添加事项"),
        Section(
            "结论",
            (
                "conclusion",
                "deadline",
                "rechecked_on",
                "recheck_result",
                "cards_shown",
                "recording",
                "findings",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(SERVICE, (Condition("category", "=", SERVICE),)),),
    search=("object_name", "village.name", "plan_name", "items.name"),
    counted="{year} 年",
    subtitle=("object_name", "village.name", "category"),
    filters=("category", "conclusion", "village", "evidence"),
)
