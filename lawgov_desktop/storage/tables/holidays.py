"""The holidays of a file: those the program knows, put in once a year is missing, and the office's own lines."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from lawgov_desktop.records.time.holiday import OFF, WORKED, Holiday
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import history

#: Before it nothing is typed any more.
_FIRST_YEAR = 2019
_INSERT = "INSERT INTO holiday (uid, day, kind, name) VALUES (?, ?, ?, ?) ON CONFLICT (day) DO NOTHING"


def seed(db: Database, today: dt.date | None = None) -> int:
    """Add the years the program knows and the file does not; returns the days added.

    The calendar is read only while the file lacks the year of `today`, so that an ordinary opening costs one query.
    """
    year = (today or dt.date.today()).year
    there = {
        int(row[0]) for row in db.execute_sql("SELECT DISTINCT substr(day, 1, 4) FROM holiday").fetchall()
    }
    if year in there:
        return 0
    days = [day for day in _known() if day[0].year not in there]
    if days:
        with history.preparing(db, "准备节假日"):
            for day, kind, name in days:
                db.execute_sql(_INSERT, (uuid.uuid4().hex, day.isoformat(), kind, name))
    return len(days)


def of_year(year: int) -> list[Any]:
    """The lines of one year, by day."""
    table: Any = Holiday
    within = table.day.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return list(table.select().where(within).order_by(table.day))


def put(days: Sequence[dt.date], kind: str, name: str) -> bool:
    """Let days be off (休), worked (班), or "" what their weekday says; False when that changes nothing.

    No line is kept for a day that is what its weekday says anyway. Within an operation of the door.
    """
    kept = [day for day in days if kind and (day.weekday() < 5) == (kind == OFF)]
    gone = Holiday.delete().where(Holiday.day.in_([day for day in days if day not in kept])).execute()
    for day in kept:
        if not Holiday.update(kind=kind, name=name).where(Holiday.day == day).execute():
            Holiday.create(day=day, kind=kind, name=name)
    return bool(gone or kept or not kind)


def _known() -> list[tuple[dt.date, str, str]]:
    """(day, 休 or 班, name) of every day that is not what its weekday says."""
    from chinese_calendar import constants

    names = {holiday.value: holiday.chinese for holiday in constants.Holiday}
    off = [(day, OFF, names.get(key, key)) for day, key in constants.holidays.items() if day.weekday() < 5]
    worked = [(day, WORKED, f"{names.get(key, key)}调休") for day, key in constants.workdays.items()]
    # Its own fixed holidays fall on weekends too; those are days off anyway, unless a 班 says otherwise.
    return sorted(line for line in off + worked if line[0].year >= _FIRST_YEAR)
