"""LawExam 学法考试: expected, present and passed."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.checks import check_no_person_twice
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record


class LawExam(Record):
    """One examination on law (国家工作人员学法考试)."""

    caption_path = "title"
    duplicate_key = ("held_on", "title")
    required_papers = (RequiredPaper("成绩册"),)

    held_on = Date("考试日期", required=True)
    title = Text("名称", 100, required=True)
    body = Choice(
        "对象", ("领导干部", "机关干部", "执法人员", "村干部", "其他"), required=True, default="机关干部"
    )
    mode = Choice("方式", ("闭卷", "开卷", "线上"), default="线上")
    organiser = Text("组织单位", 60)
    expected = Count("应考人数", short="应考", unit="人", most=9999, required=True)
    sat = Count("实考人数", short="实考", unit="人", most=9999, required=True)
    passed = Count("合格人数", short="合格", unit="人", most=9999, required=True)
    excellent = Count("优秀人数", short="优秀", unit="人", most=9999)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.title or "")

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Fill empty numbers from the list of people."""
        results = [getattr(row, "result", None) for row in children.get("scores", ())]
        if results:
            sat = len(results) - results.count("缺考")
            self.expected = len(results) if self.expected is None else self.expected
            self.sat = sat if self.sat is None else self.sat
            self.passed = results.count("合格") if self.passed is None else self.passed

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.sat is not None and self.expected is not None and self.sat > self.expected:
            yield FieldProblem("sat", f"实考 {self.sat} 人多于应考 {self.expected} 人，请核对")
        if self.passed is not None and self.sat is not None and self.passed > self.sat:
            yield FieldProblem("passed", f"合格 {self.passed} 人多于实考 {self.sat} 人，请核对")
        if self.excellent is not None and self.passed is not None and self.excellent > self.passed:
            yield FieldProblem("excellent", f"优秀 {self.excellent} 人多于合格 {self.passed} 人，请核对")
        listed = sum(1 for row in children.get("scores", ()) if getattr(row, "result", "") == "合格")
        if self.passed is not None and listed > self.passed:
            yield FieldProblem("passed", f"成绩里合格 {listed} 人，多于合格人数 {self.passed} 人，请核对")
        yield from check_no_person_twice(children.get("scores", ()), "scores")


class ExamScore(ChildRecord):
    """成绩: one person's result."""

    exam = Link("考试", LawExam, backref="scores", required=True)
    person = Link("姓名", Person, backref="exam_scores", required=True)
    score = Text("成绩", 10)
    result = Choice("结果", ("合格", "不合格", "缺考"), default="合格")
