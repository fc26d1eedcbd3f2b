"""Working days (工作日): weekdays without the days off, and worked weekend days, by the table of holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.time.holiday import OFF, Holiday

_ONE = dt.timedelta(days=1)


def known(year: int) -> bool:
    """Whether the table has holidays of a year; in a year without, only weekends are days off."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return bool(Holiday.select().where(Holiday.day.between(first, last)).exists())


def is_workday(day: dt.date) -> bool:
    """Whether the office works on a day."""
    return any(_workdays(day, day))


def working_days(start: dt.date, end: dt.date) -> int:
    """Number of working days after `start` up to and including `end`, as time limits are counted.

    The first day is not counted (民法典 Art. 201); 0 where `end` is not after `start`.
    """
    return sum(1 for _day in _workdays(start + _ONE, end))


def after_working_days(start: dt.date, count: int) -> dt.date:
    """The `count`th working day after `start`: the last day of a time limit in working days."""
    # Even with the long holidays, three times the days plus 30 always contain enough working days.
    end = start + dt.timedelta(days=3 * count + 30)
    return next(day for index, day in enumerate(_workdays(start + _ONE, end), 1) if index == count)


def _workdays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    kinds, day = _kinds(first, last), first
    while day <= last:
        kind = kinds.get(day)
        if (day.weekday() < 5) if kind is None else kind != OFF:
            yield day
        day += _ONE


def _kinds(first: dt.date, last: dt.date) -> dict[dt.date, str]:
    table: Any = Holiday
    return dict(table.select(table.day, table.kind).where(table.day.between(first, last)).tuples())
