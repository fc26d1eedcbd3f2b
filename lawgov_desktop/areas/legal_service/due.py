"""Due rules of the station: visits handed on without an answer, and the times of legal aid."""

from lawgov_desktop.areas.legal_service.aid_rules import ASSIGN_DAYS, DECIDE_DAYS, GRANTED, PASS_ON
from lawgov_desktop.areas.legal_service.visit import HANDED_ON
from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Condition

_UNDECIDED = Condition("decision", "empty")
DUE = (
    DueRule(
        "visit",
        (Condition("handling", "in", HANDED_ON), Condition("feedback_on", "empty")),
        one="来访 {number} 转办到期，还没有反馈",
        many="{n} 件来访转办到期，还没有反馈",
        since="due_on",
        ahead=3,
    ),
    DueRule(
        "aidapplication",
        (Condition("first_opinion", "=", PASS_ON), Condition("forwarded_on", "empty"), _UNDECIDED),
        one="",
        many="{n} 件法律援助申请初审后还没有转交",
        within="applied_on",
        word="待转交",
        icon="legal_service",
    ),
    DueRule(
        "aidapplication",
        (Condition("completed_on", "empty"), _UNDECIDED),
        one="法律援助 {number} 补正期限到了",
        many="{n} 件法律援助申请补正期限到了",
        since="complete_by",
        ahead=3,
    ),
    DueRule(
        "aidapplication",
        (_UNDECIDED,),
        one="法律援助 {number} 转交满七日，还没有决定",
        many="{n} 件法律援助转交满七日，还没有决定",
        since="forwarded_on",
        days=DECIDE_DAYS,
        ahead=3,
    ),
    DueRule(
        "aidapplication",
        (Condition("decision", "=", GRANTED), Condition("assigned_on", "empty")),
        one="法律援助 {number} 决定满三日，还没有指派律师",
        many="{n} 件法律援助决定满三日，还没有指派律师",
        since="decided_on",
        days=ASSIGN_DAYS,
        ahead=3,
    ),
)
