"""问题与计划: shortcomings of a year, the plan for the next, and matters without a ledger of their own."""

from lawgov_desktop.areas.review.due import DUE
from lawgov_desktop.areas.review.figures import FIGURES
from lawgov_desktop.areas.review.other import CATEGORIES
from lawgov_desktop.areas.review.other_ledger import OTHERS
from lawgov_desktop.areas.review.plan_ledger import PLANS
from lawgov_desktop.areas.review.problem_ledger import PROBLEMS
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="review",
    title="问题与计划",
    ledgers=(PROBLEMS, PLANS, OTHERS),
    vocabularies=(("other_category", CATEGORIES),),
    figures=FIGURES,
    due=DUE,
    sample="lawgov_desktop.areas.review.sample:write",
)
