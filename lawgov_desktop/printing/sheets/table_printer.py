"""Drawing a table: fit the cells, distribute the rows over pages, draw heading, rows, totals and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts.job_fonts import (
    JobFonts,
    Missing,
    OnMissing,
    Preflight,
    Style,
)
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices, choices_of
from lawgov_desktop.printing.paper.line_breaks import wrap
from lawgov_desktop.printing.paper.page import MM, About, Paper
from lawgov_desktop.printing.sheets.table import Table, TableJob, strings
from lawgov_desktop.printing.sheets.table_columns import PAD, Fitter, PaperCell, share_out

GREY, RULE = "#5A5A5A", "#9A9A9A"
LEADING = 1.28
"""Pitch of the lines inside a cell, in type sizes."""


@dataclass(frozen=True)
class _Laid:
    """A row of fitted cells, its height in mm, and its index in the table; −1 for the totals."""

    cells: tuple[PaperCell, ...]
    height: float
    index: int = -1


def draw_table(
    table: Table,
    *,
    on_missing: OnMissing | MissingChoices = "stop",
    progress: Callable[[int], None] | None = None,
) -> TableJob:
    """Draw a table; `progress` is called with the number of finished pages and may raise to cancel.

    Raises UnprintableText before page 1 for a character without a choice; rows can be left out, never headings, and
    the totals stay as they are.
    """
    choices = choices_of(on_missing)
    skipped, lost = _preflight(table, choices)
    printed = [index for index in range(len(table.rows)) if index not in skipped]
    rows = [table.rows[index] for index in printed]
    fonts = JobFonts(choices)
    paper = Paper(fonts, table.look.size, About(table.title, table.author, table.right_note))
    fitters = [Fitter(fonts, column) for column in table.columns]
    headings = [
        Fitter(fonts, replace(column, style="hei", whole=False, names=False)) for column in table.columns
    ]
    width = table.look.size[0] - 2 * table.look.margin - table.look.binding
    size, widths = share_out(fitters, headings, _measured(table, rows), width, table.look.type)
    for fitter, heading, each in zip(fitters, headings, widths, strict=True):
        fitter.set(size, each)
        heading.set(size, each)
    table = replace(table, look=replace(table.look, type=size))
    printer = _Printer(paper, table, fitters, headings, widths)
    pages = printer.paginate([printer.lay(row, index) for index, row in zip(printed, rows, strict=True)])
    for number, page in enumerate(pages, 1):
        if number > 1:
            paper.next_page()
        printer.draw(page, number, len(pages))
        if progress:
            progress(number)
    row_pages: list[list[int]] = [[] for _ in table.rows]
    for number, page in enumerate(pages):
        for row in page:
            row_pages[row.index].append(number)
    pages_of_rows = tuple(tuple(numbers) for numbers in row_pages)
    return TableJob(paper.pdf(), len(pages), tuple(sorted(skipped)), tuple(lost), pages_of_rows)


def _preflight(table: Table, choices: MissingChoices) -> tuple[set[int], list[Missing]]:
    """Indexes of the rows left out, and the missing characters. Raises UnprintableText by the choices."""
    preflight = Preflight()
    styles = [column.style for column in table.columns]
    gaps = {-1: choices.without_drawn(preflight.missing(strings(table)))}
    for index, row in enumerate(table.rows):
        if own := choices.without_drawn(preflight.missing(zip(styles, row, strict=True))):
            gaps[index] = own
    skipped = choices.left_out(gaps, len(table.rows))
    return skipped, [replace(one, row=index) for index, own in gaps.items() for one in own]


def _measured(table: Table, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows with their totals, which need room as well."""
    return rows if isinstance(table.totals, str) else [*rows, table.totals]


