"""Due rules of mediation: cases over a month, terms that end, agreements not performed or without a number."""

from lawgov_desktop.areas.mediation.dispute_rules import SUCCESS, UNDER_WAY, WRITTEN
from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Condition

DUE = (
    DueRule(
        "dispute",
        (Condition("outcome", "in", SUCCESS), Condition("performance", "in", ("未到期", "履行中"))),
        one="{title} {number} 的协议到了履行期限",
        many="{n} {measure}{title}的协议到了履行期限",
        since="performance_due",
    ),
    DueRule(
        "dispute",
        (Condition("outcome", "=", UNDER_WAY),),
        one="{title} {number} 到了化解时限，还没有结果",
        many="{n} {measure}{title}到了化解时限，还没有结果",
        since="deadline",
    ),
    DueRule(
        "chiefsconsultation",
        (Condition("result", "=", "正在化解"),),
        one="三长会商 {number} 到了时限，还没有化解",
        many="{n} 次三长会商到了时限，还没有化解",
        since="due_on",
    ),
    DueRule(
        "mediationcommittee",
        (Condition("dissolved_on", "empty"),),
        one="调委会 {number} 任期届满，要换届",
        many="{n} 个调委会任期届满，要换届",
        # 人民调解法 Art. 8: three years.
        since="term_to",
        ahead=60,
    ),
    DueRule(
        "petition",
        (Condition("registered_on", "empty"),),
        one="信访 {number} 要在 15 天内告知",
        many="{n} 件信访要在 15 天内告知",
        since="received_on",
        days=15,
    ),
    DueRule(
        "petition",
        (Condition("accepted", "=", "受理"), Condition("closed_on", "empty")),
        one="信访 {number} 快满 60 天，还没有办结",
        many="{n} 件信访快满 60 天，还没有办结",
        since="accepted_on",
        days=60,
        ahead=15,
    ),
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
