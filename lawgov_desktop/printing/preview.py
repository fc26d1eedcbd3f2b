"""Rendering pages of a PDF as pictures for the screen."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: pdfium has global state and may be used by one thread at a time only.
PDFIUM = threading.Lock()


@dataclass(frozen=True)
class Picture:
    """One page as rows of pixels (blue, green, red, one unused byte); `stride` is the number of bytes per row."""

    data: bytes
    width: int
    height: int
    stride: int


class Preview:
    """An opened PDF; close it when it is no longer shown. Safe to use from any thread."""

    def __init__(self, source: bytes | Path) -> None:
        import pypdfium2

        with PDFIUM:
            self._document: Any = pypdfium2.PdfDocument(source)
            self.pages = len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (counted from 0) in mm."""
        with PDFIUM:
            width, height = self._document.get_page_size(page)
        return width * 25.4 / 72, height * 25.4 / 72

    def picture(self, page: int, dots_per_mm: float) -> Picture:
        """Render a page (counted from 0); 3.78 dots per mm are 96 dpi."""
        return self._render(page, dots_per_mm * 25.4 / 72, (0, 0, 0, 0))

    def pixels_high(self, page: int, dots_per_mm: float) -> int:
        """Height of a rendered page in pixels."""
        with PDFIUM:
            height: float = self._document.get_page_size(page)[1]
        return math.ceil(height * dots_per_mm * 25.4 / 72)

    def strip(self, page: int, dots_per_mm: float, top: int, bottom: int) -> Picture:
        """Render the rows of pixels from `top` to before `bottom` of a page, for a page too large to hold at once."""
        scale = dots_per_mm * 25.4 / 72
        below = self.pixels_high(page, dots_per_mm) - bottom
        # pypdfium2 rounds the margins up to whole pixels.
        margins = (0, max(0, below - 0.5) / scale, 0, max(0, top - 0.5) / scale)
        return self._render(page, scale, margins)

    def _render(self, page: int, scale: float, margins: tuple[float, float, float, float]) -> Picture:
        with PDFIUM:
            opened = self._document[page]
            try:
                bitmap = opened.render(scale=scale, crop=margins, rev_byteorder=False, prefer_bgrx=True)
                return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            finally:
                opened.close()

    def close(self) -> None:
        """Free the document."""
        with PDFIUM:
            self._document.close()


def count_pages(pdf: bytes) -> int:
    """The number of pages of a finished PDF."""
    opened = Preview(pdf)
    opened.close()
    return opened.pages


def pages_of(content: bytes) -> int | None:
    """The number of pages of a PDF; None for any other file and for a PDF that cannot be opened."""
    if not content.startswith(b"%PDF"):
        return None
    try:
        opened = Preview(content)
    except (RuntimeError, ValueError):
        # A PDF with a password, or a damaged one, is accepted as an attachment all the same.
        return None
    opened.close()
    return opened.pages
