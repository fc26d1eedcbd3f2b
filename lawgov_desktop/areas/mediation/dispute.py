"""Dispute 纠纷: one case of people's mediation, with parties, mediators, sessions and colour changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.mediation.committee import MediationCommittee
from lawgov_desktop.areas.mediation.dispute_rules import (
    FAILED,
    ORAL,
    OUTCOMES,
    REFUSED,
    SUCCESS,
    UNDER_WAY,
    WRITTEN,
    gates,
    reminders,
)
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import SEXES, Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order_in_parent
from lawgov_desktop.records.fields import (
    Choice,
    Colour,
    Count,
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
    Word,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import PROTECTED, ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.text import identity
from lawgov_desktop.records.text.cleaning import clean_name

#: The electronic part of a dossier (卷宗). Copies of identity cards stay in the paper one: the program keeps no more
#: personal data than its purpose needs (个人信息保护法 Art. 6).
PAPERS = (
    RequiredPaper("受理登记表"),
    # A party that refuses or withdraws may never have come to receive the notice (人民调解法 Art. 17).
    RequiredPaper("权利义务告知书", (Condition("outcome", "in", (*SUCCESS, FAILED, UNDER_WAY)),)),
    RequiredPaper("调解记录", (Condition("outcome", "in", (*SUCCESS, FAILED)),)),
    RequiredPaper("协议书", (Condition("outcome", "=", WRITTEN),)),
    RequiredPaper("口头协议登记表", (Condition("outcome", "=", ORAL),)),
)


class PartyName(Text):
    """姓名或单位: a person's name with the standard dot, or a firm's name, which may hold digits."""

    kind = "person_name"

    def clean(self, text: str) -> str:
        return clean_name(text)


class Dispute(Record):
    """One case taken by a mediation committee."""

    duplicate_key = ("accepted_on", "village", "kind")
    required_papers = PAPERS
    date_fields = ("concluded_on",)

    accepted_on = Date("受理日期", required=True)
    village = Link("村（社区）", Village, backref="disputes", required=True, short="村")
    kind = Word("纠纷类型", "dispute_kind", required=True)
    source = Word("案件来源", "dispute_source", required=True, wide=True)
    intake = Choice("受理方式", ("当事人申请", "主动调解", "委托移送"), default="当事人申请")
    committee = Link("调委会", MediationCommittee, backref="disputes")
    colour = Colour("三色分级", "dispute_colour", short="分级", hint="各色的含义和时限在“设置 › 用语”里写")
    amount = Money("涉及金额")
    occurred_on = Date("发生日期")
    place = Text("发生地点", 80)
    people_involved = Count("涉及人数", unit="人", most=99_999)
    serious = Flag("重大疑难")
    protected = Flag("特别敏感", hint=PROTECTED)
    summary = LongText("简要情况", 2000)
    sub_kind = Word("本地细类", "dispute_sub_kind", hint="如 高价彩礼、赡养，统计仍按纠纷类型")
    rights_told_on = Date("权利义务告知日期", short="权利告知")
    referred_by = Text("委托移送单位", 60, short="移送单位")
    assigned_to = Link("指派单位", Department, backref="+")
    lead_officer = PersonName("包案领导")
    deadline = Date("化解时限", future=True)
    invited = Text("邀请参与人", 120, hint="经当事人同意邀请的（人民调解法第二十条）")
    invited_agreed = Flag("当事人同意邀请", short="同意邀请")
    risk = Choice(
        "风险",
        ("群体性", "可能转刑事", "可能上访", "可能自杀", "可能械斗"),
        hint="有激化可能的要采取预防措施（第二十五条）",
    )
    prevented_cases = Choice("防止激化", ("防止转刑事", "防止群体上访", "防止自杀", "防止械斗"))
    prevented_people = Count("防止激化人数", short="防止人数", unit="人", most=99_999)
    reported_to_police_on = Date("报告公安日期", short="报告公安")

    outcome = Choice("结果", OUTCOMES, required=True, default=UNDER_WAY)
    concluded_on = Date("达成日期", hint="达成协议或终止的日子")
    agreement_number = DocumentNumber("协议编号", hint="如 下人调字〔2023〕17号")
    agreement = LongText("协议内容", 4000)
    agreement_facts = LongText("协议载明的事实和责任", 2000, short="事实责任")
    performance_way = Text("履行方式", 100)
    signed = Flag("各方已签名盖章", short="签名盖章", hint="各方当事人、调解员签名，调委会盖章（第二十九条）")
    effective_on = Date(
        "协议生效日期", short="生效日期", hint="书面：各方签名、调解员签名、盖章之日；口头：达成之日"
    )
    other_ways_told = Flag("终止时已告知其他途径", short="其他途径")
    reason = Text("不予受理或终止的原因", 200, short="终止原因")
    performance = Choice("履行情况", ("未到期", "履行中", "已履行", "未履行"))
    performance_due = Date("履行期限", future=True)
    confirmation_on = Date("申请司法确认日期", short="司法确认")
    confirmation_result = Choice("司法确认结果", ("已受理", "确认有效", "驳回", "撤回"), short="确认结果")
    confirmation_court = Text("确认法院", 60)
    confirmation_number = DocumentNumber("确认案号", hint="如 （2023）晋0423民特12号")
    revisited_on = Date("回访日期")
    revisit_way = Choice("回访方式", ("上门", "电话", "微信"))
    hidden_danger = Text("发现的隐患", 200, short="隐患")
    archived_on = Date("归档日期")
    archived_by = PersonName("立卷人")
    kept_for = Choice("保管期限", ("永久", "30 年", "10 年"))
    reward_grade = Choice("以案定补等级", ("简易", "一般", "疑难", "重大"), short="补贴等级")
    reward = Money("以案定补金额", short="补贴金额")
    on_platform = Flag("已录入省平台", short="省平台")
    platform_number = Text("平台编号", 40)
    satisfaction = Choice("满意程度", ("满意", "基本满意", "不满意"))
    archive_number = Text("归档号", 40)

    @property
    def caption(self) -> str:
        return str(Dispute.number.format(self.number))

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Keep `colour` and the colour changes consistent: a new colour adds a change with its day.

        An oral agreement takes effect when it is reached (人民调解法 Art. 30).
        """
        if self.outcome == ORAL:
            self.effective_on = self.effective_on or self.concluded_on
        changes = children.setdefault("colour_changes", [])
        last = changes[-1] if changes else None
        if last is not None and last.id is None:
            self.colour = last.colour_id
        elif self.colour_id and (last is None or last.colour_id != self.colour_id):
            day = self.accepted_on if last is None else dt.date.today()
            reason = "登记时判定" if last is None else "改判"
            changes.append(ColourChange(changed_on=day, colour=self.colour_id, reason=reason))

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from gates(self, children)

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from reminders(self, children)


