"""The order of backups: by the operations they hold, not by the clock of the computer, which may be wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

#: A backup dated later than now by more than this was made while the clock was wrong.
_TOLERANCE = dt.timedelta(days=1)
IN_FUTURE = "日期在将来，当时电脑的时钟不对"
BACKWARDS = "日期比更早的备份还早，当时电脑的时钟不对"


class Dated(Protocol):
    """A backup with the number of the newest operation it holds and the day its maker's clock showed."""

    @property
    def file_id(self) -> str:
        """Id of the file it is a backup of, empty when unknown."""

    @property
    def operation(self) -> int:
        """Number of the newest operation it holds; the file counts them, so a later backup never has a smaller one."""

    @property
    def made(self) -> dt.datetime:
        """When it was made, by the clock of that computer."""

    @property
    def name(self) -> str:
        """The file name; of two made in the same second, …-2 is newer than the one without a number."""


D = TypeVar("D", bound=Dated)


def newest_first(entries: Iterable[D], now: dt.datetime | None = None) -> list[D]:
    """The backups, newest first: those of one file by operation, those of different files by date.

    Each file keeps the places its backups have by date, and fills them by operation. Of backups of the same operation
    one dated after `now` comes last.
    """
    latest = (now or dt.datetime.now()) + _TOLERANCE
    by_date = sorted(entries, key=lambda e: (e.made, len(e.name), e.name), reverse=True)
    files: dict[str, list[D]] = {}
    for entry in by_date:
        files.setdefault(entry.file_id, []).append(entry)
    queues = {
        # A stable sort: other backups of the same operation stay in the order of their dates.
        file_id: iter(sorted(group, key=lambda e: (e.operation, e.made <= latest), reverse=True))
        for file_id, group in files.items()
    }
    return [next(queues[entry.file_id]) for entry in by_date]


def doubts(ordered: Sequence[Dated], now: dt.datetime) -> list[str]:
    """For each backup of a list in the order of `newest_first`: why its date is wrong, empty for a plausible one."""
    why = [""] * len(ordered)
    latest: dict[str, dt.datetime] = {}
    for index in range(len(ordered) - 1, -1, -1):
        entry = ordered[index]
        if entry.made > now + _TOLERANCE:
            why[index] = IN_FUTURE
            continue
        before = latest.get(entry.file_id, entry.made)
        if entry.operation and entry.made < before - _TOLERANCE:
            why[index] = BACKWARDS
        latest[entry.file_id] = max(before, entry.made)
    return why
