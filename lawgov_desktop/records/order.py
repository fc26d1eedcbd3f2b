"""The order of days: nothing ends before it began, said of every ledger in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.record import Problem


def in_order(record: Any, first: str, *later: str, called: str = "") -> Iterator[Problem]:
    """A problem at each of the fields `later` that lies before the field `first` (days, or times of one day).

    `called` names the first in the sentence where its own short label does not do.
    """
    begun = getattr(record, first)
    for name in later:
        day = getattr(record, name)
        if begun and day and day < begun:
            yield Problem(name, f"早于{called or type(record).field(first).short} {begun}，请核对")
