"""The period of a report, and the four kinds of time of a ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import KnownError

#: Years a report can be about; other years are taken as typing errors.
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Period:
    """A report period: events from `start` to `end` inclusive, stocks as of the day `as_of`."""

    start: dt.date
    end: dt.date
    as_of: dt.date

    def __post_init__(self) -> None:
        if not self.start <= self.end or not self.start <= self.as_of:
            raise KnownError(f"统计起止日期不对：{self.start} 至 {self.end}，请核对")

    @classmethod
    def of_year(cls, year: int, cutoff: dt.date | None = None) -> Period:
        """The calendar year, up to `cutoff` when one is given (a report may say 截至 11 月 30 日)."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise KnownError(f"年份 {year} 不对，请写 {FIRST_YEAR} 到 {LAST_YEAR} 之间的年份。")
        start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if cutoff is not None:
            if not start <= cutoff <= end:
                raise KnownError(f"截止日期 {cutoff} 不在 {year} 年内，请核对")
            end = cutoff
        return cls(start, end, end)

    @classmethod
    def until_today(cls, year: int) -> Period:
        """The calendar year, up to today when it is the current one."""
        today = dt.date.today()
        return cls.of_year(year, today if today.year == year else None)

    @property
    def year(self) -> int:
        """The year the report is about."""
        return self.start.year


@dataclass(frozen=True)
class Event:
    """Each row happened on one day (受理、活动、检查)."""

    field: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields this kind reads."""
        return (self.field,)

    def year_of(self, record: Any) -> int:
        """The year whose number series a new row joins."""
        day = getattr(record, self.field) or dt.date.today()
        return int(str(day)[:4])


@dataclass(frozen=True)
class Span:
    """Each row lasts from one day to another; the end is empty while it lasts (聘期、任期)."""

    start: str
    end: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields this kind reads."""
        return (self.start, self.end)

    def year_of(self, record: Any) -> int:
        """The year whose number series a new row joins."""
        day = getattr(record, self.start) or dt.date.today()
        return int(str(day)[:4])


@dataclass(frozen=True)
class Register:
    """A register (村、人员): valid from – to, both may be empty; its numbers have no year."""

    valid_from: str
    valid_to: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields this kind reads."""
        return (self.valid_from, self.valid_to)

    def year_of(self, record: Any) -> int:
        """0: a register's numbers have no year."""
        return 0


@dataclass(frozen=True)
class Annual:
    """Each row belongs to a calendar year (计划、年度考核)."""

    field: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields this kind reads."""
        return (self.field,)

    def year_of(self, record: Any) -> int:
        """The year itself."""
        return int(getattr(record, self.field) or dt.date.today().year)


TimeKind = Event | Span | Register | Annual
