"""Prints pages of a finished printout: asks for a printer, sends the pages in a job, logs what was sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.printed import PrintResult
from lawgov_desktop.records.text.page_list import page_list
from lawgov_desktop.shell.printing.save_files import write_document
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.jobs.jobs import Cancelled, Job, Progress

if TYPE_CHECKING:
    from lawgov_desktop.shell.printing.print_run import PrintRun


class PagePrinter:
    """Prints one finished printout: asks for a printer, sends the pages in a job, and logs what was sent."""

    def __init__(self, context: AppContext, title: str, parent: QWidget) -> None:
        """`title` names the print job; `parent` is the window of the print dialog."""
        self._context, self._title, self._parent = context, title, parent
        self._job: Job | None = None
        #: Called when pages were sent, or could not be.
        self.ended: Callable[[], None] = lambda: None
        #: Called with a sentence before every page that is drawn.
        self.progressed: Callable[[str], None] = lambda sentence: None

    @property
    def running(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._job is not None and self._job.running

    def stop(self) -> None:
        """Stop after the page being drawn: the pages before it come out, and the log says which."""
        if self._job is not None:
            self._job.cancel()

    def ask(self, printed: PrintResult, count: int, pages: Sequence[int], current: int) -> None:
        """Ask for a printer, then print `pages` of `count`; `current` is the page in view.

        Where all pages are to be printed, the dialog offers to choose some; it could not show a list like 3,7,9-10.
        """
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

        from lawgov_desktop.shell.printing.print_run import chosen_pages

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        last = self._context.ui_state.get("paper.printer", str, "")
        if last in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(last)
        dialog = QPrintDialog(printer, self._parent)
        some = len(pages) < count
        dialog.setWindowTitle(f"打印{self._title}" + (f"：第 {page_list(pages)} 页" if some else ""))
        option = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(option.PrintCurrentPage, not some)
        dialog.setOption(option.PrintPageRange, not some)
        if not some:
            dialog.setMinMax(1, count)
        if dialog.exec():
            chosen = chosen_pages(printer, count, current)
            self.send(printer, printed, count, pages if some else chosen)

    def send(self, printer: Any, printed: PrintResult, count: int, pages: Sequence[int]) -> None:
        """Send `pages` of `count` to a QPrinter; a PDF file chosen as printer gets the pages themselves."""
        from PySide6.QtPrintSupport import QPrinter

        from lawgov_desktop.shell.printing import cups
        from lawgov_desktop.shell.printing.print_run import PrintRun, print_options
        from lawgov_desktop.storage.write.print_log import SentPages, State, log_print

        if not pages:
            self._context.tell("选的页都不在这份文件里，没有打印。请核对页码。")
            return
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
            from lawgov_desktop.printing.pages import extract

            # Written to a file, nothing was printed: the print log does not have it.
            target = Path(printer.outputFileName())
            write_document(self._context, lambda: extract(printed.pdf, pages), target)
            return
        name = printer.printerName()
        self._context.ui_state.put("paper.printer", name)
        run = PrintRun(printed.pdf, self._title, pages)
        copies = max(1, printer.copyCount())

        def log(error: Exception | None) -> None:
            stopped = run.stopped or isinstance(error, Cancelled)
            state: State = "cancelled" if stopped else "failed" if error is not None else "done"
            sent = SentPages(name, tuple(run.sent), count, copies, state)
            log_print(self._context.operations, self._title, printed, sent)

        def work(progress: Progress) -> None:
            """Send, then log in the same thread: the log has the pages even when the window is being closed."""
            try:
                if cups.is_queue(name):
                    run.to_queue(name, copies, print_options(printer))
                else:
                    run.to_printer(printer, progress)
            except Exception as error:
                log(error)
                raise
            log(None)

        def finish(error: Exception | None) -> None:
            self._report(run, name, error)
            self.ended()

        self._job = Job(work)
        self._context.jobs.run(
            self._job,
            lambda _none: finish(None),
            finish,
            lambda done, total, what: self.progressed(f"正在打印{what}，已送出 {done} 页，共 {total} 页"),
        )

    def _report(self, run: PrintRun, printer: str, error: Exception | None) -> None:
        what = f"第 {page_list(run.sent)} 页"
        to = f"到“{printer}”" if printer else ""
        if error is None and not run.stopped:
            self._context.tell(f"已送去打印{to}：{self._title}，{what}，共 {len(run.sent)} 页。", good=True)
        elif error is None or isinstance(error, Cancelled):
            sent = f"已送出{what}" if run.sent else "一页也没有送出"
            self._context.tell(f"打印已停下：{self._title}，{sent}。")
        elif isinstance(error, KnownError):
            self._context.tell(error.sentence)
        else:
            self._context.job_failed(error)
