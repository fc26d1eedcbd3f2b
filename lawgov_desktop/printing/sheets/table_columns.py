"""The columns of a printed table: their widths, and fitting texts into their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style
from lawgov_desktop.printing.fonts.printable_text import clean
from lawgov_desktop.printing.paper.line_breaks import wrap
from lawgov_desktop.printing.paper.page import MM, Align

PAD, PAD_CENTRED = 1.6, 0.6
"""mm of white at both sides of a cell."""
NARROWEST = 9.0
SHRINK = 0.85
"""A cell a little too long is set this much smaller at most before it is broken into lines."""
SHRINK_WHOLE = 0.6


@dataclass(frozen=True)
class PrintColumn:
    """A column: its heading, its width in mm (0: by its contents), and the alignment of its cells.

    A `whole` cell (number, date, code) is set in smaller type instead of being broken.
    """

    title: str
    width: float = 0.0
    align: Align = "left"
    style: Style = "song"
    whole: bool = False


@dataclass(frozen=True)
class PaperCell:
    """A fitted cell: its lines and their size in points."""

    lines: tuple[str, ...]
    size: float


class Fitter:
    """Fits the texts of one column; results are cached, because most cells of a ledger repeat."""

    def __init__(self, fonts: JobFonts, column: PrintColumn, size: float) -> None:
        self.column = column
        self.size = size
        self.font = fonts[column.style]
        self.pad = PAD_CENTRED if column.align == "centre" else PAD
        self.room = 0.0
        self._natural: dict[str, float] = {}
        self._cells: dict[str, PaperCell] = {}

    def natural(self, text: str) -> float:
        """Width in mm of a text on one line, without padding."""
        if text not in self._natural:
            longest = max((self.font.width(clean(line)) for line in text.split("\n")), default=0)
            self._natural[text] = longest * self.size / 1000 / MM
        return self._natural[text]

    def fit(self, text: str) -> PaperCell:
        """The text fitted into the column; `room` must be set before."""
        if text not in self._cells:
            self._cells[text] = self._fitted(text)
        return self._cells[text]

    def _fitted(self, text: str) -> PaperCell:
        wide = self.natural(text)
        lines = tuple(clean(line) for line in text.split("\n"))
        if wide <= self.room:
            return PaperCell(lines, self.size)
        least = SHRINK_WHOLE if self.column.whole else SHRINK
        if wide * least <= self.room:
            return PaperCell(lines, int(self.size * self.room / wide * 20) / 20)
        size = self.size * (least if self.column.whole else 1)
        room = self.room * MM / size * 1000
        return PaperCell(tuple(part for line in lines for part in wrap(self.font, line, room)), size)


def share_out(fitters: Sequence[Fitter], rows: Sequence[Sequence[str]], total: float) -> list[float]:
    """Widths in mm that add up to `total`: given ones in proportion, or by contents, reducing the widest first."""
    if all(fitter.column.width for fitter in fitters):
        given = sum(fitter.column.width for fitter in fitters)
        return [fitter.column.width * total / given for fitter in fitters]
    natural = [
        fitter.column.width
        or max(
            NARROWEST,
            fitter.natural(fitter.column.title) + 2 * fitter.pad,
            *(fitter.natural(row[index]) + 2 * fitter.pad for row in rows),
        )
        for index, fitter in enumerate(fitters)
    ]
    if sum(natural) <= total:
        spare = (total - sum(natural)) / sum(natural)
        return [width * (1 + spare) for width in natural]
    return _squeezed(natural, [fitter.column.whole for fitter in fitters], total)


def _squeezed(natural: list[float], whole: list[bool], total: float) -> list[float]:
    """Widths limited so that they add up to the total; columns of whole cells are reduced last."""
    fixed = sum(width for width, is_whole in zip(natural, whole, strict=True) if is_whole)
    loose = [width for width, is_whole in zip(natural, whole, strict=True) if not is_whole]
    if not loose or total - fixed < 2 * NARROWEST * len(loose):
        loose, whole, fixed = natural, [False] * len(natural), 0.0
    room, limit = total - fixed, 0.0
    ordered = sorted(loose)
    for index, width in enumerate(ordered):
        limit = room / (len(ordered) - index)
        if width > limit:
            break
        room -= width
    return [width if is_whole else min(width, limit) for width, is_whole in zip(natural, whole, strict=True)]
