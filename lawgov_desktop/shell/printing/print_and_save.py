"""From a finished PDF to the printer or to a file: pages are drawn by a job, so that the window stays alive."""

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

#: Dots per mm sent to the printer: 300 dpi, finer than any paper of an office shows.
_DOTS_PER_MM = 300 / 25.4


def save_pdf(context: AppContext, pdf: bytes, name: str, done: Callable[[], None] | None = None) -> None:
    """Ask where to, then write the PDF there whole or not at all."""
    save_file(context, lambda: pdf, "存为 PDF", ".pdf", name, done)


def save_file(
    context: AppContext,
    make: Callable[[], bytes],
    title: str,
    suffix: str,
    name: str,
    done: Callable[[], None] | None = None,
) -> None:
    """Ask where to, then make a document and write it there whole or not at all."""
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
    """Ask for a printer, then print every page at its own size."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印{title}")
    if not dialog.exec():
        return

    def finished(pages: int) -> None:
        context.tell(f"已送去打印：{title}，{pages} 页。", good=True)
        if done is not None:
            done()

    context.jobs.start(lambda progress: draw_pages(printer, pdf, progress), finished, context.job_failed)


def draw_pages(printer: Any, pdf: bytes, progress: Progress) -> int:
    """Draw the wanted pages on a QPrinter; returns how many. Raises PaperProblem when the printer does not begin."""
    from lawgov_desktop.printing.preview import Preview
    from lawgov_desktop.shell.printing.pdf_view import picture

    preview = Preview(pdf)
    painter = QPainter()
    try:
        pages = _wanted(printer, preview.pages)
        for place, page in enumerate(pages):
            progress(place, len(pages), f"第 {page + 1} 页")
            _lay_out(printer, *preview.size(page))
            if place == 0 and not painter.begin(printer):
                raise PaperProblem("打印机没有准备好，没有打印。请检查打印机，再试一次。")
            if place:
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


def _wanted(printer: Any, count: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    return list(range(first - 1, min(last, count))) if first and last else list(range(count))


def _lay_out(printer: Any, wide: float, high: float) -> None:
    """The sheet as the PDF has it, without the margins of the printer's driver."""
    lying = wide > high
    a4 = abs(min(wide, high) - 210) < 1 and abs(max(wide, high) - 297) < 1
    kind = QPageSize(QPageSize.PageSizeId.A4) if a4 else _own_size(min(wide, high), max(wide, high))
    side = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(kind, side, QMarginsF(0, 0, 0, 0)))


def _own_size(wide: float, high: float) -> QPageSize:
    from PySide6.QtCore import QSizeF

    return QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter)
