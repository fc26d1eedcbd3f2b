"""Complaint 投诉举报: reports to the enforcement team, with the days allowed to accept and to close them."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import (
    Choice,
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
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.time import workdays
from lawgov_desktop.storage.engine.settings import whole

NOT_ACCEPTED = "不予受理"
#: Days an approved extension adds. No national law fixes the other times: they are settings of the office.
EXTENDED_DAYS = 30
CLOSED = Condition("closed_on", "filled")


class Complaint(Record):
    """One complaint or report about what the town's enforcement covers, or about the enforcement itself."""

    caption_path = "matter"
    duplicate_key = ("received_on", "matter")
    required_papers = (RequiredPaper("答复材料", (CLOSED,)),)

    received_on = Date("收到日期", required=True)
    channel = Word("渠道", "complaint_channel", required=True)
    order_number = Text("工单编号", 40, hint="12345、上级转办的编号")
    kind = Choice("类别", ("投诉", "举报", "监督执法人员"), required=True, default="举报")
    anonymous = Flag("匿名")
    complainant = PersonName("投诉举报人", short="举报人", sensitive=True)
    phone = Phone()
    respondent = Text("被投诉举报对象", 80, short="对象", sensitive=True)
    village = Link("村（社区）", Village, backref="complaints", short="村")
    place = Text("地点", 80)
    domain = Word("领域", "enforcement_domain")
    matter = Text("事项", 100, required=True)
    content = LongText("内容", 2000, sensitive=True)
    decision = Choice("是否受理", ("受理", NOT_ACCEPTED, "转其他部门"))
    decided_on = Date("受理（告知）日期", short="受理日期")
    reason = Text("不予受理的理由", 200, short="理由")
    handed_to = Link("转办部门", Department, backref="+", short="转给")
    due_on = Date("办结期限", future=True)
    extended_on = Date("批准延期日期", short="延期日期")
    closed_on = Date("办结日期")
    result = Choice("处理结果", ("属实已处理", "部分属实", "不属实", "立案查处", "移送"))
    replied_on = Date("答复日期")
    reply_number = DocumentNumber("答复文号")
    reply = LongText("处理和答复", 2000, sensitive=True)
    satisfaction = Choice("满意程度", ("满意", "基本满意", "不满意"))
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(
            self, "received_on", "decided_on", "due_on", "closed_on", "replied_on", "extended_on"
        )
        if self.decision == NOT_ACCEPTED and not self.reason:
            yield FieldProblem("reason", "不予受理要写理由，并告知投诉举报人")
        if self.decision and not self.decided_on:
            yield FieldProblem("decided_on", "填了是否受理，请填受理（告知）日期")
        if self.anonymous and self.complainant:
            yield FieldProblem("complainant", "匿名的不写姓名，请去掉姓名或“匿名”")
        if self.decision == "转其他部门" and not self.handed_to_id:
            yield FieldProblem("handed_to", "转办要选转给哪个部门")
        if self.closed_on and not self.result:
            yield FieldProblem("result", "已办结，请填处理结果")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        accept, close = whole("complaint_accept_days"), whole("complaint_close_days")
        if accept and self.received_on and self.decided_on:
            took = workdays.working_days(self.received_on, self.decided_on)
            if took > accept:
                yield FieldProblem("decided_on", f"用了 {took} 个工作日，一般应在 {accept} 个工作日内告知")
        if close and self.decided_on and self.closed_on:
            allowed = close + (EXTENDED_DAYS if self.extended_on else 0)
            took = (self.closed_on - self.decided_on).days
            if took > allowed:
                yield FieldProblem("closed_on", f"受理后 {took} 天才办结，一般应在 {allowed} 天内")
