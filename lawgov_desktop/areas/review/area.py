"""问题与计划: shortcomings of a year and the plan for the next."""

from lawgov_desktop.areas.review.plan import PLANS
from lawgov_desktop.areas.review.problem import PROBLEMS
from lawgov_desktop.records.figure import Figure
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="review",
    title="问题与计划",
    ledgers=(PROBLEMS, PLANS),
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
    ),
    sample="lawgov_desktop.areas.review.sample:write",
)
