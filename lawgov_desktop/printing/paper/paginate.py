"""Pagination: distributing rows over pages with a fixed number of lines, without orphaned headings or empty pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawgov_desktop.printing.paper.grid import Line


@dataclass
class PaperRow:
    """One or more lines of the page: set text, a title, or empty lines."""

    line: Line = field(default_factory=list)
    title: list[tuple[str, float]] = field(default_factory=list)
    """Title lines and their offsets in mm below the row's first baseline."""
    height: int = 1
    keep: bool = False
    """Stays on one page with the row after it."""
    fixed: bool = False
    """An empty row that is kept even at the top of a page."""
    bookmark: tuple[str, int] | None = None

    @property
    def blank(self) -> bool:
        return not self.line and not self.title and not self.fixed


def paginate(rows: list[PaperRow], capacity: int) -> list[list[PaperRow]]:
    """Pages of at most `capacity` lines; at least one page."""
    pages: list[list[PaperRow]] = [[]]
    for row in rows:
        page = pages[-1]
        if sum(each.height for each in page) + row.height > capacity:
            if row.blank:
                continue
            pages.append(_taken_back(page))
            page = pages[-1]
        if row.blank and not page and len(pages) > 1:
            continue
        page.append(row)
    return pages


def _taken_back(page: list[PaperRow]) -> list[PaperRow]:
    """Remove and return the rows at a page's end that belong to the next; none if the page would be empty."""
    start = len(page)
    while start and page[start - 1].keep:
        start -= 1
    if not start:
        return []
    taken = page[start:]
    del page[start:]
    while taken and taken[0].blank:
        del taken[0]
    return taken
