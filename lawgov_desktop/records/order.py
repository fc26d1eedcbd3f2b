"""The order of days: nothing ends before it began, said of every ledger in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_desktop.records.record import FieldProblem


def in_order(record: Any, first: str, *later: str, called: str = "") -> Iterator[FieldProblem]:
    """A problem at each of the fields `later` that lies before the field `first` (days, or times of one day).

    `called` names the first in the sentence where its own short label does not do.
    """
    yield from _later(record, getattr(record, first), later, called or type(record).field(first).short)


def within(row: Any, parent: Any, first: str, *later: str, called: str = "") -> Iterator[FieldProblem]:
    """A problem at each of the fields `later` of a child row that lies before the parent's field `first`."""
    # Rules of child rows are asked with any parent: one without that day forbids nothing.
    begun = getattr(parent, first, None)
    if begun:
        yield from _later(row, begun, later, called or type(parent).field(first).short)


def _later(record: Any, begun: Any, later: Sequence[str], called: str) -> Iterator[FieldProblem]:
    for name in later:
        day = getattr(record, name)
        if begun and day and day < begun:
            yield FieldProblem(name, f"早于{called} {begun}，请核对")
