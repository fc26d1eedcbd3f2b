"""What asks to be done in mediation: cases that run over a month, written agreements without a number."""

from lawgov_desktop.areas.mediation.dispute import UNDER_WAY, WRITTEN
from lawgov_desktop.records.due import DueRule
from lawgov_desktop.records.figure import Condition

DUE = (
    DueRule(
        "dispute",
        (Condition("outcome", "=", UNDER_WAY),),
        one="{title} {number} 调解满一个月，还没有结果",
        many="{n} {measure}{title}调解满一个月，还没有结果",
        since="accepted_on",
        # 人民调解工作若干规定 Art. 33: mediation ends within a month.
        months=1,
    ),
    DueRule(
        "dispute",
        (Condition("outcome", "=", WRITTEN), Condition("agreement_number", "empty")),
        one="",
        many="{n} {measure}书面协议没有编号",
        within="concluded_on",
        word="缺编号",
        icon="file",
    ),
)
