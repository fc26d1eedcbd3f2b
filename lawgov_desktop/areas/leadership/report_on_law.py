"""ReportOnLaw 述法: the yearly report of a leader on the rule of law, and its assessment."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Date, Link, LongText, PersonName, Text, Year
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import Children, FieldProblem, Record


class ReportOnLaw(Record):
    """One leader's report (年终述法) of one year."""

    unique = {("year", "name"): "deleted_at IS NULL"}
    required_papers = (RequiredPaper("述法报告"),)

    year = Year("年度", required=True)
    name = PersonName("述法人", required=True)
    person = Link("人员登记", Person, backref="law_reports")
    post = Text("职务", 60)
    form = Choice("形式", ("会议述法", "书面述法", "述职述法合并"), required=True, default="述职述法合并")
    reported_on = Date("述法日期")
    audience = Text("述法对象", 80, hint="向谁述法，如 镇党委扩大会议")
    result = Choice("评议结果", ("好", "较好", "一般", "差", "不评议"))
    comments = LongText("点评意见", 1000)
    shortcomings = LongText("指出的问题", 1000)
    corrected_on = Date("整改完成日期", short="整改完成")
    department = Link("责任站所", Department, backref="+", short="站所")

    def normalise(self, children: object) -> None:
        """Fill an empty name from the linked person."""
        if self.person_id and not self.name:
            self.name = self.person.name

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.result and not self.reported_on:
            yield FieldProblem("reported_on", "填了评议结果，请填述法日期")
        if self.reported_on and self.year and self.reported_on.year not in (self.year, self.year + 1):
            yield FieldProblem("reported_on", f"{self.year} 年度的述法应在当年或次年，请核对")
        yield from check_order(self, "reported_on", "corrected_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.reported_on and not self.audience:
            yield FieldProblem("audience", "请写向谁述法，如 镇党委扩大会议")
        if self.corrected_on and not self.shortcomings:
            yield FieldProblem("shortcomings", "填了整改完成日期，请写指出的问题")
