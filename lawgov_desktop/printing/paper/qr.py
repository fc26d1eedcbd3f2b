"""QR codes on paper: an image of one bit for each module, which every printer draws in squares of its own dots."""

from __future__ import annotations

from lawgov_desktop.printing.paper.page import Paper
from lawgov_desktop.printing.paper.qr_code import code_of


def draw(paper: Paper, text: str, x: float, y: float, side: float) -> None:
    """Draw `text` as a QR code `side` mm wide, its top left module at x, y; the quiet zone is the caller's."""
    code = code_of(text)
    paper.bits(x, y, side, code.side, code.rows)
