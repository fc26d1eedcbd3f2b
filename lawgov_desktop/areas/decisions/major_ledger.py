"""The ledger 重大行政决策: list and form of MajorDecision."""

from lawgov_desktop.areas.decisions.major import MajorDecision
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

DECISIONS = Ledger(
    MajorDecision,
    title="重大行政决策",
    paper_title="重大行政决策台账",
    measure="项",
    time=Event("started_on"),
    purpose="重大行政决策的五个法定步骤，一步一栏。乡镇参照县级的规定做：哪一步不需要就选“不需要”，少了的写明原因。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("started_on", "启动", width=4.5),
        Column("title", "事项", stretch=True),
        Column("department.name", "承办单位", width=7),
        Column("legal_result", "审查", width=5),
        Column("decision", "讨论", width=5),
        Column("state", "状态", width=5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "启动",
            (
                "started_on",
                "state",
                "title",
                "listed",
                "department",
                "kind",
                "proposed_by",
                "started_at",
                "draft_version",
            ),
        ),
        Section(
            "公众参与",
            (
                "public_step",
                "public_way",
                "public_from",
                "public_to",
                "public_short_reason",
                "opinions",
                "opinions_taken",
                "hearing_on",
                "hearing_papers_on",
            ),
        ),
        Section(
            "参与活动",
            child="inputs",
            child_fields=("way", "held_on", "people", "opinions", "note"),
            note="用了几种方式就写几行",
            add="添加方式",
        ),
        Section("专家论证", ("expert_step", "expert_way", "expert_on", "expert_opinion")),
        Section(
            "专家",
            child="experts",
            child_fields=("name", "unit", "no_stake", "opinion", "signed"),
            note="与决策有利害关系的要回避",
            add="添加专家",
        ),
        Section(
            "风险评估",
            (
                "risk_step",
                "risk_way",
                "risk_on",
                "risk_level",
                "risk_result",
                "risk_points",
                "risk_measures",
            ),
        ),
        Section("合法性审查", ("legal_by", "legal_sent_on", "legal_on", "legal_result", "legal_opinion")),
        Section(
            "集体讨论",
            (
                "decided_at",
                "decided_on",
                "expected",
                "present",
                "decision",
                "party_asked_on",
                "head_last",
                "differs",
                "differs_reason",
                "exception",
            ),
        ),
        Section("成员意见", child="opinions_of", child_fields=("name", "vote", "opinion"), add="添加意见"),
        Section(
            "公布执行",
            (
                "published_on",
                "published_in",
                "executed_by",
                "supervision",
                "evaluated_on",
                "evaluation",
                "archived_on",
                "archived_number",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("通过", (Condition("decision", "=", "通过"),)),),
    search=("title", "department.name", "proposed_by"),
    counted="{year} 年启动",
    subtitle=("title", "department.name"),
    filters=("state", "decision", "department", "evidence"),
)
