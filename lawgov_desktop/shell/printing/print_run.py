"""Sending chosen pages of a PDF to a printer: the PDF itself to a queue of CUPS, else pictures of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.shell.printing import cups
from lawgov_desktop.widgets.jobs.jobs import Progress

#: Dots per mm of a printed picture: 600 dpi, as office lasers print.
DOTS_PER_MM = 600 / 25.4
#: Rows of pixels rendered at a time: a whole page of 600 dpi would take 140 MB.
_STRIP = 512


@dataclass
class PrintRun:
    """One run of pages (counted from 0) of a PDF to a printer; `sent` grows while it runs."""

    pdf: bytes
    title: str
    pages: Sequence[int]
    sent: list[int] = field(default_factory=list)
    #: Whether the clerk stopped the run after the pages in `sent`.
    stopped: bool = False

    def to_queue(self, queue: str, copies: int, options: Sequence[str]) -> None:
        """Send the chosen pages as a PDF to a queue of CUPS: all of them or, with PaperProblem, none."""
        from lawgov_desktop.printing.pages import extract

        pdf = extract(self.pdf, self.pages)
        cups.send_to_queue(pdf, queue, self.title, copies=copies, options=(*_media(pdf), *options))
        self.sent.extend(self.pages)

    def to_printer(self, printer: Any, progress: Progress) -> None:
        """Draw the chosen pages, each at its own size. Stopped, the pages drawn so far come out.

        Raises PaperProblem when the printer is not ready.
        """
        from lawgov_desktop.printing.preview import Preview

        preview = Preview(self.pdf)
        painter = QPainter()
        try:
            for page in self.pages:
                if progress.stopped:
                    self.stopped = True
                    break
                progress(len(self.sent), len(self.pages), f"第 {page + 1} 页")
                _set_page_size(printer, *preview.size(page))
                if not painter.isActive():
                    if not painter.begin(printer):
                        raise PaperProblem("打印机没有准备好，没有打印。请检查打印机，再试一次。")
                elif not printer.newPage():
                    raise PaperProblem(f"打印机在第 {page + 1} 页停下了。请检查打印机，再从这一页继续。")
                _draw(painter, printer, preview, page)
                self.sent.append(page)
        finally:
            if painter.isActive():
                painter.end()
            preview.close()


def print_options(printer: Any) -> tuple[str, ...]:
    """The choices of the print dialog as options of `lp`."""
    from PySide6.QtPrintSupport import QPrinter

    sides = {
        QPrinter.DuplexMode.DuplexNone: "one-sided",
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }.get(printer.duplex())
    options = [f"sides={sides}"] if sides else []
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        options.append("print-color-mode=monochrome")
    if printer.collateCopies():
        options.append("collate=true")
    return tuple(options)


def chosen_pages(printer: Any, count: int, current: int) -> list[int]:
    """The pages the print dialog chose of `count`, counted from 0; `current` is the page in view.

    The printer is told to print everything it gets: only the chosen pages are sent to it.
    """
    from PySide6.QtPrintSupport import QPrinter

    kind = printer.printRange()
    ranges, first, last = printer.pageRanges(), printer.fromPage(), printer.toPage()
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setPageRanges(QPageRanges())
    if kind == QPrinter.PrintRange.CurrentPage:
        return [current]
    if not ranges.isEmpty():
        return [page for page in range(count) if ranges.contains(page + 1)]
    return list(range(first - 1, min(last, count))) if first and last else list(range(count))


def _draw(painter: QPainter, printer: Any, preview: Any, page: int) -> None:
    """Draw one page in strips; white strips are left out, strips without colour are sent in grey."""
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    high = preview.pixels_high(page, DOTS_PER_MM)
    scale = sheet.height() / high
    for top in range(0, high, _STRIP):
        # One row more than the strip: no white line where the next one begins.
        picture = preview.strip(page, DOTS_PER_MM, top, min(top + _STRIP + 1, high))
        if picture.data.count(255) == len(picture.data):
            continue
        image = QImage(
            picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
        )
        if image.allGray():
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        painter.drawImage(QRectF(0, top * scale, sheet.width(), picture.height * scale), image)


def _media(pdf: bytes) -> tuple[str, ...]:
    """Paper size and exact scale of a PDF as options of `lp`."""
    from lawgov_desktop.printing.preview import Preview

    preview = Preview(pdf)
    wide, high = preview.size(0)
    preview.close()
    short, long = min(wide, high), max(wide, high)
    size = "A4" if _is_a4(wide, high) else f"Custom.{short:.0f}x{long:.0f}mm"
    return (f"media={size}", "print-scaling=none")


def _is_a4(wide: float, high: float) -> bool:
    return abs(min(wide, high) - 210) < 1 and abs(max(wide, high) - 297) < 1


def _set_page_size(printer: Any, wide: float, high: float) -> None:
    """Set the page size of the PDF, without the margins of the printer's driver; both sizes in mm."""
    if _is_a4(wide, high):
        size = QPageSize(QPageSize.PageSizeId.A4)
    else:
        size = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Millimeter)
    landscape = wide > high
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
