"""Rendering pages of a PDF as pictures for the screen."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# pdfium has global state and may be used by one thread at a time only.
_PDFIUM = threading.Lock()


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

        with _PDFIUM:
            self._document: Any = pypdfium2.PdfDocument(source)
            self.pages = len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (counted from 0) in mm."""
        with _PDFIUM:
            width, height = self._document.get_page_size(page)
        return width * 25.4 / 72, height * 25.4 / 72

    def picture(self, page: int, dots_per_mm: float) -> Picture:
        """Render a page (counted from 0); 3.78 dots per mm are 96 dpi."""
        with _PDFIUM:
            opened = self._document[page]
            try:
                bitmap = opened.render(scale=dots_per_mm * 25.4 / 72, rev_byteorder=False, prefer_bgrx=True)
                return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            finally:
                opened.close()

    def close(self) -> None:
        """Free the document."""
        with _PDFIUM:
            self._document.close()


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
