"""Reading the annual report back from the PDF and the document."""

from __future__ import annotations

import io

from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.docx import docx_of
from lawgov_desktop.summary.report import Report, draft
from lawgov_desktop.summary.sheet import pdf_of
from tests.printing.paper_reading import letters, lines

YEAR = Period.of_year(2023)


def report_of(operations: Operations, period: Period = YEAR) -> Report:
    """The report as the rows stand now."""
    return draft(operations.file, period)


def told(report: Report) -> str:
    """Every paragraph on a line of its own."""
    return "\n".join(paragraph.text for paragraph in report.paragraphs)


def on_paper(report: Report) -> str:
    """The body text of all pages in one line, read from the PDF."""
    return "".join(line[0] for page in letters(pdf_of(report).pdf) for line in lines(page) if line[4] == 16)


def in_document(report: Report) -> str:
    """Every paragraph of the .docx file on a line of its own."""
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(docx_of(report))).paragraphs)
