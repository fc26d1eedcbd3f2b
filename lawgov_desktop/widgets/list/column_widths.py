"""The widths of the columns of a list: natural ones, one that stretches, some that shrink when room is short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnWidth:
    """The limits of one column in pixels: the smallest readable width and the natural one."""

    least: int
    natural: int
    stretch: bool = False
    #: Set by the user: the width is not changed.
    fixed: bool = False


def share(columns: Sequence[ColumnWidth], room: int) -> list[int]:
    """Widths of the columns: natural ones, the stretching column takes what is left.

    When room is short, columns shrink in proportion down to their least width; below that the
    list scrolls sideways.
    """
    widths = [w.natural for w in columns]
    spare = room - sum(widths)
    if spare >= 0:
        return _spread(columns, widths, spare)
    slack = [0 if w.fixed else max(0, w.natural - w.least) for w in columns]
    total = sum(slack)
    if not total:
        return widths
    taken = min(-spare, total)
    # Rounded up: one pixel too many would bring the scroll bar.
    widths = [width - -(-taken * part // total) for width, part in zip(widths, slack, strict=True)]
    return _spread(columns, widths, max(0, room - sum(widths)))


def _spread(columns: Sequence[ColumnWidth], widths: list[int], spare: int) -> list[int]:
    takers = [i for i, w in enumerate(columns) if w.stretch and not w.fixed]
    takers = takers or [i for i, w in enumerate(columns) if not w.fixed][-1:] or [len(columns) - 1]
    for index in takers:
        widths[index] += spare // len(takers)
    return widths
