"""Printing numbers: exact, or floored with 余; never rounded up, and no 余 after an exact number."""

from __future__ import annotations

from lawgov_desktop.records.figures.figure import Figure


def _plain(number: int) -> str:
    """From ten thousand on, numbers with at most one decimal of 万 are written with 万: 20000 → 2万, 23000 → 2.3万."""
    if number >= 10_000 and number % 1_000 == 0:
        return f"{number // 1_000 / 10:g}万"
    return str(number)


def floored(number: int, digits: int) -> tuple[str, bool]:
    """The number cut to `digits` leading digits, and whether something was cut off.

    10余 = 11–19, 300余 = 301–399, 2万余 = 20,001–29,999; below ten, and where nothing is cut, exact.
    """
    step = 10 ** (len(str(number)) - digits)
    if number < 10 or step <= 1:
        return _plain(number), False
    rest = number % step
    return _plain(number - rest), rest > 0


def spoken_number(number: int, rounding: int) -> str:
    """The number as it stands in the report: 42, 90余, 2万余. `rounding` 0 is exact, 1 or 2 leading digits."""
    if rounding == 0:
        return str(number)
    text, cut = floored(number, rounding)
    return f"{text}余" if cut else text


def phrase_of(figure: Figure, value: int) -> str:
    """What the report prints for a figure: 42件, 90余次, 2万余份."""
    number = spoken_number(value, figure.rounding)
    return (figure.phrase or "{n}" + figure.unit).format(n=number)
