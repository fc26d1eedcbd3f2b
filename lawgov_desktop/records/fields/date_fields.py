"""Fields of time: day, month, time of day, year."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import peewee as pw

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields.field import LedgerField
from lawgov_desktop.records.fields.text_fields import Text
from lawgov_desktop.records.text.cleaning import half_width
from lawgov_desktop.records.time import dates


class Date(LedgerField, pw.DateField):
    """A day, stored as ISO text; typed as 20230412, 2023.4.12, 4-12 or 今天."""

    kind = "date"
    width = 8.5

    def __init__(self, label: str, *, future: bool = False, **kwargs: Any) -> None:
        #: Whether a day after today is allowed: for the end of a term, not for the day of an event.
        self.future = future
        super().__init__(label, **kwargs)

    def parse(self, text: str) -> dt.date | None:
        value = dates.parse_day(text)
        if value and not self.future and value > dt.date.today():
            raise InputProblem(f"{self.short}是将来的日子（{value}），{self._meant(value)}")
        return value

    @staticmethod
    def _meant(day: dt.date) -> str:
        """The hint for a day in the future: in January, days of December are typed. The year is never guessed."""
        year, exists = day.year - 1, (day.month, day.day) != (2, 29)
        if not exists or day.replace(year=year) > dt.date.today():
            return "请核对"
        return f"{year} 年的请写 {day.replace(year=year)}"

    def format(self, value: Any) -> str:
        return "" if value is None else str(value)[:10]


class Month(Date):
    """A calendar month, stored as its first day; typed as 2023-03, 2023年3月, 3月, 3 or any day of it."""

    width = 6.5

    def parse(self, text: str) -> dt.date | None:
        day = dates.parse_month(text) or super().parse(text)
        return day.replace(day=1) if day else None

    def format(self, value: Any) -> str:
        return "" if value is None else str(value)[:7]


class Clock(Text):
    """A time of day as HH:MM; typed as 930, 9:30, 9点半 or 下午3点."""

    kind = "clock"
    width = 4.5

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, max_length=5, **kwargs)

    def parse(self, text: str) -> str | None:
        return dates.parse_clock(text, self.short)


class Year(LedgerField, pw.IntegerField):
    """A calendar year such as 2023."""

    kind = "year"
    width = 5.0

    def parse(self, text: str) -> int | None:
        text = half_width(text).removesuffix("年").strip()
        if not text:
            return None
        if not re.fullmatch(r"(19|20)\d\d", text):
            raise InputProblem(f"{self.short}请写四位年份，如 2023")
        return int(text)
