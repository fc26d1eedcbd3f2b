"""Thinning: automatic backups grow sparser with age, the newest good one and every year's last stay for ever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from lawgov_desktop.storage.backup.backup import BEFORE_IMPORT, BEFORE_UPGRADE, ON_CLOSE, ON_LOCK, TIMED
from lawgov_desktop.storage.backup.catalog import Entry, list_backups, newest_good
from lawgov_desktop.storage.backup.verify import GOOD
from lawgov_desktop.storage.engine.manifest import manifest_path

#: Only what the program made by itself is thinned; what a person made, or a restore set aside, is theirs.
AUTOMATIC = frozenset({TIMED, ON_CLOSE, ON_LOCK, BEFORE_IMPORT, BEFORE_UPGRADE})
#: The rule in the page's words.
RULE = "保留：2 天内全部，12 天每日，10 周每周，9 个月每月，年终永久"
DAILY, WEEKLY, MONTHLY, YEARLY = "每日", "每周", "每月", "年终 · 永久"
_ALL = dt.timedelta(days=2)
_STEPS: tuple[tuple[str, dt.timedelta, Callable[[dt.datetime], Any]], ...] = (
    (DAILY, dt.timedelta(days=12), dt.datetime.date),
    (WEEKLY, dt.timedelta(weeks=10), lambda day: day.isocalendar()[:2]),
    (MONTHLY, dt.timedelta(days=9 * 30.5), lambda day: (day.year, day.month)),
)


def grades(times: Iterable[dt.datetime], now: dt.datetime) -> dict[dt.datetime, str]:
    """For each time worth keeping, why: empty within two days, else 每日, 每周, 每月 or 年终 · 永久."""
    newest_first = sorted(set(times), reverse=True)
    kept = {time: "" for time in newest_first if now - time <= _ALL}
    for grade, window, unit in _STEPS:
        seen: set[Any] = set()
        for time in newest_first:
            if now - time <= window and unit(time) not in seen:
                seen.add(unit(time))
                kept.setdefault(time, grade)
    years: set[int] = set()
    for time in newest_first:
        if time.year not in years:
            years.add(time.year)
            # The running year's last one so far is kept as well: nobody knows yet which will be its last.
            kept.setdefault(time, YEARLY if time.year < now.year else MONTHLY)
    return kept


def superfluous(entries: Sequence[Entry], now: dt.datetime) -> list[Entry]:
    """The automatic, verified backups that may go; never the newest good one of any file.

    Each file for itself: what the sample backed up today says nothing for the office's own file.
    """
    files = dict.fromkeys(e.file_id for e in entries)
    return [
        gone for file_id in files for gone in _superfluous([e for e in entries if e.file_id == file_id], now)
    ]


def _superfluous(entries: Sequence[Entry], now: dt.datetime) -> list[Entry]:
    candidates = [e for e in entries if e.state == GOOD and e.reason in AUTOMATIC]
    kept, newest = grades((e.made for e in candidates), now), newest_good(entries)
    return [e for e in candidates if e.made not in kept and e is not newest]


def thin(folder: Path, now: dt.datetime | None = None) -> list[Path]:
    """Remove what is superfluous in a folder of this computer; returns what went. Faults are left for the next time."""
    gone = []
    for entry in superfluous(list_backups([folder]), now or dt.datetime.now()):
        try:
            # The data first: a manifest left alone is harmless, data without one would look unverified.
            entry.path.unlink()
            manifest_path(entry.path).unlink(missing_ok=True)
        except OSError:
            continue
        gone.append(entry.path)
    return gone
