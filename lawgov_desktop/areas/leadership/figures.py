"""What the report counts under 组织领导."""

from lawgov_desktop.areas.leadership.study import TEAM
from lawgov_desktop.areas.leadership.training import ENFORCEMENT, STAFF
from lawgov_desktop.records.figure import Condition, Figure

FIGURES = (
    Figure(
        "policies_in_force",
        "写入年报的制度文件",
        ledger="policydocument",
        unit="件",
        conditions=(Condition("named_in_report", "=", True), Condition("repealed", "=", False)),
        timing="as_of",
        phrase="{n}件",
        rule="截止日有效、没有废止、写入年报的文件",
        listed="《{title}》",
    ),
    Figure(
        "study_sessions",
        "党政班子学法",
        ledger="studysession",
        unit="次",
        conditions=(Condition("body", "=", TEAM),),
        phrase="{n}次",
        rule="主体是党政班子的学法，日期在统计期内，列入年报",
    ),
    Figure(
        "legal_trainings",
        "机关干部法律知识培训",
        ledger="training",
        unit="次",
        conditions=(Condition("category", "=", STAFF),),
        phrase="{n}次",
        rule="类别是机关干部法律知识培训，日期在统计期内，列入年报",
    ),
    Figure(
        "enforcement_trainings",
        "执法业务培训",
        ledger="training",
        unit="次",
        conditions=(Condition("category", "=", ENFORCEMENT),),
        phrase="{n}次",
        rule="类别是执法业务培训，日期在统计期内，列入年报",
    ),
)
