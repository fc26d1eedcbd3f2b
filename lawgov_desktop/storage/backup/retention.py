"""Retention: automatic backups are deleted by age; the newest good one and the last of every year are kept for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from lawgov_desktop.storage.backup.backup import BEFORE_IMPORT, BEFORE_UPGRADE, ON_CLOSE, ON_LOCK, TIMED
from lawgov_desktop.storage.backup.catalog import Entry, list_backups, newest_good
from lawgov_desktop.storage.backup.verify import GOOD
from lawgov_desktop.storage.engine.manifest import manifest_path

#: Only automatic backups are deleted, never those a person made or a restore set aside.
AUTOMATIC = frozenset({TIMED, ON_CLOSE, ON_LOCK, BEFORE_IMPORT, BEFORE_UPGRADE})
#: The rule as the page states it.
RULE = "保留：2 天内全部，12 天每日，10 周每周，9 个月每月，年终永久"
DAILY, WEEKLY, MONTHLY, YEARLY = "每日", "每周", "每月", "年终 · 永久"
_ALL = dt.timedelta(days=2)
_STEPS: tuple[tuple[str, dt.timedelta, Callable[[dt.datetime], Any]], ...] = (
    (DAILY, dt.timedelta(days=12), dt.datetime.date),
    (WEEKLY, dt.timedelta(weeks=10), lambda day: day.isocalendar()[:2]),
    (MONTHLY, dt.timedelta(days=9 * 30.5), lambda day: (day.year, day.month)),
)


def grades(times: Iterable[dt.datetime], now: dt.datetime) -> dict[dt.datetime, str]:
    """The times to keep, each with its reason: empty within two days, else 每日, 每周, 每月 or 年终 · 永久."""
    newest_first = sorted(set(times), reverse=True)
    grades_by_time = {time: "" for time in newest_first if now - time <= _ALL}
    for grade, window, unit in _STEPS:
        seen: set[Any] = set()
        for time in newest_first:
            if now - time <= window and unit(time) not in seen:
                seen.add(unit(time))
                grades_by_time.setdefault(time, grade)
    years: set[int] = set()
    for time in newest_first:
        if time.year not in years:
            years.add(time.year)
            # The last one so far of the current year is kept too: it may become the last of the year.
            grades_by_time.setdefault(time, YEARLY if time.year < now.year else MONTHLY)
    return grades_by_time


def superfluous(entries: Sequence[Entry], now: dt.datetime) -> list[Entry]:
    """The automatic, verified backups that may be deleted; never the newest good one of a file.

    Files are judged separately, so that backups of the sample never displace those of the office's own file.
    """
    files = dict.fromkeys(e.file_id for e in entries)
    return [
        entry
        for file_id in files
        for entry in _superfluous([e for e in entries if e.file_id == file_id], now)
    ]


def _superfluous(entries: Sequence[Entry], now: dt.datetime) -> list[Entry]:
    candidates = [e for e in entries if e.state == GOOD and e.reason in AUTOMATIC]
    grades_by_time, newest = grades((e.made for e in candidates), now), newest_good(entries)
    return [e for e in candidates if e.made not in grades_by_time and e is not newest]


def thin(folder: Path, now: dt.datetime | None = None) -> list[Path]:
    """Delete superfluous backups in a folder of this computer. Returns those deleted; an error leaves one for later."""
    deleted = []
    for entry in superfluous(list_backups([folder]), now or dt.datetime.now()):
        try:
            # Delete the data first: a manifest alone is harmless, data without a manifest would show as unverified.
            entry.path.unlink()
            manifest_path(entry.path).unlink(missing_ok=True)
        except OSError:
            continue
        deleted.append(entry.path)
    return deleted
