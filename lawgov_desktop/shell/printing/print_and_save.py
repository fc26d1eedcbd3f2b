"""Prints a PDF or saves a document. Pages are printed in a job, so that the window does not freeze."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.jobs.jobs import Progress

#: Dots per mm sent to the printer: 300 dpi, enough for text on office paper.
_DOTS_PER_MM = 300 / 25.4


def save_pdf(context: AppContext, pdf: bytes, name: str, done: Callable[[], None] | None = None) -> None:
    """Ask for a file and write the PDF into it, completely or not at all; then call `done`."""
    save_file(context, lambda: pdf, "存为 PDF", ".pdf", name, done)


def save_file(
    context: AppContext,
    make: Callable[[], bytes],
    title: str,
    suffix: str,
    name: str,
    done: Callable[[], None] | None = None,
) -> None:
    """Ask for a file, make a document and write it, completely or not at all; then call `done`."""
    folder = str(context.ui_state.get("paper.folder", str, "") or Path.home())
    chosen = context.choose(title, folder, f"{suffix[1:].upper()} 文件 (*{suffix})", name)
    if not chosen:
        return
    target = Path(chosen) if chosen.lower().endswith(suffix) else Path(f"{chosen}{suffix}")

    def write() -> bool:
        from lawgov_desktop.printing.paper.page import write_pdf

        write_pdf(make(), target)
        return True

    if context.try_to(write):
        context.ui_state.put("paper.folder", str(target.parent))
        context.tell(f"已存为 {target}", good=True)
        if done is not None:
            done()


def print_pdf(
    context: AppContext, pdf: bytes, title: str, parent: QWidget, done: Callable[[], None] | None = None
) -> None:
    """Ask for a printer and print every page at its own size; then call `done`."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印{title}")
    if not dialog.exec():
        return

    def report(pages: int) -> None:
        context.tell(f"已送去打印：{title}，{pages} 页。", good=True)
        if done is not None:
            done()

    context.jobs.start(lambda progress: draw_pages(printer, pdf, progress), report, context.job_failed)


def draw_pages(printer: Any, pdf: bytes, progress: Progress) -> int:
    """Print the pages chosen in the dialog of a QPrinter; returns their number. Raises PaperProblem."""
    from lawgov_desktop.printing.preview import Preview
    from lawgov_desktop.shell.printing.pdf_view import picture

    preview = Preview(pdf)
    painter = QPainter()
    try:
        pages = _chosen_pages(printer, preview.pages)
        for index, page in enumerate(pages):
            progress(index, len(pages), f"第 {page + 1} 页")
            _set_page_size(printer, *preview.size(page))
            if index == 0 and not painter.begin(printer):
                raise PaperProblem("打印机没有准备好，没有打印。请检查打印机，再试一次。")
            if index:
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(
                QRectF(0, 0, sheet.width(), sheet.height()), picture(preview, page, _DOTS_PER_MM)
            )
        return len(pages)
    finally:
        if painter.isActive():
            painter.end()
        preview.close()


def _chosen_pages(printer: Any, count: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    return list(range(first - 1, min(last, count))) if first and last else list(range(count))


def _set_page_size(printer: Any, wide: float, high: float) -> None:
    """Set the page size of the PDF, without the margins of the printer's driver; both sizes in mm."""
    landscape = wide > high
    a4 = abs(min(wide, high) - 210) < 1 and abs(max(wide, high) - 297) < 1
    size = QPageSize(QPageSize.PageSizeId.A4) if a4 else _own_size(min(wide, high), max(wide, high))
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))


def _own_size(wide: float, high: float) -> QPageSize:
    from PySide6.QtCore import QSizeF

    return QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter)
