"""QR codes as vector graphics: one rectangle for each run of dark modules in a row."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.printing.paper.page import Paper


def draw(paper: Paper, text: str, x: float, y: float, side: float) -> None:
    """Draw `text` as a QR code `side` mm wide, its top left module at x, y; the quiet zone is the caller's.

    The mask is fixed: trying all eight takes five times as long, and every reader accepts any mask.
    """
    import segno

    matrix = segno.make(text, error="m", micro=False, boost_error=False, mask=2).matrix
    paper.modules(x, y, side / len(matrix), len(matrix), list(_runs(matrix)))


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[tuple[int, int, int]]:
    """(column, row, length) of every run of dark modules."""
    for row, modules in enumerate(matrix):
        start = modules.find(1)
        while start >= 0:
            end = modules.find(0, start)
            end = len(modules) if end < 0 else end
            yield start, row, end - start
            start = modules.find(1, end)
