"""Saves and prints the annual report that the summary page shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lawgov_desktop.shell.printing.save_files import save_file, save_pdf
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.summary.overview import Summary


def _file_name(heading: str, suffix: str) -> str:
    return f"{heading.replace(' ', '')}{suffix}"


def save_report_pdf(context: AppContext, data: Summary, heading: str, _parent: QWidget) -> None:
    """Ask for a file and write the report as PDF."""
    if data.pdf:
        save_pdf(context, data.pdf, heading.replace(" ", ""))


def save_report_docx(context: AppContext, data: Summary, heading: str, _parent: QWidget) -> None:
    """Ask for a file and write the report as DOCX."""
    report = data.report
    if report is None:
        return

    def make() -> bytes:
        from lawgov_desktop.summary.docx import docx_of

        return docx_of(report)

    save_file(context, make, "存为 DOCX", ".docx", _file_name(heading, ".docx"))


def print_report(context: AppContext, data: Summary, heading: str, parent: QWidget) -> None:
    """Open the preview of the report, which prints it or lists the characters no font has."""
    from lawgov_desktop.shell.printing import print_windows

    if data.report is not None:
        print_windows.print_report(context, data.report, data.pdf, heading.replace(" ", ""), parent)