class DisputeParty(ChildRecord):
    """当事人: one party of a dispute, a person or a unit; kept apart from the office's own people."""

    dispute = Link("纠纷", Dispute, backref="parties", required=True)
    side = Choice("方", ("甲方", "乙方", "第三人"), required=True)
    name = PartyName("姓名或单位", 60, required=True)
    sex = Choice("性别", SEXES)
    age = Count("年龄", unit="", most=130)
    phone = Phone()
    id_number = IdNumber()
    address = Text("住址", 120, sensitive=True)
    ethnic_group = Text("民族", 20)
    occupation = Text("职业或职务", 40, short="职业")
    unit = Text("单位", 60)
    agent = PersonName("代理人")
    person = Link("人员登记", Person, backref="disputes_as_party")

    def normalise(self, parent: Record) -> None:
        if self.id_number and len(self.id_number) == 18:
            self.sex = identity.sex(self.id_number)
            birth_date = identity.birth_date(self.id_number)
            day = getattr(parent, "accepted_on", None)
            if birth_date and day and self.age is None:
                self.age = (
                    day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
                )


class DisputeMediator(ChildRecord):
    """调解员 of a dispute: appointed by the committee or chosen by the parties (Art. 19)."""

    dispute = Link("纠纷", Dispute, backref="mediators", required=True)
    name = PersonName(required=True)
    chosen_by = Choice("产生方式", ("指定", "当事人选择"), default="指定")
    person = Link("人员登记", Person, backref="mediated")


class MediationRecord(ChildRecord):
    """调解记录: one session, which the file must hold (Art. 27)."""

    dispute = Link("纠纷", Dispute, backref="sessions", required=True)
    held_on = Date("日期", required=True)
    place = Text("地点", 60)
    content = Text("过程和意见", 500, required=True)

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        yield from check_order_in_parent(self, parent, "accepted_on", "held_on")
        ended = getattr(parent, "concluded_on", None)
        if self.held_on and ended and self.held_on > ended:
            refused = getattr(parent, "outcome", "") == REFUSED
            why = "当事人拒绝的不得再调解（人民调解法第十七条）" if refused else "请核对"
            yield FieldProblem("held_on", f"晚于达成（终止）日期 {ended}，{why}")


class ColourChange(ChildRecord):
    """三色变更: every change of colour with its day, reason and who approved it."""

    dispute = Link("纠纷", Dispute, backref="colour_changes", required=True)
    changed_on = Date("日期", required=True)
    colour = Colour("颜色", "dispute_colour", required=True)
    reason = Text("原因", 200)
    approved_by = PersonName("判定（批准）人", short="判定人")

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        yield from check_order_in_parent(self, parent, "accepted_on", "changed_on")
