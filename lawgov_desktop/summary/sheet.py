"""The annual report on the official page (GB/T 9704-2012)."""

from __future__ import annotations

from lawgov_desktop.printing.fonts import office_fonts
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
from lawgov_desktop.printing.sheets.official import OfficialDocument, OfficialPdf, official
from lawgov_desktop.records.time.dates import in_arabic
from lawgov_desktop.summary.report import Report


def pdf_of(report: Report, choices: MissingChoices | None = None) -> OfficialPdf:
    """The report as PDF, with the position of every figure on its pages.

    Raises UnprintableText for a character without a choice.
    """
    document = OfficialDocument(
        title="\n".join(report.title),
        paragraphs=report.paragraphs,
        signature=report.signature,
        date=in_arabic(report.date),
        author=report.signature,
    )
    with office_fonts.used(report.office_fonts):
        return official(document, choices or "stop")
