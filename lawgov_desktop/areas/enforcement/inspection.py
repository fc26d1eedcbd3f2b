"""Inspection 检查: one visit (次) with its inspectors and the items inspected (项)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.enforcement.inspection_rules import CORRECTION, SERVICE, gates, reminders
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.power import PowerItem
from lawgov_desktop.areas.enforcement.recorder import RecorderDevice
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.enterprise import Enterprise
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import (
    Choice,
    Clock,
    Date,
    DocumentNumber,
    Flag,
    Link,
    LongText,
    PersonName,
    Text,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.rule_context import RuleContext

#: Kinds of employment that may not inspect a firm, even with a certificate.
NOT_IN_FIRMS = ("公益岗", "劳务派遣")
CATEGORIES = ("日常检查", "专项检查", "个案检查", "双随机", "联合检查", SERVICE)


class Inspection(Record):
    """One inspection of one object on one day (行政处罚法 Art. 42, 55: two officers, showing their cards)."""

    caption_path = "object_name"
    duplicate_key = ("inspected_on", "object_name")
    required_papers = (
        RequiredPaper("现场检查笔录", (Condition("category", "!=", SERVICE),)),
        RequiredPaper("服务记录", (Condition("category", "=", SERVICE),)),
        RequiredPaper("责令改正通知书", (Condition("conclusion", "=", CORRECTION),)),
    )

    inspected_on = Date("检查日期", required=True)
    category = Choice("类别", CATEGORIES, required=True, default="日常检查")
    plan_name = Text("计划或专项名称", 80, short="专项名称")
    object_kind = Choice("对象类型", ("企业", "个体工商户", "个人", "场所"), required=True, default="企业")
    object_name = Text("被检查对象", 80, required=True, short="检查对象")
    village = Link("村（社区）", Village, backref="inspections", short="村")
    enterprise = Link("经营主体", Enterprise, backref="inspections", hint="选了会自动填名称和村")
    began_at = Clock("开始时间", short="开始")
    ended_at = Clock("结束时间", short="结束")
    notified = Choice("通知方式", ("提前书面", "提前电话", "现场告知", "不提前通知"))
    notified_on = Date("通知日期")
    notified_at = Clock("通知时间")
    approval_number = Text("审批单号", 40, internal=True)
    approved_on = Date("审批日期")
    approved_by = PersonName("审批人", internal=True)
    scanned = Flag("已扫码入企", hint="到企业检查先扫码登记的地方勾选")
    cards_shown = Flag("已出示证件", short="出示证件", default=True)
    conclusion = Choice(
        "结论", ("合格", "口头指导", CORRECTION, "立案", "移送"), required=True, default="合格"
    )
    order_number = DocumentNumber("责令改正通知书号", short="通知书号")
    deadline = Date("改正期限", future=True)
    handed_to = Text("移送单位", 60)
    signed = Choice("当事人签字", ("已签字", "拒签", "不在场"))
    rechecked_on = Date("复查日期")
    recheck_result = Choice("复查结果", ("已改正", "未改正"))
    written_record = Text("文字记录编号", 60, short="文字记录", hint="现场检查笔录的编号", internal=True)
    photo_number = Text("照片编号", 60, internal=True)
    recording = Text("音像记录编号", 60, short="音像编号", internal=True)
    device = Link(
        "记录设备", RecorderDevice, backref="+", hint="存放位置和保存期在“记录设备”里写", internal=True
    )
    findings = LongText("检查情况", 1000, internal=True)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.object_name)

    @property
    def names_private_person(self) -> bool:
        """Whether the object is a person, who is not published as a firm is (行政处罚法 Art. 50)."""
        return bool(self.object_kind == "个人")

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from super().problems(children, context)
        yield from gates(self, children)

    def normalise(self, children: object) -> None:
        """Fill name and village from the linked business."""
        if self.enterprise_id:
            self.object_name = self.object_name or self.enterprise.name
            self.village = self.village_id or self.enterprise.village_id

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from reminders(self, children, context)


class Inspector(ChildRecord):
    """An officer of the inspection, with the certificate number as it was on that day."""

    inspection = Link("检查", Inspection, backref="inspectors", required=True)
    officer = Link("执法人员", Officer, backref="inspections", required=True)
    certificate_number = Text("当时的执法证号", 30, short="执法证号")

    def normalise(self, parent: Record) -> None:
        if self.officer_id and not self.certificate_number:
            self.certificate_number = self.officer.certificate_number

    def problems(self, parent: Record, context: RuleContext) -> Iterator[FieldProblem]:
        day = getattr(parent, "inspected_on", None)
        if self.officer_id is None or day is None:
            return
        officer = self.officer
        if day < officer.in_post_from or (officer.in_post_to and day > officer.in_post_to):
            yield FieldProblem("officer", f"{officer.caption}在 {day} 不在岗，请核对")
        elif getattr(parent, "object_kind", "") == "企业" and officer.establishment in NOT_IN_FIRMS:
            yield FieldProblem(
                "officer", f"{officer.caption}是{officer.establishment}，不能到企业检查（国办发〔2024〕54号）"
            )


class InspectionItem(ChildRecord):
    """One item inspected: the report counts these as 项."""

    inspection = Link("检查", Inspection, backref="items", required=True)
    name = Text("检查事项", 120, hint="从清单勾选的，保存时自动填上")
    power = Link("清单事项", PowerItem, backref="inspected")
    result = Choice("结果", ("合格", "不合格", "不适用"), required=True, default="合格")
    basis = Text("依据", 200, hint="从清单勾选的，保存时自动填上")
    note = Text("说明", 200)

    def normalise(self, parent: Record) -> None:
        if self.power_id:
            self.name = self.name or self.power.name
            self.basis = self.basis or self.power.basis

    def problems(self, parent: Record, context: RuleContext) -> Iterator[FieldProblem]:
        if not self.name:
            yield FieldProblem("name", "请填写检查事项")
