"""Due rules of 组织领导: tasks, settled matters and documents whose day is over."""

from lawgov_desktop.areas.leadership.meeting import PLANNED
from lawgov_desktop.areas.leadership.task import DONE, DROPPED
from lawgov_desktop.records.figures.due import DueRule, QuarterlyRule
from lawgov_desktop.records.figures.figure import Condition

#: 定期研究: the report may say 定期 only if it happened in every quarter.
QUARTERLY = (
    QuarterlyRule("groupmeeting", "法治专题会议", (Condition("state", "!=", PLANNED),)),
    QuarterlyRule("leaderaction", "主要负责人“四个亲自”记录"),
)
DUE = (
    DueRule(
        "taskitem",
        (Condition("state", "not in", (DONE, DROPPED)),),
        one="任务“{number}”到期，还没有完成",
        many="{n} 项任务到期，还没有完成",
        since="due_on",
        ahead=15,
    ),
    DueRule(
        "groupmeeting",
        (Condition("state", "=", PLANNED),),
        one="会议 {number} 计划召开",
        many="{n} 次会议计划召开",
        since="held_on",
        past=60,
    ),
    DueRule(
        "leaderaction",
        (Condition("due_on", "filled"), Condition("done_on", "empty")),
        one="四个亲自 {number} 的事项到期，还没有落实",
        many="{n} 件亲自督办的事项到期，还没有落实",
        since="due_on",
    ),
    DueRule(
        "policydocument",
        (Condition("repealed", "=", False), Condition("lapses_on", "filled")),
        one="制度文件 {number} 快到有效期",
        many="{n} 件制度文件快到有效期",
        since="lapses_on",
        ahead=90,
        past=30,
    ),
)
