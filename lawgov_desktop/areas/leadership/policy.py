"""PolicyDocument 制度文件: plans and rules of the town; the report names those in force (印发, 有效期)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_document_number, check_order
from lawgov_desktop.records.fields import Choice, Date, DocumentNumber, Flag, Link, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import Children, FieldProblem, Record

#: States of an issued document; a draft has none of these, and no figure counts it.
ISSUED, REVISED, REPEALED, LAPSED = ISSUED_STATES = ("印发", "修订", "废止", "失效")
STATES = ("起草", "审核", "签发", *ISSUED_STATES)


class PolicyDocument(Record):
    """A plan, scheme, rule or notice of the town, from the day it takes effect until it lapses."""

    caption_path = "title"
    required_papers = (RequiredPaper("正式文件", (Condition("state", "in", ISSUED_STATES),)),)
    unique = {("document_number",): "deleted_at IS NULL AND document_number IS NOT NULL"}

    title = Text("标题", 120, required=True, hint="不写书名号，印的时候自动加")
    document_number = DocumentNumber()
    genre = Choice("文种", ("方案", "规划", "制度", "办法", "通知", "其他"), required=True)
    category = Choice(
        "类别",
        ("领导机制", "学法", "决策", "执法", "普法", "调解", "公共法律服务", "考核", "其他"),
        required=True,
    )
    issued_on = Date("印发日期", required=True, hint="还没有印发的写起草日期")
    effective_on = Date("施行日期", future=True)
    lapses_on = Date("有效期至", future=True, short="有效期至")
    issuer = Text("印发机关", 60, hint="如 下良镇人民政府")
    state = Choice("状态", STATES, required=True, default=ISSUED)
    is_normative = Flag("是规范性文件", short="规范性", hint="是的，还要到“依法决策”里登记审核过程")
    published_in = Text("公开方式", 60)
    repealed = Flag("已废止")
    repealed_on = Date("废止日期")
    department = Link("责任部门", Department, backref="documents")
    signed_by = PersonName("签发人")
    basis = Text("依据文件", 200, hint="上级文件的名称和文号")
    named_in_report = Flag("写入年报", hint="年报里点名的文件")

    @property
    def caption(self) -> str:
        return f"《{self.title}》"

    def normalise(self, children: object) -> None:
        """A repealed document is no longer 印发."""
        if self.repealed and self.state == ISSUED:
            self.state = REPEALED

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "issued_on", "effective_on")
        if self.repealed_on and not self.repealed:
            yield FieldProblem("repealed", "填了废止日期，请勾“已废止”")
        if self.repealed and not self.repealed_on:
            yield FieldProblem("repealed_on", "请填废止日期，以前各年的数字要知道它是哪一天废止的")
        if self.state == REPEALED and not self.repealed:
            yield FieldProblem("repealed", "状态是“废止”，请勾“已废止”；还在用的请改状态")
        if self.state == LAPSED and not self.lapses_on:
            yield FieldProblem("lapses_on", "状态是“失效”，请填有效期至，往后各年才不会再数它")
        yield from check_order(self, "issued_on", "lapses_on", "repealed_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_document_number(self, of="issued_on" if self.state in ISSUED_STATES else "")
        if self.state in ISSUED_STATES and not self.document_number and self.named_in_report:
            yield FieldProblem("document_number", "写入年报的文件，请填文号")
        if self.named_in_report and self.state not in ISSUED_STATES:
            yield FieldProblem("named_in_report", f"状态是“{self.state}”，还没有印发，年报里不会列出")
