"""LegalReview 合法性审查: the review of a matter before it is decided, signed or published, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.decisions.counsel import CounselEngagement
from lawgov_desktop.areas.decisions.major_rules import REVIEW_DAYS
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_document_number, check_order
from lawgov_desktop.records.fields import (
    Choice,
    Count,
    Date,
    DocumentNumber,
    Link,
    LongText,
    Money,
    PersonName,
    Text,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.time import workdays
from lawgov_desktop.storage.engine.settings import whole

KINDS = ("规范性文件", "重大决策", "重大执法决定", "镇合同", "村合同", "村规民约", "其他")
LAWFUL, AFTER, UNLAWFUL = "合法", "修改后合法", "不合法"
GIVEN = Condition("given_on", "filled")


class LegalReview(Record):
    """One legal review (合法性审查), from the day it was sent to the opinion."""

    caption_path = "matter"
    duplicate_key = ("sent_on", "matter")
    date_fields = ("given_on",)
    required_papers = (RequiredPaper("审查意见书", (GIVEN,)),)

    sent_on = Date("送审日期", required=True)
    kind = Choice("审查类型", KINDS, required=True, short="类型")
    matter = Text("审查事项", 120, required=True, short="事项")
    department = Link("送审单位", Department, backref="reviews")
    village = Link("村（社区）", Village, backref="reviews", short="村")
    amount = Money("合同金额")
    counterpart = Text("合同相对方", 80, short="相对方")
    reviewer = PersonName("审查人", required=True)
    counsel = Link("参与的法律顾问", CounselEngagement, backref="reviews", short="顾问")
    given_on = Date("出具意见日期", short="出具日期")
    conclusion = Choice("审查结论", (LAWFUL, AFTER, UNLAWFUL), short="结论")
    opinion_number = DocumentNumber("意见书文号")
    opinions = Count("修改意见", unit="条", most=9999, default=0)
    opinions_taken = Count("采纳意见", unit="条", most=9999)
    opinion = LongText("审查意见", 3000)
    signed_on = Date("签订（发布）日期", short="签订日期")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "sent_on", "given_on")
        if self.conclusion and not self.given_on:
            yield FieldProblem("given_on", "填了结论，请填出具意见日期")
        if (self.opinions_taken or 0) > (self.opinions or 0):
            yield FieldProblem("opinions_taken", "采纳意见多于修改意见，请核对")
        if self.kind in ("村合同", "村规民约") and self.village_id is None:
            yield FieldProblem("village", f"{self.kind}要选是哪个村的")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_document_number(self, "opinion_number")
        yield from self._time()
        if self.given_on and not self.conclusion:
            yield FieldProblem("conclusion", "已出具意见，请选审查结论")
        if self.conclusion == AFTER and not self.opinions:
            yield FieldProblem("opinions", "修改后合法的，请写提了几条修改意见")
        if self.counsel_id and self.sent_on and not self._counsel_in_post():
            yield FieldProblem("counsel", f"{self.counsel.name}送审那天不在聘期内，请核对")
        if self.signed_on and (not self.given_on or self.signed_on < self.given_on):
            yield FieldProblem("signed_on", "还没有出具审查意见就签订（发布）了，请核对")
        if self.signed_on and self.conclusion == UNLAWFUL:
            yield FieldProblem("signed_on", "审查结论是不合法，却已签订（发布），请核对")

    def _time(self) -> Iterator[FieldProblem]:
        """Working days: a most for documents (国办发〔2018〕115号), a least for decisions (暂行条例 Art. 26)."""
        if not self.sent_on or not self.given_on:
            return
        took = workdays.working_days(self.sent_on, self.given_on)
        most = whole("review_most")
        if self.kind == KINDS[0] and most and took > most:
            yield FieldProblem("given_on", f"审查用了 {took} 个工作日，一般不超过 {most} 个工作日")
        if self.kind == KINDS[1] and took < REVIEW_DAYS:
            yield FieldProblem("given_on", f"重大决策的审查一般不少于 {REVIEW_DAYS} 个工作日（第二十六条）")

    def _counsel_in_post(self) -> bool:
        counsel = self.counsel
        return bool(
            counsel.from_day <= self.sent_on and (not counsel.to_day or self.sent_on <= counsel.to_day)
        )
