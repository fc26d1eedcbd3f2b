"""NormativeDocument 规范性文件: from the plan to the register, with the four axes of its review."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.decisions.normative_rules import FIT, FIT_AFTER, STANDING, UNFIT, clocks, gates
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import (
    Choice,
    Count,
    Date,
    DocumentNumber,
    Flag,
    Link,
    LongText,
    PersonName,
    Text,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import Children, FieldProblem, Record

IN_FORCE = "有效"
STATES = ("立项", "起草", "审查", "决定", *STANDING, "废止", "失效")
_PUBLISHED = Condition("published_on", "filled")


class NormativeDocument(Record):
    """One document of general force (行政规范性文件) of the town."""

    caption_path = "title"
    date_fields = ("published_on", "registered_on")
    unique = {("document_number",): "deleted_at IS NULL AND document_number IS NOT NULL"}
    required_papers = (
        RequiredPaper("合法性审核意见书", (Condition("reviewed_on", "filled"),)),
        RequiredPaper("集体审议记录", (Condition("decided_on", "filled"),)),
        RequiredPaper("正式文本", (_PUBLISHED,)),
    )

    planned_on = Date("立项日期", required=True)
    title = Text("名称", 120, required=True, hint="办法、规定、细则、意见、决定、通知、通告，不能叫条例")
    plan_number = Text("立项编号", 40)
    proposed_by = Link("提出部门", Department, backref="+", required=True)
    reason = Text("立项理由", 300)
    basis = Text("上位依据", 300)
    drafted_by = Text("起草部门（人）", 80, short="起草")
    research = LongText("调研情况", 1000)
    differences = Text("协调分歧情况", 300, short="协调分歧")
    assessment = Text("评估论证情况", 300, short="评估论证")

    comment_scope = Text("征求意见范围", 100, short="意见范围")
    comment_way = Choice("征求意见方式", ("网上公开", "书面", "座谈会", "听证会", "公示栏"), short="意见方式")
    comment_from = Date("征求意见开始", short="意见起")
    comment_to = Date("征求意见结束", short="意见止", future=True)
    comments = Count("意见条数", unit="条", most=9999)
    comments_taken = Count("采纳条数", unit="条", most=9999)
    comments_note = Text("未采纳的说明", 300, short="未采纳说明")
    fair_competition = Choice("公平竞争审查", ("不适用", "通过", "不通过", "适用例外规定"), short="公平竞争")

    lawful = Flag(
        "合法性", hint="权限、程序、与上位法一致；没有违法设定处罚、许可、强制、收费，没有减损权利、增加义务"
    )
    necessary = Flag("必要性")
    feasible = Flag("可行性")
    regular = Flag("规范性", hint="名称、结构、用语、文号")
    reviewed_by = Text("审核机构（人）", 60, short="审核机构")
    received_on = Date("审核收件日期", short="收件日期")
    reviewed_on = Date("审核出具日期", short="出具日期")
    conclusion = Choice("审核结论", (FIT, FIT_AFTER, UNFIT))
    opinion_number = DocumentNumber("意见书文号")
    counsel_opinion = Text("法律顾问意见", 300, short="顾问意见")

    decided_at = Text("集体审议会议", 80, short="审议会议")
    decided_on = Date("集体审议日期", short="审议日期")
    decision = Choice("审议结论", ("通过", "修改后通过", "不通过"))
    signed_by = PersonName("签发人")
    signed_on = Date("签发日期")
    emergency = Flag("紧急情况简化程序", short="简化程序", hint="主要负责人同意，写明原因")
    emergency_reason = Text("简化程序的原因", 200, short="简化原因")
    emergency_by = PersonName("同意简化的负责人", short="同意人")
    register_number = Text("统一登记号", 40, short="登记号")
    document_number = DocumentNumber()
    published_on = Date("公布日期")
    published_in = Text("公布方式", 80)
    effective_on = Date("施行日期", future=True)
    lapses_on = Date("有效期至", future=True)
    explained = Flag("已解读")

    registered_with = Text("备案机关", 60)
    registered_on = Date("报备日期")
    registered_number = Text("备案号", 40)
    cleared = Choice("清理结论", ("继续有效", "修改", "废止", "宣布失效"))
    cleared_on = Date("清理日期")
    state = Choice("状态", STATES, required=True, default="立项")

    def normalise(self, children: object) -> None:
        """A published document is in force unless another state was chosen."""
        if self.published_on and self.state in (None, *STATES[:5]):
            self.state = IN_FORCE

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from gates(self)
        if (self.comments_taken or 0) > (self.comments or 0):
            yield FieldProblem("comments_taken", "采纳条数多于意见条数，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from clocks(self)
