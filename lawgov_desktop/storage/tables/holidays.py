"""The holidays of a file: those the program ships, added when a year is missing, and the office's own changes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from lawgov_desktop.records.time.holiday import OFF, WORKED, Holiday
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import history

#: First year whose holidays are added; no records are older.
_FIRST_YEAR = 2019
_INSERT = "INSERT INTO holiday (uid, day, kind, name) VALUES (?, ?, ?, ?) ON CONFLICT (day) DO NOTHING"


def seed(db: Database, today: dt.date | None = None) -> int:
    """Add the shipped years that the file lacks. Returns the days added.

    The calendar library is read only while the file lacks the year of `today`, so that opening costs one query.
    """
    year = (today or dt.date.today()).year
    existing = {
        int(row[0]) for row in db.execute_sql("SELECT DISTINCT substr(day, 1, 4) FROM holiday").fetchall()
    }
    if year in existing:
        return 0
    days = [day for day in _known() if day[0].year not in existing]
    if days:
        with history.preparing(db, "准备节假日"):
            for day, kind, name in days:
                db.execute_sql(_INSERT, (uuid.uuid4().hex, day.isoformat(), kind, name))
    return len(days)


def of_year(year: int) -> list[Any]:
    """The holidays of one year, by day."""
    table: Any = Holiday
    within = table.day.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return list(table.select().where(within).order_by(table.day))


def put(days: Sequence[dt.date], kind: str, name: str) -> bool:
    """Set days to off (休), worked (班), or "" as their weekday. Returns False when nothing changes.

    A day that equals its weekday has no row. Call inside an operation.
    """
    listed = [day for day in days if kind and (day.weekday() < 5) == (kind == OFF)]
    deleted = Holiday.delete().where(Holiday.day.in_([day for day in days if day not in listed])).execute()
    for day in listed:
        if not Holiday.update(kind=kind, name=name).where(Holiday.day == day).execute():
            Holiday.create(day=day, kind=kind, name=name)
    return bool(deleted or listed or not kind)


def _known() -> list[tuple[dt.date, str, str]]:
    """(day, 休 or 班, name) of every shipped day that differs from its weekday."""
    from chinese_calendar import constants

    names = {holiday.value: holiday.chinese for holiday in constants.Holiday}
    off = [(day, OFF, names.get(key, key)) for day, key in constants.holidays.items() if day.weekday() < 5]
    worked = [(day, WORKED, f"{names.get(key, key)}调休") for day, key in constants.workdays.items()]
    # Fixed holidays may fall on weekends, which are off anyway unless a 班 is listed.
    return sorted(line for line in off + worked if line[0].year >= _FIRST_YEAR)
