"""AidApplication 法律援助: an application taken at the station and handed to the county's centre (法律援助法)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.legal_service.aid_rules import (
    DROPPED,
    GRANTED,
    INCOMPLETE,
    PASS_ON,
    REFUSED,
    WITHDRAWN,
    gates,
    reminders,
)
from lawgov_desktop.areas.legal_service.visit import GROUPS, MINOR
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import SEXES
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import (
    Choice,
    Date,
    Flag,
    IdNumber,
    Link,
    LongText,
    PersonName,
    Phone,
    Text,
)
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import PROTECTED, ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.rule_context import RuleContext
from lawgov_desktop.records.text import identity

#: Matters open to legal aid (法律援助法 Art. 31).
MATTERS = (
    "国家赔偿",
    "社会保险待遇或社会救助",
    "抚恤金",
    "赡养费、抚养费、扶养费",
    "确认劳动关系或支付劳动报酬",
    "认定民事行为能力",
    "工伤、交通、食品药品、医疗事故人身损害赔偿",
    "环境污染、生态破坏损害赔偿",
    "其他",
)
VIOLENCE = "遭受虐待、遗弃或家庭暴力"
#: Applicants without a test of means (Art. 32).
NO_MEANS_TEST = (
    "英雄烈士近亲属维护英烈人格权益",
    "因见义勇为主张民事权益",
    "再审改判无罪请求国家赔偿",
    VIOLENCE,
    "其他法定情形",
)
#: Applicants whose stated means are not checked (Art. 42).
NOT_CHECKED = (
    "无固定生活来源的未成年人、老年人、残疾人等",
    "社会救助、司法救助或优抚对象",
    "进城务工人员追讨劳动报酬或工伤赔偿",
    "其他法定情形",
)
#: Urgent cases, in which aid begins before the decision (Art. 44).
URGENT = ("距时效或期限届满不足七日", "需立即申请保全或先予执行", "其他紧急情形")


class AidApplication(Record):
    """One application for legal aid, from the day it was taken to the end of the case."""

    date_fields = ("forwarded_on", "decided_on")
    duplicate_key = ("applied_on", "name")
    required_papers = (
        RequiredPaper("法律援助申请表"),
        RequiredPaper("不予援助决定书", (Condition("decision", "=", REFUSED),)),
        RequiredPaper("给予援助决定书", (Condition("decision", "=", GRANTED),)),
    )

    applied_on = Date("申请日期", required=True, short="日期")
    name = PersonName("申请人", required=True, sensitive=True)
    sex = Choice("性别", SEXES)
    id_number = IdNumber()
    phone = Phone()
    address = Text("住址", 120, sensitive=True)
    village = Link("村（社区）", Village, backref="aid_applications", short="村")
    group = Choice("身份", GROUPS, column_name="applicant_group")
    protected = Flag("特别敏感", hint=PROTECTED)
    agent = PersonName("代理人", sensitive=True, hint="未成年人等由法定代理人代为申请")
    agent_relation = Text("与申请人关系", 20, short="代理关系")

    matter = Choice("事项", MATTERS, required=True, hint="法律援助法第三十一条")
    category = Choice("类别", ("民事", "行政", "刑事", "国家赔偿", "劳动争议仲裁", "非诉讼"), default="民事")
    facts = LongText("案情和请求", 2000, sensitive=True)
    urgent = Choice("紧急情形", URGENT, hint="可以先提供援助，事后补办手续（第四十四条）")
    limit_on = Date("时效或期限届满日", future=True, short="时效届满")

    no_means_test = Choice("不受经济困难限制", NO_MEANS_TEST, short="不查经济", hint="法律援助法第三十二条")
    not_checked = Choice("免予核查情形", NOT_CHECKED, short="免予核查", hint="法律援助法第四十二条")
    hardship = LongText("经济困难说明", 1000, short="困难说明", sensitive=True)
    papers = LongText("材料清单", 1000, hint="一行写一份")

    first_opinion = Choice("初审意见", (PASS_ON, INCOMPLETE, "不属援助范围，告知其他途径"))
    first_reviewed_on = Date("初审日期")
    first_reviewer = PersonName("初审人")
    told_on = Date("一次告知补正日期", short="告知补正", hint="要补什么一次说清（第四十三条）")
    told = LongText("要补的材料", 500)
    complete_by = Date("补正期限", future=True)
    completed_on = Date("补齐日期")

    forwarded_on = Date("转交日期", hint="转交县法律援助中心的日子")
    forwarded_to = Text("转交单位", 60, default="县法律援助中心")
    decision = Choice("审查结果", (GRANTED, REFUSED, DROPPED, WITHDRAWN))
    decided_on = Date("决定日期")
    refusal = LongText("不给予的书面理由", 1000, short="书面理由")
    assigned_on = Date("指派日期")
    lawyer = PersonName("指派律师")
    firm = Text("执业机构", 60)
    outcome = LongText("办理结果", 1000)
    closed_on = Date("结案日期")
    revisited_on = Date("回访日期")
    revisit = Text("回访情况", 200)
    satisfaction = Choice("满意程度", ("满意", "基本满意", "不满意"))
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.name or "")

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Fill the sex from the ID number; mark minors and victims of domestic violence as protected."""
        if self.id_number and len(self.id_number) == 18:
            self.sex = identity.sex(self.id_number)
        if self.group == MINOR or self.no_means_test == VIOLENCE:
            self.protected = True

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from super().problems(children, context)
        yield from gates(self)

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from reminders(self)
