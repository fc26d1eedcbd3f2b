"""CounselService 顾问服务: each piece of advice of the town's counsel, and whether it was adopted."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.decisions.counsel import CounselEngagement
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_document_number
from lawgov_desktop.records.fields import Choice, Count, Date, DocumentNumber, Link, LongText, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import Children, FieldProblem, Record

PARTLY, NOT_TAKEN = "部分采纳", "未采纳"


class CounselService(Record):
    """One service of the town's counsel, and whether the advice was adopted."""

    caption_path = "matter"
    duplicate_key = ("served_on", "matter")
    required_papers = (RequiredPaper("法律意见书", (Condition("opinion_number", "filled"),)),)

    served_on = Date("日期", required=True)
    counsel = Link("法律顾问", CounselEngagement, backref="services", required=True, short="顾问")
    kind = Choice(
        "事项类型",
        (
            "重大决策",
            "规范性文件",
            "合同",
            "行政执法",
            "信访涉法",
            "诉讼复议",
            "会议列席",
            "法治讲座",
            "其他",
        ),
        required=True,
        short="类型",
    )
    matter = Text("事项", 120, required=True)
    counterpart = Text("相对人", 80)
    opinion_number = DocumentNumber("意见书号")
    opinion = LongText("意见要点", 2000)
    taken = Choice("采纳情况", ("全部采纳", PARTLY, NOT_TAKEN), short="采纳")
    not_taken_reason = Text("未采纳的理由", 200, short="理由")
    minutes = Count("用时", unit="分钟", most=100_000)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.taken in (PARTLY, NOT_TAKEN) and not self.not_taken_reason:
            yield FieldProblem("not_taken_reason", f"{self.taken}的，请写理由")
        if self.counsel_id and self.served_on:
            counsel = self.counsel
            late = counsel.to_day and self.served_on > counsel.to_day
            if self.served_on < counsel.from_day or late:
                yield FieldProblem(
                    "served_on", f"{self.served_on} 不在{counsel.name}的聘期内，请核对日期或聘期"
                )

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_document_number(self, "opinion_number")
        if self.opinion_number and not self.taken:
            yield FieldProblem("taken", "出了意见书，请选采纳没有")
