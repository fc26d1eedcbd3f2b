"""What asks to be done: rows of a ledger that fall due, or lack something, as plain data an area declares."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.records.figures.figure import Condition


@dataclass(frozen=True)
class DueRule:
    """Rows of a ledger that ask for something: those under `conditions`, due some time after their day `since`."""

    ledger: str
    conditions: tuple[Condition, ...]
    #: Words for one row ({number}) and for several ({n}, {measure}).
    one: str
    many: str
    #: Field of the day the time runs from; empty for what has no day.
    since: str = ""
    months: int = 0
    days: int = 0
    #: Setting that holds the days instead, where the office sets them.
    days_by: str = ""
    #: Days before the due day from which it is shown.
    ahead: int = 7
    #: Days after the due day until which it is shown; past that another rule or claim speaks of it.
    past: int = 100_000
    #: Field of a row that must lie in the year in view (for what is only missing, not late).
    within: str = ""
    word: str = ""
    icon: str = "file"
    #: Second line when several rows are told as one; empty names the first of them.
    note: str = ""


@dataclass(frozen=True)
class QuarterlyRule:
    """Rows a ledger of events should have in every quarter (每季度至少一次); a past quarter without one is a task."""

    ledger: str
    #: What the rows are called in the sentence: 法治专题会议.
    matter: str
    conditions: tuple[Condition, ...] = ()
    #: Link to a register (the village) each row of which should have it; empty asks once for the whole office.
    each: str = ""
    #: Which rows of that register: administrative villages only.
    each_conditions: tuple[Condition, ...] = ()
    #: Setting that must say 提醒; empty always makes a task.
    setting: str = ""
