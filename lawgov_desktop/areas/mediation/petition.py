"""Petition 信访: letters and visits, with the times of 《信访工作条例》 (2022); no disclosure of the petitioner."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.mediation.petition_rules import gates, reminders
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order_in_parent
from lawgov_desktop.records.fields import (
    Choice,
    Colour,
    Count,
    Date,
    DocumentNumber,
    Flag,
    Link,
    LongText,
    PersonName,
    Phone,
    Text,
    Word,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import PROTECTED, ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.rule_context import RuleContext

CLOSED = Condition("closed_on", "filled")


class Petition(Record):
    """One petition (信访事项), from its receipt to the end of review."""

    caption_path = "matter"
    duplicate_key = ("received_on", "matter")
    required_papers = (RequiredPaper("答复意见书", (CLOSED,)),)

    received_on = Date("收到日期", required=True)
    channel = Choice(
        "形式", ("来访", "来信", "网上", "电话", "上级交办", "领导接访"), required=True, default="来访"
    )
    petitioner = PersonName("信访人", sensitive=True, hint="可以匿名")
    people = Count("人数", unit="人", most=9999, default=1)
    phone = Phone()
    village = Link("村（社区）", Village, backref="petitions", short="村")
    platform_number = Text("信访系统编号", 40, short="系统编号")
    kind = Word("信访类别", "petition_kind", required=True, short="类别")
    matter = Text("诉求", 150, required=True, sensitive=True)
    content = LongText("主要内容", 2000, sensitive=True)
    accused = Text(
        "被反映对象", 80, sensitive=True, hint="不得把举报材料和信访人情况透露给被反映的人（第三十条）"
    )
    protected = Flag("特别敏感", hint=PROTECTED)
    colour = Colour("三色分级", "dispute_colour", short="分级")
    lead_officer = PersonName("包案领导")
    department = Link("责任站所", Department, backref="petitions", short="站所")

    registered_on = Date("登记告知日期", short="告知日期")
    accepted = Choice("是否受理", ("受理", "不予受理", "转送其他机关"))
    reason = Text("不予受理的理由", 200, short="理由")
    transferred_to = Text("转送机关", 60)
    objection_on = Date("异议提出日期", short="异议日期", hint="认为不属于本机关的，5 个工作日内提出")
    accepted_on = Date("受理日期")
    due_on = Date("办结期限", future=True)
    extended_on = Date("批准延期日期", short="延期日期")
    extension_reason = Text("延期理由", 200, hint="要告知信访人（第三十四条）")
    closed_on = Date("办结日期")
    outcome = Choice("办理结果", ("支持", "部分支持", "不支持", "调解和解", "终结"), short="结果")
    reply_number = DocumentNumber("答复文号")
    reply = LongText("答复意见", 3000, sensitive=True)
    review_on = Date("申请复查日期", short="复查日期")
    review_done_on = Date("复查意见日期", short="复查意见")
    review_result = Choice("复查结果", ("维持", "变更", "撤销"))
    second_on = Date("申请复核日期", short="复核日期")
    second_done_on = Date("复核意见日期", short="复核意见")
    second_result = Choice("复核结果", ("维持", "变更", "撤销"))
    satisfaction = Choice("满意程度", ("满意", "基本满意", "不满意"))
    repeated = Flag("重复信访")

    @property
    def caption(self) -> str:
        return str(Petition.number.format(self.number))

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """A new colour adds a change with its day, as with disputes."""
        changes = children.setdefault("colour_changes", [])
        last = changes[-1] if changes else None
        if last is not None and last.id is None:
            self.colour = last.colour_id
        elif self.colour_id and (last is None or last.colour_id != self.colour_id):
            reason = "登记时判定" if last is None else "改判"
            changes.append(PetitionColour(changed_on=self.received_on, colour=self.colour_id, reason=reason))

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from super().problems(children, context)
        yield from gates(self)

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from reminders(self)


class PetitionColour(ChildRecord):
    """三色变更 of a petition: its day, reason and who approved it."""

    petition = Link("信访", Petition, backref="colour_changes", required=True)
    changed_on = Date("日期", required=True)
    colour = Colour("颜色", "dispute_colour", required=True)
    reason = Text("原因", 200)
    approved_by = PersonName("判定（批准）人", short="判定人")

    def problems(self, parent: Record, context: RuleContext) -> Iterator[FieldProblem]:
        yield from check_order_in_parent(self, parent, "received_on", "changed_on")
