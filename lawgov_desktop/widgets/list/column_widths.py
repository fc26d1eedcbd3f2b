"""How wide the columns of a list are: their natural width, one that stretches, and who gives way when room is short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnWidth:
    """What one column asks for, in pixels: `least` it cannot be read below, `natural` it would like."""

    least: int
    natural: int
    stretch: bool = False
    #: Set by the clerk's own hand: not shared out any more.
    fixed: bool = False


def share(columns: Sequence[ColumnWidth], room: int) -> list[int]:
    """Widths of the columns: natural ones, the stretching column takes what is left.

    When there is too little, those that may be cut give way in proportion down to their least; below that the
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
    # Rounded up, so that no pixel is left over to scroll by.
    widths = [width - -(-taken * part // total) for width, part in zip(widths, slack, strict=True)]
    return _spread(columns, widths, max(0, room - sum(widths)))


def _spread(columns: Sequence[ColumnWidth], widths: list[int], spare: int) -> list[int]:
    takers = [i for i, w in enumerate(columns) if w.stretch and not w.fixed]
    takers = takers or [i for i, w in enumerate(columns) if not w.fixed][-1:] or [len(columns) - 1]
    for place in takers:
        widths[place] += spare // len(takers)
    return widths
