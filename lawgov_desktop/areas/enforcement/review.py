"""CaseReview 案卷评查: review of case files, with the faults and their correction."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_order, check_order_in_parent
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, LongText, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record


class CaseReview(Record):
    """One review of case files, by the town itself or by a superior body."""

    caption_path = "title"
    duplicate_key = ("reviewed_on", "title")
    required_papers = (RequiredPaper("评查报告"),)

    reviewed_on = Date("评查日期", required=True)
    title = Text("评查名称", 80, required=True, hint="如 2023 年上半年行政执法案卷评查")
    level = Choice("组织者", ("本镇自查", "县级评查", "交叉评查"), required=True, default="本镇自查")
    scope = Choice("范围", ("行政处罚", "行政检查", "行政强制", "行政许可", "综合"), default="综合")
    files = Count("评查案卷", unit="卷", most=9999, required=True)
    excellent = Count("优秀", unit="卷", most=9999)
    qualified = Count("合格", unit="卷", most=9999)
    unqualified = Count("不合格", unit="卷", most=9999)
    reviewers = Text("评查人", 120, hint="几个人用顿号隔开")
    summary = LongText("评查情况", 2000)
    deadline = Date("整改期限", future=True)
    corrected_on = Date("整改完成日期", short="整改完成")
    reported_on = Date("通报日期")
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.title or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        graded = sum(number or 0 for number in (self.excellent, self.qualified, self.unqualified))
        if self.files is not None and graded > self.files:
            yield FieldProblem(
                "files", f"优秀、合格、不合格共 {graded} 卷，多于评查的 {self.files} 卷，请核对"
            )
        yield from check_order(self, "reviewed_on", "deadline", "corrected_on", "reported_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        left = sum(1 for row in children.get("faults", ()) if not getattr(row, "corrected", False))
        if self.corrected_on and left:
            yield FieldProblem("corrected_on", f"还有 {left} 个问题没有勾“已整改”")


class ReviewFault(ChildRecord):
    """评查问题: one fault of a file, and whether it was corrected."""

    review = Link("案卷评查", CaseReview, backref="faults", required=True)
    file_number = Text("案卷号", 60)
    fault = Text("问题", 200, required=True)
    measure = Text("整改措施", 200)
    responsible = PersonName("责任人", internal=True)
    corrected = Flag("已整改")
    corrected_on = Date("整改日期")

    def normalise(self, parent: Record) -> None:
        """A day of correction means corrected."""
        if self.corrected_on:
            self.corrected = True

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        yield from check_order_in_parent(self, parent, "reviewed_on", "corrected_on")
