"""问题与计划: shortcomings of a year and the plan for the next."""

from lawgov_desktop.areas.review.other import CATEGORIES, OTHERS
from lawgov_desktop.areas.review.plan import PLANS
from lawgov_desktop.areas.review.problem import PROBLEMS
from lawgov_desktop.records.figure import Condition, Figure
from lawgov_desktop.records.ledger import WorkArea

#: Categories whose money is added up; of the others their count.
_MONEY = ("funds",)
_OTHER = tuple(
    Figure(
        f"other_{code}",
        label,
        ledger="othermatter",
        unit="元" if code in _MONEY else "件",
        conditions=(Condition("category.code", "=", code),),
        reduce=("yuan", "amount") if code in _MONEY else ("sum", "count"),
        phrase="{n}元" if code in _MONEY else "{n}件",
        rule=f"类别是{label}，日期在统计期内，{'金额' if code in _MONEY else '数量'}相加",
    )
    for code, label in CATEGORIES
    if code != "other"
)

AREA = WorkArea(
    key="review",
    title="问题与计划",
    ledgers=(PROBLEMS, PLANS, OTHERS),
    vocabularies=(("other_category", CATEGORIES),),
    figures=(
        Figure(
            "problems",
            "存在问题",
            ledger="problem",
            unit="个",
            phrase="{n}个",
            rule="这一年的问题，列入年报",
            listed="{ordinal}是{statement}。",
        ),
        Figure(
            "next_year_plans",
            "下年计划",
            ledger="nextyearplan",
            unit="项",
            phrase="{n}项",
            rule="这一年定的下年计划，列入年报",
            listed="{direction}。{measures}。",
        ),
        *_OTHER,
    ),
    sample="lawgov_desktop.areas.review.sample:write",
)
