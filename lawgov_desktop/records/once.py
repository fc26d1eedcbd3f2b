"""One person is one line of a list: said of every table of people in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_desktop.records.record import FieldProblem


def nobody_twice(rows: Sequence[Any], child: str, link: str = "person") -> Iterator[FieldProblem]:
    """A problem at each of the child rows whose `link` leads to somebody a row above it names already."""
    seen: set[Any] = set()
    for place, row in enumerate(rows):
        somebody = row.__data__.get(link)
        if somebody is None:
            continue
        if somebody in seen:
            name = getattr(row, link).caption
            yield FieldProblem(link, f"{name}上面已有一行，请去掉一行", child, place)
        seen.add(somebody)
