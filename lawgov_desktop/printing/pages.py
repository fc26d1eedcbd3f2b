"""Some pages of a finished PDF, as a PDF of their own with the same vectors, fonts and document information."""

from __future__ import annotations

import io
from collections.abc import Sequence

from lawgov_desktop.printing.preview import PDFIUM, count_pages
from lawgov_desktop.records.text.page_list import parse_pages


def extract(pdf: bytes, pages: Sequence[int]) -> bytes:
    """The pages with these numbers, counted from 0, in ascending order; the same bytes when these are all pages."""
    import pypdfium2

    wanted = frozenset(pages)
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if wanted.issuperset(range(len(document))):
                return pdf
            for page in reversed(range(len(document))):
                if page not in wanted:
                    del document[page]
            buffer = io.BytesIO()
            document.save(buffer)
            return buffer.getvalue()
        finally:
            document.close()


def only_pages(pdf: bytes, text: str) -> bytes:
    """The pages of a typed list ("3,7,9-10"), all for an empty text. Raises InputProblem."""
    return extract(pdf, parse_pages(text, count_pages(pdf)))
