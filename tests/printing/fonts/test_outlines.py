"""Cubic curves become quadratic ones that no printer can tell from them."""

from __future__ import annotations

import math

import pytest

from lawgov_desktop.printing.fonts.outlines import contours
from lawgov_desktop.printing.fonts.truetype import Contour

Point = tuple[float, float]


def cubic(points: tuple[Point, ...], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, points, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, points, strict=True)),
    )


def sampled(contour: Contour) -> list[Point]:
    """Points on the quadratic curves of a contour that begins on the curve, with the implied points between."""
    full: list[tuple[float, float, bool]] = []
    for x, y, on_curve in [*contour, contour[0]]:
        if full and not on_curve and not full[-1][2]:
            full.append(((x + full[-1][0]) / 2, (y + full[-1][1]) / 2, True))
        full.append((x, y, on_curve))
    found = []
    at = 0
    while at + 2 < len(full):
        (ax, ay, _), (bx, by, on_curve), (cx, cy, _) = full[at : at + 3]
        if on_curve:
            at += 1
            continue
        for k in range(101):
            t = k / 100
            found.append((
                ax * (1 - t) ** 2 + 2 * bx * t * (1 - t) + cx * t * t,
                ay * (1 - t) ** 2 + 2 * by * t * (1 - t) + cy * t * t,
            ))  # fmt: skip
        at += 2
    return found


# A gentle stroke, a quarter of a circle, a hook, a cusp and a loop over the whole em.
@pytest.mark.parametrize(
    "points",
    [
        ((0, 0), (30, 5), (60, 5), (90, 0)),
        ((0, 0), (0, 276), (224, 500), (500, 500)),
        ((100, 100), (150, 300), (400, 20), (420, 260)),
        ((0, 0), (900, 800), (0, 800), (900, 0)),
        ((0, 0), (1000, 1000), (-500, 1000), (500, 0)),
    ],
)
def test_a_curve_is_met_within_a_unit(points: tuple[Point, ...]) -> None:
    # The contour goes back outside, so that it is not reversed onto another beginning.
    (x0, y0), *rest = points
    steps = [(x0, y0, 0), tuple(value for point in rest for value in point), (2000, 2000)]
    (contour,) = contours(steps)
    curve = sampled(contour[::-1])
    for k in range(101):
        x, y = cubic(points, k / 100)
        # A unit of the conversion, and half a unit of rounding in both directions.
        assert min(math.hypot(x - a, y - b) for a, b in curve) < 1.0 + 0.75


def test_straight_and_quadratic_outlines_stay_as_they_are() -> None:
    steps = [(0, 0, 0), (10, 0), (20, 5, 10, 10), (0.4, 9.6), (0, 0), (50, 50, 0), (60, 50)]
    assert contours(steps) == [
        [(0, 0, True), (10, 0, True), (20, 5, False), (10, 10, True), (0, 10, True)]
    ]  # a contour of two points draws nothing
