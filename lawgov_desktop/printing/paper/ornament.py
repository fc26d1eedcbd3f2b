"""The certificate's gold border: rules, a band of mirrored sine waves and a rosette in each corner, all vector."""

from __future__ import annotations

import itertools
import math

from lawgov_desktop.printing.paper.page import MM, Paper

GOLD = "#A9833B"
_RULES = ((9.9, 1.3), (11.0, 0.35), (17.0, 0.35), (18.0, 0.8))
"""Frames: mm from each edge, points thick."""
_BAND_OUT, _BAND_IN = 11.0, 17.0
_WAVES = (2.4, 1.5, 0.6)
"""Amplitudes in mm, each drawn twice, mirrored."""
_HALF_WAVE = 7.1
_THIN = 0.32
_CORNER = 6.0
_PETAL = 2.8


def border(paper: Paper) -> None:
    """Draw the border of the whole sheet, to be stored as a PDF form."""
    width, height = paper.size
    for inset, rule in _RULES:
        paper.frame(inset, inset, width - 2 * inset, height - 2 * inset, rule, GOLD)
    near = (_BAND_OUT + _BAND_IN) / 2
    paths: list[str] = []
    for y in (near, height - near):
        paths += _waves(paper, _BAND_IN, y, width - 2 * _BAND_IN, along_x=True)
        for x in (near, width - near):
            paths += _rosette(paper, x, y)
    for x in (near, width - near):
        paths += _waves(paper, x, _BAND_IN, height - 2 * _BAND_IN, along_x=False)
    paper.path(paths, _THIN, GOLD)
    _corners(paper)


def _corners(paper: Paper) -> None:
    """Draw the lines that close the band in each corner."""
    width, height = paper.size
    lines = []
    for x in (_BAND_IN, width - _BAND_IN):
        lines += [(x, y, x, y + _CORNER) for y in (_BAND_OUT, height - _BAND_IN)]
    for y in (_BAND_IN, height - _BAND_IN):
        lines += [(x, y, x + _CORNER, y) for x in (_BAND_OUT, width - _BAND_IN)]
    paper.rules(lines, 0.35, GOLD)


def _waves(paper: Paper, x: float, y: float, length: float, *, along_x: bool) -> list[str]:
    """Path operators of two mirrored waves from (x, y) along one axis, with a whole number of half-waves."""
    count = round(length / _HALF_WAVE)
    half = length / count
    reach = (
        4 * half / (3 * math.pi)
    )  # With this handle length one Bézier curve has the sine's peak and end slopes.
    paths = []
    for amplitude in _WAVES:
        for sign in (1, -1):
            parts = [_at(paper, x, y) + " m"]
            for index in range(count):
                lift = amplitude * 4 / 3 * (sign if index % 2 == 0 else -sign)
                start = index * half
                points = ((start + reach, lift), (start + half - reach, lift), (start + half, 0.0))
                parts.append(" ".join(_along(paper, x, y, p, along_x=along_x) for p in points) + " c")
            paths.append("\n".join(parts))
    return paths


def _along(paper: Paper, x: float, y: float, point: tuple[float, float], *, along_x: bool) -> str:
    forward, aside = point
    return _at(paper, x + forward, y + aside) if along_x else _at(paper, x + aside, y + forward)


def _at(paper: Paper, x: float, y: float) -> str:
    return f"{x * MM:.2f} {(paper.size[1] - y) * MM:.2f}"


def _rosette(paper: Paper, x: float, y: float) -> list[str]:
    """Draw three six-petal curves, each turned by a ninth of a circle: a wreath of eighteen petals."""
    mean, swing, steps = (_PETAL + 0.76) / 2, (_PETAL - 0.76) / 2, 48
    handle = math.tau / steps / 3
    paths = []
    for turn in range(3):
        phase = math.tau * turn / 18
        curve: list[tuple[float, float, float, float]] = []
        for step in range(steps + 1):
            t = math.tau * step / steps
            radius, slope = mean + swing * math.cos(6 * t), -6 * swing * math.sin(6 * t)
            cos, sin = math.cos(t + phase), math.sin(t + phase)
            curve.append(
                (x + radius * cos, y + radius * sin, slope * cos - radius * sin, slope * sin + radius * cos)
            )
        parts = [_at(paper, curve[0][0], curve[0][1]) + " m"]
        for (x0, y0, dx0, dy0), (x3, y3, dx3, dy3) in itertools.pairwise(curve):
            bends = ((x0 + dx0 * handle, y0 + dy0 * handle), (x3 - dx3 * handle, y3 - dy3 * handle), (x3, y3))
            parts.append(" ".join(_at(paper, *point) for point in bends) + " c")
        paths.append("\n".join(parts))
    return paths


def diamond_rule(paper: Paper, x: float, y: float) -> None:
    """Draw the rule under the title: two arms from 4 to 38 mm of the centre and a diamond of 2.6 mm between them."""
    paper.rules([(x - 38, y, x - 4, y), (x + 4, y, x + 38, y)], 0.6, GOLD)
    outer, inner = _diamond(paper, x, y, 1.84), _diamond(paper, x, y, 0.75)
    paper.path([outer], 0.6, GOLD)
    paper.fill([inner], GOLD)


def _diamond(paper: Paper, x: float, y: float, reach: float) -> str:
    points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return f"{_at(paper, *points[0])} m " + " ".join(f"{_at(paper, *p)} l" for p in points[1:]) + " h"
