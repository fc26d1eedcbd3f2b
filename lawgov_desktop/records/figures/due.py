"""Due rules (要办的事): rows of a ledger that fall due or lack something, declared by an area as data."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.records.figures.figure import Condition


@dataclass(frozen=True)
class DueRule:
    """Rows of a ledger that fulfil `conditions` become tasks, due `months` and `days` after their day `since`."""

    ledger: str
    conditions: tuple[Condition, ...]
    #: Sentence for one row ({number}) and for several ({n}, {measure}).
    one: str
    many: str
    #: Field of the day the limit runs from; empty for a task without a day.
    since: str = ""
    months: int = 0
    days: int = 0
    #: Setting that holds the number of days instead of `days`.
    days_by: str = ""
    #: Days before the due day from which the task is listed.
    ahead: int = 7
    #: Days after the due day until which the task is listed; later ones are left to another rule or claim.
    past: int = 100_000
    #: Day field that must lie in the year in view, for a row that lacks something and has no due day.
    within: str = ""
    word: str = ""
    icon: str = "file"
    #: Second line of a task for several rows; empty names the first row.
    note: str = ""


@dataclass(frozen=True)
class QuarterlyRule:
    """Rows a ledger of events should have in every quarter (每季度至少一次); a past quarter without one is a task."""

    ledger: str
    #: What the rows are called in the sentence: 法治专题会议.
    matter: str
    conditions: tuple[Condition, ...] = ()
    #: Link to a register (village) whose rows each need one; empty means one for the whole office.
    each: str = ""
    #: Which rows of that register: administrative villages only.
    each_conditions: tuple[Condition, ...] = ()
    #: Setting that must say 提醒; empty always makes a task.
    setting: str = ""
