"""Due rules of the village advisers: terms that end."""

from lawgov_desktop.areas.township.village import ADMINISTRATIVE
from lawgov_desktop.records.figures.due import DueRule, QuarterlyRule
from lawgov_desktop.records.figures.figure import Condition

QUARTERLY = (
    QuarterlyRule(
        "adviserservice",
        "法律顾问的法治讲座",
        (Condition("kind.code", "=", "lecture"),),
        each="village",
        each_conditions=(Condition("kind", "=", ADMINISTRATIVE),),
        setting="adviser_lectures",
    ),
)
DUE = (
    DueRule(
        "adviserappointment",
        (),
        one="村法律顾问聘期届满",
        many="村法律顾问聘期届满 {n} 个村",
        since="to_day",
        ahead=60,
        # The claim 每村一名法律顾问 reports a village without an adviser.
        past=0,
    ),
)
