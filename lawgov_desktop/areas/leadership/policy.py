"""PolicyDocument 制度文件: plans and rules of the town; the report names those in force (印发, 有效期)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Date, Flag, Link, Text
from lawgov_desktop.records.fields_identity import DocumentNumber
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.order import in_order
from lawgov_desktop.records.period import Span
from lawgov_desktop.records.record import Children, Problem, Record


class PolicyDocument(Record):
    """A plan, scheme, rule or notice of the town, from the day it takes effect until it lapses."""

    named_by = "title"
    unique = {("document_number",): "deleted_at IS NULL AND document_number IS NOT NULL"}

    title = Text("标题", 120, required=True, hint="不写书名号，印的时候自动加")
    document_number = DocumentNumber()
    genre = Choice("文种", ("方案", "规划", "制度", "办法", "通知", "其他"), required=True)
    category = Choice(
        "类别",
        ("领导机制", "学法", "决策", "执法", "普法", "调解", "公共法律服务", "考核", "其他"),
        required=True,
    )
    issued_on = Date("印发日期", required=True)
    effective_on = Date("施行日期", future=True)
    lapses_on = Date("有效期至", future=True, short="有效期至")
    issuer = Text("印发机关", 60, hint="如 下良镇人民政府")
    state = Choice("状态", ("起草", "审核", "签发", "印发", "修订", "失效"), default="印发")
    is_normative = Flag("是规范性文件", short="规范性", hint="是的，还要到“依法决策”里登记审核过程")
    published_in = Text("公开方式", 60)
    repealed = Flag("已废止")
    repealed_on = Date("废止日期")
    department = Link("责任部门", Department, backref="documents")
    basis = Text("依据文件", 200)
    named_in_report = Flag("写入年报", hint="年报里点名的文件")

    @property
    def caption(self) -> str:
        return f"《{self.title}》"

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        yield from in_order(self, "issued_on", "effective_on")
        if self.repealed_on and not self.repealed:
            yield Problem("repealed", "填了废止日期，请勾“已废止”")
        yield from in_order(self, "issued_on", "lapses_on")


POLICIES = Ledger(
    PolicyDocument,
    title="制度文件",
    measure="件",
    time=Span("issued_on", "lapses_on"),
    purpose="本镇印发的方案、规划、制度。先写标题和文号；年报里要点名的，勾上“写入年报”。属于规范性文件的，还要在“依法决策”里登记。",
    columns=(
        Column("number", "编号", width=6),
        Column("title", "标题", stretch=True),
        Column("document_number", "文号", width=11),
        Column("issued_on", "印发", width=6.5),
        Column("lapses_on", "有效期至", width=6.5),
        Column("named_in_report", "写入年报", width=5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "title",
                "document_number",
                "genre",
                "category",
                "issued_on",
                "effective_on",
                "lapses_on",
                "department",
                "issuer",
                "state",
                "is_normative",
                "published_in",
            ),
        ),
        Section(
            "年报",
            (
                "named_in_report",
                "repealed",
                "repealed_on",
                "basis",
                "handled_by",
                "included",
                "exclusion_reason",
                "remark",
            ),
        ),
    ),
    totals=(Total("写入年报", (Condition("named_in_report", "=", True), Condition("repealed", "=", False))),),
    search=("title", "document_number"),
    counted="{year} 年有效",
    subtitle=("title", "document_number"),
    filters=("genre", "category"),
)
