"""Turning what a font draws into closed contours of whole units; cubic curves become quadratic ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from lawgov_desktop.printing.fonts.truetype import Contour

Step = tuple[float, ...]
"""What a font draws: (x, y, 0) moves, (x, y) is a line, four numbers are a quadratic curve, six a cubic one."""

# A cubic curve differs from its best quadratic one by √3/36 of the length of its third difference; cut into n parts, by
# an n³th of that. One unit is 1/1000 em, a fortieth of a dot at 600 dpi in 12 points.
_ONE_UNIT = (36 / 3**0.5) ** 2


def contours(steps: Sequence[Step]) -> list[Contour]:
    """Closed contours of more than two points; PostScript outlines have the opposite direction and are reversed."""
    done: list[Contour] = []
    now: Contour = []
    cubic = False
    x0 = y0 = 0.0
    for step in steps:
        size = len(step)
        if size == 6:
            cubic = True
            x1, y1, x2, y2, x, y = step
            square = (x - x0 + 3 * (x1 - x2)) ** 2 + (y - y0 + 3 * (y1 - y2)) ** 2
            if square <= _ONE_UNIT:
                now.append((round((3 * (x1 + x2) - x0 - x) / 4), round((3 * (y1 + y2) - y0 - y) / 4), False))
            else:
                now += _controls(x0, y0, step, square)
        elif size == 2:
            x, y = step
        elif size == 4:
            x1, y1, x, y = step
            now.append((round(x1), round(y1), False))
        else:
            _close(done, now)
            x, y, _ = step
            now = []
        now.append((round(x), round(y), True))
        x0, y0 = x, y
    _close(done, now)
    return [contour[::-1] for contour in done] if cubic else done


def _close(done: list[Contour], now: Contour) -> None:
    if len(now) > 2:
        if now[0] == now[-1]:
            now.pop()
        done.append(now)


def _controls(x0: float, y0: float, step: Step, square: float) -> Contour:
    """Control points of the quadratic curves for a cubic one: the points between two of them lie half-way, exactly."""
    x1, y1, x2, y2, x3, y3 = step
    if square <= 64 * _ONE_UNIT:
        return [
            (
                round(0.28125 * x0 + 0.65625 * x1 + 0.09375 * x2 - 0.03125 * x3),
                round(0.28125 * y0 + 0.65625 * y1 + 0.09375 * y2 - 0.03125 * y3),
                False,
            ),
            (
                round(0.28125 * x3 + 0.65625 * x2 + 0.09375 * x1 - 0.03125 * x0),
                round(0.28125 * y3 + 0.65625 * y2 + 0.09375 * y1 - 0.03125 * y0),
                False,
            ),
        ]
    parts = next(n for n in count(3) if square <= n**6 * _ONE_UNIT)
    return [
        (
            round(_control(x0, x1, x2, x3, part / parts, 1 / parts)),
            round(_control(y0, y1, y2, y3, part / parts, 1 / parts)),
            False,
        )
        for part in range(parts)
    ]


def _control(a: float, b: float, c: float, d: float, start: float, length: float) -> float:
    """The control point of the quadratic curve next to a part of a cubic one."""

    def at(t: float) -> float:
        return a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t**3

    def slope(t: float) -> float:
        return 3 * ((b - a) * (1 - t) ** 2 + 2 * (c - b) * t * (1 - t) + (d - c) * t * t)

    end = start + length
    return (at(start) + at(end)) / 2 + length * (slope(start) - slope(end)) / 4
