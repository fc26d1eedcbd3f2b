"""Retention: which automatic backups are deleted.

Days, weeks and months are counted only where they have a backup, from the newest backup back. Nothing is compared with
the clock: a computer whose date was wrong for a day must not cost the backups of the right days.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lawgov_desktop.storage.backup.backup import BEFORE_IMPORT, BEFORE_UPGRADE, ON_CLOSE, ON_LOCK, TIMED
from lawgov_desktop.storage.backup.catalog import Entry, list_backups, newest_good
from lawgov_desktop.storage.backup.verify import GOOD
from lawgov_desktop.storage.engine.manifest import manifest_path

#: Only automatic backups are deleted, never those a person made or a restore set aside.
AUTOMATIC = frozenset({TIMED, ON_CLOSE, ON_LOCK, BEFORE_IMPORT, BEFORE_UPGRADE})
#: The rule as the page states it.
RULE = "保留：2 天全部，12 天每日，10 周每周，9 个月每月，年终永久（只算有备份的日子）"
DAILY, WEEKLY, MONTHLY, YEARLY = "每日", "每周", "每月", "年终 · 永久"
#: Newest days of which every backup is kept.
_ALL = 2
#: Grade, number of newest periods of which the last backup is kept, and the period of a time.
_STEPS: tuple[tuple[str, int, Callable[[dt.datetime], Any]], ...] = (
    (DAILY, 12, dt.datetime.date),
    (WEEKLY, 10, lambda day: day.isocalendar()[:2]),
    (MONTHLY, 9, lambda day: (day.year, day.month)),
)
#: A backup dated earlier than the one before, or later by more than this, was made after the clock was set.
_JUMP = dt.timedelta(days=60)
#: Backups after the clock was set until backups are deleted again.
_SETTLED = 50


def grades(newest_first: Sequence[dt.datetime]) -> dict[dt.datetime, str]:
    """The times to keep, each with its reason: empty for the two newest days, else 每日, 每周, 每月 or 年终 · 永久."""
    days = list(dict.fromkeys(time.date() for time in newest_first))[:_ALL]
    grades_by_time = {time: "" for time in newest_first if time.date() in days}
    for grade, periods, unit in _STEPS:
        seen: set[Any] = set()
        for time in newest_first:
            if unit(time) not in seen and len(seen) < periods:
                seen.add(unit(time))
                grades_by_time.setdefault(time, grade)
    years: set[int] = set()
    for time in newest_first:
        if time.year not in years:
            # The last one so far of the current year is kept too: it may become the last of the year.
            grades_by_time.setdefault(time, MONTHLY if not years else YEARLY)
            years.add(time.year)
    return grades_by_time


def superfluous(newest_first: Sequence[Entry]) -> list[Entry]:
    """The automatic, verified backups that may be deleted; never the newest good one, none after a jump of the clock.

    Files are judged separately, so that backups of the sample never displace those of the office's own file.
    """
    files = dict.fromkeys(e.file_id for e in newest_first)
    return [
        entry
        for file_id in files
        for entry in _superfluous([e for e in newest_first if e.file_id == file_id])
    ]


def _superfluous(entries: Sequence[Entry]) -> list[Entry]:
    candidates = [e for e in entries if e.state == GOOD and e.reason in AUTOMATIC]
    times = [e.made for e in candidates]
    pairs = itertools.pairwise(times[: _SETTLED + 1])
    if any(not dt.timedelta() <= later - earlier <= _JUMP for later, earlier in pairs):
        return []
    grades_by_time, newest = grades(times), newest_good(entries)
    return [e for e in candidates if e.made not in grades_by_time and e is not newest]


def thin(folder: Path) -> list[Path]:
    """Delete superfluous backups in a folder of this computer. Returns those deleted; an error leaves one for later."""
    deleted = []
    for entry in superfluous(list_backups([folder])):
        try:
            # Delete the data first: a manifest alone is harmless, data without a manifest would show as unverified.
            entry.path.unlink()
            manifest_path(entry.path).unlink(missing_ok=True)
        except OSError:
            continue
        deleted.append(entry.path)
    return deleted
