"""The columns of a printed table: one type size for all of them, their widths, and the lines of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style
from lawgov_desktop.printing.fonts.printable_text import clean
from lawgov_desktop.printing.paper.line_breaks import wrap, wrap_names
from lawgov_desktop.printing.paper.page import MM, Align

PAD, PAD_CENTRED = 1.6, 0.6
"""mm of white at both sides of a cell."""
NARROWEST = 9.0
STEP, COMFORTABLE, SMALLEST = 0.5, 9.0, 7.0
"""A table is set smaller by half points: to 9 points (小五) so that texts take few lines, to 7 only to fit at all."""
LOOSE, EASY = 4, 10
"""A column of running text has room for 4 squares at least, and for 10 where there is room."""
EMPTY = frozenset({"", "—"})


@dataclass(frozen=True)
class PrintColumn:
    """A column: its heading, its width in mm (0: by its contents), and the alignment of its cells.

    A `whole` cell (number, date, code) is never broken; a cell of `names` only between two names.
    """

    title: str
    width: float = 0.0
    align: Align = "left"
    style: Style = "song"
    whole: bool = False
    names: bool = False


@dataclass(frozen=True)
class PaperCell:
    """The lines of a cell."""

    lines: tuple[str, ...]


class Fitter:
    """Breaks the texts of one column into lines; results are cached, because most cells of a ledger repeat."""

    def __init__(self, fonts: JobFonts, column: PrintColumn) -> None:
        self.column = column
        self.font = fonts[column.style]
        self.pad = PAD_CENTRED if column.align == "centre" else PAD
        self.room = 0.0
        self.size = 0.0
        self._natural: dict[str, int] = {}
        self._cells: dict[str, PaperCell] = {}

    def set(self, size: float, width: float) -> None:
        """The type size in points and the width of the column in mm; before `fit`."""
        self.size = size
        self.room = (width - 2 * self.pad) * MM / size * 1000 + 1e-6

    def natural(self, text: str) -> int:
        """Width of a text without a line break, in thousandths of an em."""
        if text not in self._natural:
            if "\n" in text:
                self._natural[text] = max(self.font.width(clean(line)) for line in text.split("\n"))
            else:
                self._natural[text] = self.font.width(clean(text))
        return self._natural[text]

    def least(self, text: str) -> int:
        """The narrowest a cell may become, in thousandths of an em: a name or a code stays on one line."""
        if self.column.whole:
            return self.natural(text)
        if self.column.names:
            return max((self.natural(name) for name in text.split("、")), default=0)
        return min(self.natural(text), LOOSE * 1000)

    def fit(self, text: str) -> PaperCell:
        """The text in lines that fit the column."""
        if text not in self._cells:
            lines = tuple(clean(line) for line in text.split("\n"))
            if self.natural(text) > self.room:
                broken = wrap_names if self.column.names else wrap
                lines = tuple(part for line in lines for part in broken(self.font, line, self.room))
            self._cells[text] = PaperCell(lines)
        return self._cells[text]


@dataclass(frozen=True)
class _Need:
    """The widths one column asks for, in thousandths of an em without padding, and its padding in mm."""

    natural: int
    easy: int
    least: int
    pad: float
    given: float
    blank: bool
    firm: bool

    def millimetres(self, units: int, size: float) -> float:
        return units * size / 1000 / MM + 2 * self.pad


def share_out(
    fitters: Sequence[Fitter],
    headings: Sequence[Fitter],
    rows: Sequence[Sequence[str]],
    total: float,
    size: float,
) -> tuple[float, list[float]]:
    """The type size of the table in points, at most `size`, and the widths of its columns in mm, which fill `total`.

    It is the largest at which running texts take few lines, or else the largest at which names and codes stay whole.
    """
    needs = [
        _need(fitter, heading, {row[index] for row in rows})
        for index, (fitter, heading) in enumerate(zip(fitters, headings, strict=True))
    ]
    while size > COMFORTABLE and sum(need.millimetres(need.easy, size) for need in needs) > total:
        size = max(COMFORTABLE, size - STEP)
    while size > SMALLEST and sum(_least(need, size) for need in needs) > total + 1e-6:
        size = max(SMALLEST, size - STEP)
    return size, _widths(needs, total, size)


def _need(fitter: Fitter, heading: Fitter, texts: set[str]) -> _Need:
    """What a column needs; a heading may take two lines."""
    title = heading.natural(fitter.column.title)
    natural = max((fitter.natural(text) for text in texts), default=0)
    least = max((fitter.least(text) for text in texts), default=0)
    half = min(title, max(-(-title // 2000) * 1000, 2000))
    least, natural = max(least, half), max(natural, title)
    easy = max(least, min(natural, EASY * 1000))
    column, blank = fitter.column, texts <= EMPTY
    firm = (column.whole or column.names) and not blank
    return _Need(natural, easy, least, fitter.pad, column.width, blank, firm)


def _least(need: _Need, size: float) -> float:
    return max(need.millimetres(need.least, size), 0.0 if need.given or need.blank else NARROWEST)


def _widths(needs: Sequence[_Need], total: float, size: float) -> list[float]:
    """Widths that add up to `total`: every column its least width, then up to the wanted one, then the rest shared."""
    least = [_least(need, size) for need in needs]
    if sum(least) > total:
        return _forced(needs, least, total)
    natural = [need.millimetres(need.natural, size) for need in needs]
    given = [need.given for need in needs]
    if all(given):
        given = [width * total / sum(given) for width in given]
        if any(width < floor for width, floor in zip(given, least, strict=True)):
            # What a name or a code lacks comes from columns wider than their texts, never from one to write in.
            given = [
                width if need.blank else min(width, wide)
                for width, wide, need in zip(given, natural, needs, strict=True)
            ]
    wanted = [max(width or wide, floor) for width, wide, floor in zip(given, natural, least, strict=True)]
    if sum(wanted) > total:
        return _filled(least, wanted, total)
    spare = total - sum(wanted)
    weights = [
        0.0 if need.blank and not need.given else width for need, width in zip(needs, wanted, strict=True)
    ]
    weights = weights if sum(weights) else wanted
    return [width + spare * weight / sum(weights) for width, weight in zip(wanted, weights, strict=True)]


def _forced(needs: Sequence[_Need], least: list[float], total: float) -> list[float]:
    """Widths where not even the least ones fit: running texts and headings give way before names and codes do."""
    firm = sum(width for need, width in zip(needs, least, strict=True) if need.firm)
    share = (total - firm) / max(sum(least) - firm, 1e-6)
    if share < 0.5:
        return [width * total / sum(least) for width in least]
    return [width if need.firm else width * share for need, width in zip(needs, least, strict=True)]


def _filled(least: list[float], wanted: list[float], total: float) -> list[float]:
    """Widths between the least and the wanted ones: no column is wider than a common limit unless it must be."""
    low, high = 0.0, max(wanted)
    for _ in range(40):
        limit = (low + high) / 2
        if sum(_limited(least, wanted, limit)) > total:
            high = limit
        else:
            low = limit
    widths = _limited(least, wanted, low)
    widths[-1] += total - sum(widths)
    return widths


def _limited(least: list[float], wanted: list[float], limit: float) -> list[float]:
    return [max(floor, min(width, limit)) for floor, width in zip(least, wanted, strict=True)]
