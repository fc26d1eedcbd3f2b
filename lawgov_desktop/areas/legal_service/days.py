"""The order of days in the papers of the station: nothing ends before it began."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.record import Problem


def in_order(record: Any, first: tuple[str, str], *later: str) -> Iterator[Problem]:
    """A problem at each of the days `later` that lies before the day `first` (its field and its name)."""
    begun = getattr(record, first[0])
    for name in later:
        day = getattr(record, name)
        if begun and day and day < begun:
            yield Problem(name, f"早于{first[1]} {begun}，请核对")
