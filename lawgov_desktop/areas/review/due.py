"""Due rules of shortcomings and plans whose day has passed."""

from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Condition

DUE = (
    DueRule(
        "problem",
        (Condition("state", "!=", "已完成"),),
        one="问题 {number} 整改期限到了",
        many="{n} 个问题整改期限到了",
        since="due_on",
        ahead=30,
    ),
    DueRule(
        "nextyearplan",
        (Condition("state", "not in", ("已完成", "调整取消")),),
        one="计划 {number} 完成时限到了",
        many="{n} 项计划完成时限到了",
        since="due_on",
        ahead=30,
    ),
)
