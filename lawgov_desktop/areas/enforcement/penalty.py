"""PenaltyCase 处罚案件: one case of administrative penalty, its steps as days, its measures and handlers as rows."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.enforcement.inspection import Inspection
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.penalty_rules import (
    CITIZEN,
    DROPPED,
    FINE,
    NOT_PASSED,
    ORDINARY,
    ORGANISATION,
    PENALISED,
    SIMPLE,
    UNDER_WAY,
    WARNING,
    clocks,
    gaps,
    gates,
)
from lawgov_desktop.areas.enforcement.power import PowerItem
from lawgov_desktop.areas.enforcement.team import without_certificate
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import (
    Choice,
    CreditCode,
    Date,
    DocumentNumber,
    Flag,
    IdNumber,
    Link,
    LongText,
    Money,
    PersonName,
    Phone,
    Text,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

#: How a case ends (Art. 33: 轻微不罚、首违可不罚、没有主观过错; Art. 57).
OUTCOMES = (
    PENALISED,
    "轻微不罚",
    "首违不罚",
    "无主观过错不罚",
    "违法事实不能成立",
    *DROPPED,
    UNDER_WAY,
)
#: Kinds of penalty (Art. 9).
MEASURES = (
    WARNING,
    "通报批评",
    FINE,
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "行政拘留",
    "其他",
)
_DECIDED = Condition("decided_on", "filled")
_ORDINARY = Condition("procedure", "=", ORDINARY)


class PenaltyCase(Record):
    """One case, from its clue to the archive (行政处罚法)."""

    caption_path = "cause"
    date_fields = ("decided_on",)
    unique = {("case_number",): "deleted_at IS NULL AND case_number IS NOT NULL"}
    required_papers = (
        RequiredPaper("立案审批表", (_ORDINARY,)),
        RequiredPaper("调查取证材料", (_DECIDED,)),
        RequiredPaper("处罚决定书", (_DECIDED, Condition("outcome", "=", PENALISED))),
        RequiredPaper("送达回证", (Condition("served_on", "filled"),)),
    )

    filed_on = Date("立案日期", required=True, hint="简易程序填当场决定的日期")
    case_number = DocumentNumber("案号")
    source = Choice("来源", ("检查发现", "投诉举报", "上级交办", "部门移送", "其他"), default="检查发现")
    inspection = Link(
        "依据的检查", Inspection, backref="+", short="依据检查", hint="检查发现的，选那一次检查"
    )
    clue_on = Date("线索日期")
    occurred_on = Date("违法行为发现时的发生日期", short="发生日期", hint="连续的违法行为填终了之日")
    endangers_life = Flag("涉及生命健康、金融安全且有危害后果", short="危害后果")
    procedure = Choice("程序", (SIMPLE, ORDINARY), required=True, default=ORDINARY)
    party_kind = Choice("当事人类别", (CITIZEN, ORGANISATION), required=True, default=CITIZEN)
    party = Text("当事人", 80, required=True, sensitive=True)
    party_id = IdNumber("当事人身份证号", short="身份证号")
    credit_code = CreditCode()
    phone = Phone()
    address = Text("住址（住所）", 120, short="住址", sensitive=True)
    village = Link("村（社区）", Village, backref="penalties", short="村")
    cause = Text("案由", 100, required=True)
    power = Link("执法事项", PowerItem, backref="penalties", short="事项")
    facts = LongText("违法事实和证据", 4000, short="事实证据")
    sealed_on = Date("先行登记保存日期", short="登记保存", hint="七个工作日内要作出处理（第五十六条）")
    sealed_until = Date("保存处理日期", short="保存处理")
    ordered_on = Date("责令改正日期", short="责令改正", hint="处罚时应当责令改正（第二十八条）")
    recording = Text("全过程记录编号", 60, short="记录编号", hint="文字、音像记录的编号（第四十七条）")

    legal_review_needed = Flag("须法制审核", hint="重大公共利益、经听证、疑难复杂等（行政处罚法第五十八条）")
    legal_review_ground = Choice(
        "法制审核情形", ("重大公共利益", "重大权益经听证", "疑难复杂", "法定其他"), short="审核情形"
    )
    legal_reviewed_on = Date("法制审核日期", short="审核日期")
    legal_reviewer = PersonName("法制审核人", short="审核人")
    reviewer_qualified = Flag(
        "审核人有法律职业资格", short="审核资格", hint="初次从事审核的要有（第五十八条）"
    )
    legal_review_result = Choice("审核结论", ("通过", "修改后通过", NOT_PASSED))
    legal_review_number = DocumentNumber("审核意见书号", short="意见书号")
    discussed_on = Date("集体讨论日期", short="集体讨论")
    notified_on = Date("事先告知日期", short="告知日期")
    heard = Choice("陈述申辩", ("未提出", "提出并采纳", "提出未采纳", "明确放弃"))
    hearing_right = Flag("应告知听证权", short="听证权", hint="较大数额罚款、吊销、停产停业等（第六十三条）")
    hearing_asked_on = Date("申请听证日期", short="申请听证")
    hearing_notified_on = Date("听证通知日期", short="听证通知")
    hearing_on = Date("听证日期")
    hearing_dropped = Flag("当事人放弃听证", short="放弃听证", hint="撤回申请或拒不出席的（第六十四条）")

    outcome = Choice("处理", OUTCOMES, required=True, default=UNDER_WAY)
    decided_on = Date("决定日期")
    decision_number = DocumentNumber("决定书文号")
    amount = Money("罚没金额", hint="罚款和没收合计")
    extension_on = Date("批准延长办案日期", short="延长办案")
    served_on = Date("送达日期")
    service_way = Choice("送达方式", ("当场交付", "直接送达", "留置送达", "邮寄送达", "电子送达", "公告送达"))
    published_on = Date("公开日期")
    paid_on = Date("缴清日期")
    paid_on_spot = Flag("当场收缴", hint="一百元以下或事后难以执行的（第六十八条）")
    performance = Choice("执行情况", ("已履行", "履行中", "分期或延期", "申请强制执行", "未履行"))
    remedy = Choice(
        "复议诉讼", ("无", "复议维持", "复议变更撤销", "诉讼胜诉", "诉讼败诉", "正在审理"), default="无"
    )
    closed_on = Date("结案日期")
    archive_number = Text("归档号", 40)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.case_number or PenaltyCase.number.format(self.number))

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from gates(self, children)

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from without_certificate("cause", children.get("handlers", ()), self.filed_on)
        yield from clocks(self)
        yield from gaps(self, children)


class PenaltyHandler(ChildRecord):
    """承办人: an officer of the case, at least two (Art. 42), with the certificate number of that time."""

    case = Link("处罚案件", PenaltyCase, backref="handlers", required=True, column_name="penalty_case_id")
    officer = Link("执法人员", Officer, backref="cases", required=True)
    certificate_number = Text("当时的执法证号", 30, short="执法证号")

    def normalise(self, parent: Record) -> None:
        if self.officer_id and not self.certificate_number:
            self.certificate_number = self.officer.certificate_number


class PenaltyMeasure(ChildRecord):
    """处罚种类: one measure of the decision (Art. 9), with its amount where it has one."""

    case = Link("处罚案件", PenaltyCase, backref="measures", required=True, column_name="penalty_case_id")
    kind = Choice("种类", MEASURES, required=True)
    amount = Money("金额")
    detail = Text("内容", 120)
