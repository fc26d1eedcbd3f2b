"""PowerItem 执法事项: a versioned list of powers, each from the day it was taken over until it is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_document_number, check_order
from lawgov_desktop.records.fields import Choice, Count, Date, DocumentNumber, Link, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

COUNTY = "承接县级"
GRANTED, ENTRUSTED, STATUTORY = "赋权", "委托", "法定"
#: State of an item not yet taken over, and of one taken back.
COMING, GONE = "拟承接", "收回"


class PowerItem(Record):
    """One item of the list of enforcement powers (行政处罚法 Art. 24: granted by the province, published)."""

    duplicate_key = ("name", "kind", "taken_over_on")
    required_papers = (RequiredPaper("赋权（委托）文件", (Condition("source", "!=", STATUTORY),)),)
    unique = {("code",): "deleted_at IS NULL AND code IS NOT NULL AND taken_back_on IS NULL"}

    code = Text("事项编码", 40)
    name = Text("事项名称", 120, required=True)
    domain = Word("领域", "enforcement_domain", required=True)
    kind = Choice("类型", ("行政处罚", "行政检查", "行政强制", "行政许可", "其他"), required=True)
    source = Choice("事项来源", (COUNTY, "法定", "委托"), required=True, default=COUNTY)
    manner = Choice(
        "承接方式", (GRANTED, ENTRUSTED, STATUTORY), hint="赋权看行政处罚法第二十四条，委托看第二十、二十一条"
    )
    duty_list = Choice(
        "履职事项清单",
        ("基本履职", "配合履职", "上级收回"),
        short="履职清单",
        hint="2024 年起的乡镇履职事项清单里是哪一类",
    )
    list_version = Text("清单版本", 40, hint="如 2023 年版")
    basis = Text("法律依据", 200, hint="名称和条款")
    former_body = Text("原实施部门", 60)
    grant_number = DocumentNumber("赋权文件文号", short="赋权文号")
    granted_on = Date("赋权决定公布日期", short="赋权公布")
    entrust_number = DocumentNumber("委托书号")
    entrust_until = Date("委托期限", future=True)
    taken_over_on = Date("承接日期", required=True, short="承接日期", future=True)
    taken_back_on = Date("收回日期", future=True)
    taken_back_number = DocumentNumber("收回文号")
    taken_back_reason = Text("收回原因", 100)
    evaluated_on = Date("最近评估日期", short="评估日期", hint="赋权后要定期组织评估（行政处罚法第二十四条）")
    evaluation = Text("评估结论", 200)
    department = Link("责任站所", Department, backref="powers")
    position = Count("序号", most=9999)
    discretion = Text("裁量基准", 200)
    published_link = Text("公示链接", 200)
    state = Choice("状态", (COMING, "公布承接", "运行", "调整", GONE), required=True, default="运行")
    yearly_cap = Count("每年检查上限", short="检查上限", unit="次", most=366)

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """A day of taking back means 收回; an empty manner follows from the source."""
        if self.taken_back_on and self.taken_back_on <= dt.date.today():
            self.state = GONE
        if not self.manner:
            numbered = GRANTED if self.grant_number else None
            self.manner = {STATUTORY: STATUTORY, ENTRUSTED: ENTRUSTED}.get(self.source, numbered)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.taken_over_on and self.taken_back_on and self.taken_back_on < self.taken_over_on:
            yield FieldProblem("taken_back_on", "收回日期早于承接日期，请核对")
        if self.state == GONE and not self.taken_back_on:
            yield FieldProblem("taken_back_on", "状态是“收回”，请填收回日期，以前各年的数字才对得上")
        if (
            self.taken_over_on
            and self.taken_over_on > dt.date.today()
            and self.state not in (COMING, "公布承接")
        ):
            yield FieldProblem("state", f"{self.taken_over_on} 才承接，状态请选“拟承接”或“公布承接”")
        yield from check_order(self, "taken_over_on", "evaluated_on", "entrust_until")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from self._source()
        if not self.basis:
            yield FieldProblem("basis", "请写法律依据的名称和条款，公示清单要用")
        if self.state == COMING and self.taken_over_on and self.taken_over_on < dt.date.today():
            yield FieldProblem("state", f"承接日期 {self.taken_over_on} 已过，已承接的请改状态")
        yield from check_document_number(self, "grant_number")
        yield from check_document_number(self, "taken_back_number")

    def _source(self) -> Iterator[FieldProblem]:
        """A grant is a published decision (Art. 24), an entrustment a published paper (Art. 20, 21)."""
        if self.manner == GRANTED and not self.grant_number:
            yield FieldProblem("grant_number", "赋权要有公布的决定，请填赋权文号（行政处罚法第二十四条）")
        if self.manner == ENTRUSTED and not self.entrust_number:
            yield FieldProblem(
                "entrust_number", "委托要有书面委托书并公布，请填委托书号（行政处罚法第二十条）"
            )
        if self.manner == ENTRUSTED and not self.published_link:
            yield FieldProblem("published_link", "委托书要向社会公布，请填公示链接（行政处罚法第二十条）")