class _Printer:
    """Lays out and draws the rows of one table."""

    def __init__(
        self, paper: Paper, table: Table, fitters: list[Fitter], headings: list[Fitter], widths: list[float]
    ) -> None:
        self.paper = paper
        self.table = table
        self.look = table.look
        self.fitters = fitters
        self.headings = headings
        self.left = table.look.margin + table.look.binding
        self.right = table.look.size[0] - table.look.margin
        self.edges = [self.left]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        tallest = max(len(heading.fit(heading.column.title).lines) for heading in headings)
        self.header = max(table.look.header, (tallest * LEADING + 0.2) * table.look.type / MM)
        self.columns = [(fitter.column.align, fitter.column.style) for fitter in fitters]

    def lay(self, row: Sequence[str], index: int = -1) -> _Laid:
        """Fit a row's cells and compute its height."""
        cells = tuple(fitter.fit(text) for fitter, text in zip(self.fitters, row, strict=True))
        most = max(len(cell.lines) for cell in cells)
        if most == 1:
            return _Laid(cells, self.look.row, index)
        return _Laid(cells, self.look.row + (most - 1) * LEADING * self.look.type / MM, index)

    def paginate(self, rows: list[_Laid]) -> list[list[_Laid]]:
        """Rows by page; the totals share a page with a row, and a row taller than a page is continued."""
        room = self.look.bottom - self.look.top - self.header
        pages: list[list[_Laid]] = [[]]
        used = 0.0
        for whole in rows:
            for row in self._parts(whole, room):
                if used + row.height > room + 1e-6:
                    pages.append([])
                    used = 0.0
                pages[-1].append(row)
                used += row.height
        if self.table.totals and used + self._totals_height() > room + 1e-6:
            pages.append([pages[-1].pop()] if len(pages[-1]) > 1 else [])
        return pages

    def _parts(self, row: _Laid, room: float) -> list[_Laid]:
        """A row, or its parts when it is taller than a page."""
        if row.height <= room:
            return [row]
        pitch = LEADING * self.look.type / MM
        fitting = 1 + int((room - self.look.row) / pitch)
        most = max(len(cell.lines) for cell in row.cells)
        parts = []
        for start in range(0, most, fitting):
            cells = tuple(PaperCell(cell.lines[start : start + fitting] or ("",)) for cell in row.cells)
            lines = max(len(cell.lines) for cell in cells)
            parts.append(_Laid(cells, self.look.row + (lines - 1) * pitch, row.index))
        return parts

    def draw(self, rows: list[_Laid], number: int, of: int) -> None:
        """Draw one page."""
        self._heading(number)
        y = self.look.top + self.header
        thin: list[tuple[float, float, float, float]] = []
        heavy: list[tuple[float, float, float, float]] = []
        for index, row in enumerate(rows, 1):
            self._row(row, y)
            y += row.height
            sixth = self.look.every and index % self.look.every == 0
            if index < len(rows):
                (heavy if sixth else thin).append((self.left, y, self.right, y))
        self.paper.rules(thin, 0.25, RULE)
        self.paper.rules(heavy, 0.7, RULE)
        if self.table.totals and number == of:
            self.paper.rules([(self.left, y, self.right, y)], 0.6)
            self._totals(y)
            y += self._totals_height()
        self.paper.rules(
            [(self.left, self.look.top, self.right, self.look.top), (self.left, y, self.right, y)], 1.1
        )
        self._footer(number, of)

    def _heading(self, number: int) -> None:
        look, paper = self.look, self.paper
        title, middle = self.table.title, (self.left + self.right) / 2
        wide = paper.fonts.width("title", title, look.title, 2)
        size = look.title * min(1, (self.right - self.left) / max(wide, 1))
        spacing = 2 * size / look.title
        paper.text(middle, look.title_baseline, title, "title", size, align="centre", spacing=spacing)
        right = self.table.right_note
        paper.text(self.left, look.notes_baseline, self.table.left_note, "song", look.notes, colour=GREY)
        paper.text(self.right, look.notes_baseline, right, "song", look.notes, align="right", colour=GREY)
        for index, heading in enumerate(self.headings):
            cell = heading.fit(heading.column.title)
            self._cell(cell, index, look.top, self.header, "hei")
        y = look.top + self.header
        paper.rules([(self.left, y, self.right, y)], 0.6)
        if number == 1:
            paper.bookmark(self.table.title, 0, 0)

    def _row(self, row: _Laid, y: float) -> None:
        for index, cell in enumerate(row.cells):
            if cell.lines != ("",):
                self._cell(cell, index, y, row.height, self.columns[index][1])

    def _cell(self, cell: PaperCell, index: int, y: float, height: float, style: Style) -> None:
        """Draw the lines of a cell, centred in its height."""
        align = self.columns[index][0]
        x = self.edges[index] + PAD
        if align == "centre":
            x = (self.edges[index] + self.edges[index + 1]) / 2
        elif align == "right":
            x = self.edges[index + 1] - PAD
        size = self.look.type / MM
        pitch = LEADING * size
        baseline = y + (height - size - pitch * (len(cell.lines) - 1)) / 2 + 0.88 * size
        for line in cell.lines:
            self.paper.text(x, baseline, line, style, self.look.type, align=align)
            baseline += pitch

    def _total_lines(self) -> list[str]:
        """The sentence of the totals in lines as wide as the table without its first column."""
        assert isinstance(self.table.totals, str)
        font = self.paper.fonts["song"]
        room = (self.right - self.edges[1] - 2 * PAD) * MM / self.look.type * 1000
        return wrap(font, self.table.totals, room)

    def _totals_height(self) -> float:
        if not isinstance(self.table.totals, str):
            return self._total_cells().height
        return self.look.row + (len(self._total_lines()) - 1) * LEADING * self.look.type / MM

    def _total_cells(self) -> _Laid:
        totals = list(self.table.totals)
        if not totals[0]:
            totals[0] = self.table.totals_label
        return self.lay(totals)

    def _totals(self, y: float) -> None:
        if not isinstance(self.table.totals, str):
            self._row(self._total_cells(), y)
            return
        height, size = self._totals_height(), self.look.type / MM
        wide = self.paper.fonts.width("hei", self.table.totals_label, self.look.type)
        middle = max((self.edges[0] + self.edges[1]) / 2, self.left + wide / 2)
        lines = self._total_lines()
        first = y + (height - size - LEADING * size * (len(lines) - 1)) / 2 + 0.88 * size
        self.paper.text(middle, first, self.table.totals_label, "hei", self.look.type, align="centre")
        for index, line in enumerate(lines):
            self.paper.text(
                max(self.edges[1] + PAD, middle + wide / 2 + 2),
                first + index * LEADING * size,
                line,
                "song",
                self.look.type,
            )

    def _footer(self, number: int, of: int) -> None:
        look = self.look
        right = f"第 {number} 页，共 {of} 页"
        self.paper.text(
            self.right, look.footer_baseline, right, "song", look.notes, align="right", colour=GREY
        )
        room = self.right - self.left - self.paper.fonts.width("song", right, look.notes) - 5
        wide = self.paper.fonts.width("song", self.table.footer, look.notes)
        if wide > 2 * room:
            raise PaperProblem("表尾的文字太长，一行写不下，请改短。")
        size = look.notes * min(1, room / max(wide, 1))
        self.paper.text(self.left, look.footer_baseline, self.table.footer, "song", size, colour=GREY)
