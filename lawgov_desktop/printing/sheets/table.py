"""The contents and measures of a ruled table: heading repeated on every page, totals at the end, page n of m."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_desktop.printing.fonts.job_fonts import Missing, Style
from lawgov_desktop.printing.paper.page import A4_LANDSCAPE
from lawgov_desktop.printing.sheets.table_columns import PrintColumn


@dataclass(frozen=True)
class Look:
    """Measures in mm from the sheet's edges, type in points; with the defaults, 24 rows and a total fill one page.

    `binding` is white added to the left margin. A table with long names is set smaller than `type`.
    """

    size: tuple[float, float] = A4_LANDSCAPE
    margin: float = 18.0
    binding: float = 0.0
    title_baseline: float = 22.0
    title: float = 20.0
    notes_baseline: float = 29.6
    notes: float = 10.0
    top: float = 32.0
    header: float = 8.0
    row: float = 6.0
    type: float = 10.0
    bottom: float = 190.2
    footer_baseline: float = 196.0
    every: int = 6
    """A heavier rule after so many rows; 0 for none."""


@dataclass(frozen=True)
class Table:
    """The texts of a table: one list of cells per row; totals are one sentence or one cell per column."""

    title: str
    columns: tuple[PrintColumn, ...]
    rows: Sequence[Sequence[str]]
    left_note: str = ""
    right_note: str = ""
    totals: str | Sequence[str] = ""
    totals_label: str = "合计"
    footer: str = ""
    author: str = ""
    look: Look = Look()


@dataclass(frozen=True)
class TableJob:
    """A finished PDF, its number of pages, the indexes of rows left out, and the missing characters.

    `row_pages` has the pages of every row of the table, counted from 0; none for a row left out.
    """

    pdf: bytes
    pages: int
    skipped: tuple[int, ...]
    missing: tuple[Missing, ...]
    row_pages: tuple[tuple[int, ...], ...] = ()


def strings(table: Table) -> list[tuple[Style, str]]:
    """The texts outside the rows, with their styles."""
    totals = table.totals if isinstance(table.totals, str) else "".join(table.totals)
    return [
        ("title", table.title),
        ("song", table.left_note + table.right_note + table.footer + totals + "第 0123456789 页，共"),
        ("hei", "".join(column.title for column in table.columns) + table.totals_label),
    ]
