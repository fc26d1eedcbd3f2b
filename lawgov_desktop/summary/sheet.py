"""The annual report on the official page (GB/T 9704-2012)."""

from __future__ import annotations

from lawgov_desktop.printing.sheets import official
from lawgov_desktop.records.time.dates import in_arabic
from lawgov_desktop.summary.paragraph import Paragraph
from lawgov_desktop.summary.report import Report


def _paragraph(paragraph: Paragraph) -> official.Paragraph:
    runs = tuple(official.Run(run.text, run.key or None) for run in paragraph.runs)
    return official.Paragraph(paragraph.level, runs)


def pdf_of(report: Report) -> official.OfficialPdf:
    """The report as PDF, with the place of every figure on its pages. Raises UnprintableText."""
    document = official.OfficialDocument(
        title="\n".join(report.title),
        paragraphs=tuple(_paragraph(p) for p in report.paragraphs),
        signature=report.signature,
        date=in_arabic(report.date),
        author=report.signature,
    )
    return official.official(document)
