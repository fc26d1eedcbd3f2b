"""MajorDecision 重大行政决策: the five statutory steps, which a township follows by reference (暂行条例 Art. 42)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.decisions.major_rules import (
    DONE,
    HEARING,
    NOT_NEEDED,
    OPEN_COMMENT,
    clocks,
    persons,
    steps,
)
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, LongText, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

#: Kinds of major decisions (《重大行政决策程序暂行条例》 Art. 3).
KINDS = (
    "公共服务、市场监管、社会管理、环境保护的重大政策和措施",
    "经济和社会发展等方面的重要规划",
    "开发利用、保护重要自然资源和文化资源",
    "重大公共建设项目",
    "其他重大事项",
)
#: Ways the public is heard (Art. 14), several for one decision.
PUBLIC_WAYS = (OPEN_COMMENT, "座谈会", HEARING, "实地走访", "书面征求", "问卷调查", "民意调查")
STATES = (
    "建议",
    "启动",
    "草案",
    "参与论证",
    "审查",
    "集体讨论",
    "公布",
    "执行",
    "中止",
    "调整",
    "终止",
    "归档",
)
_DECIDED = Condition("decided_on", "filled")


class MajorDecision(Record):
    """One major decision of the town government, its steps in the order of the law."""

    caption_path = "title"
    date_fields = ("decided_on",)
    required_papers = (
        RequiredPaper("合法性审查意见", (Condition("legal_on", "filled"),)),
        RequiredPaper("集体讨论记录", (_DECIDED,)),
    )

    started_on = Date("启动日期", required=True, hint="还在建议阶段的写提出建议的日子")
    title = Text("事项名称", 120, required=True)
    listed = Flag("列入年度目录", short="列入目录", hint="每年公布的重大行政决策事项目录（第三条）")
    kind = Choice("类型", KINDS, required=True, default=KINDS[-1])
    proposed_by = Text("提出主体", 80)
    started_at = Text("启动会议", 80)
    department = Link("承办单位", Department, backref="decisions", required=True)
    draft_version = Text("草案版本", 40)
    state = Choice("状态", STATES, required=True, default="启动")

    public_step = Choice("公众参与", (DONE, NOT_NEEDED), hint="依法不公开的才可以不需要（第十四条）")
    public_way = Choice("公众参与主要方式", PUBLIC_WAYS, short="主要方式")
    public_from = Date("征求意见开始", short="意见起")
    public_to = Date("征求意见结束", short="意见止", future=True)
    public_short_reason = Text("少于 30 天的原因", 200, short="缩短原因")
    hearing_on = Date("听证会日期", short="听证日期", future=True)
    hearing_papers_on = Date("听证材料送达日期", short="材料送达")
    opinions = Count("意见条数", unit="条", most=99_999)
    opinions_taken = Text("意见采纳情况", 300, short="采纳情况")

    expert_step = Choice("专家论证", (DONE, NOT_NEEDED), hint="专业性、技术性较强的要论证（第十九条）")
    expert_way = Choice("论证方式", ("论证会", "书面咨询", "委托咨询论证"))
    expert_on = Date("论证日期")
    expert_opinion = LongText("论证意见", 2000)

    risk_step = Choice(
        "风险评估", (DONE, NOT_NEEDED), hint="可能影响社会稳定、公共安全的要评估（第二十二条）"
    )
    risk_way = Text("评估方式", 80)
    risk_points = Text("风险点", 300)
    risk_level = Choice("风险等级", ("低", "中", "高"))
    risk_measures = LongText("防范措施", 1000)
    risk_result = Choice("评估结论", ("可控", "不可控", "调整后可控"))
    risk_on = Date("评估日期")

    legal_by = Text("审查部门", 60, hint="司法所、法律顾问")
    legal_sent_on = Date("送审日期")
    legal_on = Date("审查意见日期", short="审查日期")
    legal_result = Choice("审查结论", ("合法", "修改后合法", "不合法"))
    legal_opinion = LongText("审查意见", 2000)

    decided_at = Text("讨论会议", 80)
    decided_on = Date("集体讨论日期", short="讨论日期")
    expected = Count("应到人数", short="应到", unit="人", most=999)
    present = Count("实到人数", short="实到", unit="人", most=999)
    head_last = Flag("行政首长末位发言", short="末位发言")
    differs = Flag("决定与多数人意见不一致", short="不同多数")
    differs_reason = Text("不一致的理由", 300, short="理由")
    decision = Choice("讨论结论", ("通过", "修改后再议", "不予通过"))
    party_asked_on = Date("向党委请示报告日期", short="请示党委")

    published_on = Date("公布日期")
    published_in = Text("公布途径", 80)
    executed_by = Link("执行单位", Department, backref="+")
    supervision = Text("督查情况", 300)
    evaluated_on = Date("后评估日期", short="后评估")
    evaluation = Text("后评估结论", 300, short="评估结果")
    archived_on = Date("归档日期")
    archived_number = Text("归档号", 40)
    exception = Text(
        "未按程序的说明", 300, short="例外说明", hint="乡镇是参照执行；少了一步或时间不够的，写明为什么"
    )

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from steps(self)

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from clocks(self)
        yield from persons(children, self)


class PublicInput(ChildRecord):
    """参与活动: one way the public was heard, and the result (Art. 14)."""

    decision = Link("决策", MajorDecision, backref="inputs", required=True, column_name="major_decision_id")
    way = Choice("方式", PUBLIC_WAYS, required=True)
    held_on = Date("日期")
    people = Count("人数", unit="人", most=999_999)
    opinions = Count("意见", unit="条", most=99_999)
    note = Text("对象和采纳情况", 200, short="对象和采纳")


class DecisionExpert(ChildRecord):
    """专家: one expert heard, who signs and has no interest in the decision (Art. 20-21)."""

    decision = Link("决策", MajorDecision, backref="experts", required=True, column_name="major_decision_id")
    name = PersonName(required=True)
    unit = Text("单位和专业", 80)
    no_stake = Flag("无利害关系", default=True)
    opinion = Text("意见", 300)
    signed = Flag("已署名")

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        if self.name and not self.no_stake:
            yield FieldProblem("no_stake", "与决策有直接利害关系的专家要回避，请另选（第二十条）")


class MemberOpinion(ChildRecord):
    """成员意见: what one member said in the discussion; dissent is on record (Art. 30)."""

    decision = Link(
        "决策", MajorDecision, backref="opinions_of", required=True, column_name="major_decision_id"
    )
    name = PersonName(required=True)
    vote = Choice("意见", ("同意", "不同意", "保留"), required=True, default="同意")
    opinion = Text("理由", 300)
