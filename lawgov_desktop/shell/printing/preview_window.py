"""The preview before printing, and the choices when a text has a character that no font contains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError, PaperProblem
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.ledger import Ledger, Printout, PrintResult
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.printing.pdf_view import PdfView
from lawgov_desktop.shell.printing.print_and_save import print_pdf, save_pdf
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.read.cell_text import CellFormatter
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar, EmWidget
from lawgov_desktop.widgets.jobs.jobs import Job, Progress
from lawgov_desktop.widgets.list.columns_menu import PathsMenu
from lawgov_desktop.widgets.style import theme

#: A text that no font can print stops the printout, or its sheet is left out, or its place is left blank.
OnMissing = Literal["stop", "skip", "blank"]
#: Makes the printout; runs in a job.
Make = Callable[[OnMissing], PrintResult]
#: Columns at most; more would be one character wide on A4 landscape.
_MOST_COLUMNS = 14
_CHOICES: tuple[tuple[str, OnMissing], ...] = (("先印别的", "skip"), ("空着手写", "blank"))


class PreviewWindow(QDialog):
    """Shows the pages of a printout, with buttons for printing and saving."""

    def __init__(
        self, context: AppContext, kind: str, title: str, make: Make, parent: QWidget | None = None
    ) -> None:
        """`kind` is the entry in the print log, `title` the name of the printout, `make` the function that makes it."""
        super().__init__(parent)
        self.setObjectName("preview")
        self.setWindowTitle(title)
        self._context, self._kind, self._title, self._make = context, kind, title, make
        self._job: Job | None = None
        self.printed: PrintResult | None = None
        self.pages = PdfView(context.jobs)
        self._top = Bar()
        self._top.box.addWidget(theme.label(title, "record"))
        self._note = theme.label("", "small", "amber_ink")
        self._note.setWordWrap(True)
        self._top.box.addWidget(self._note, 1)
        self.keep = Button("存为 PDF", "plain", icon="export", name="save_pdf")
        self.keep.clicked.connect(self._save)
        self.go = Button("打印", "filled", icon="print", name="print")
        self.go.clicked.connect(self._print)
        self._top.box.addWidget(self.keep)
        self._top.box.addWidget(self.go)
        self._choices = self._build_choices()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._top, self._choices):
            layout.addWidget(part)
        layout.addWidget(self.pages, 1)
        screen = self.screen().availableGeometry()
        self.resize(min(theme.px(72), screen.width()), min(theme.px(52), screen.height()))
        self.begin("stop")

    def _build_choices(self) -> QWidget:
        choices = EmWidget(QVBoxLayout(), (1.2, 0.85, 1.2, 0.85), 0.45)
        self._problem = theme.label("", "text", "amber_ink")
        self._problem.setWordWrap(True)
        choices.box.addWidget(self._problem)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        for words, on_missing in _CHOICES:
            button = Button(words, "plain", name=on_missing)
            button.clicked.connect(partial(self._make_again, on_missing))
            row.addWidget(button)
        fonts = Button("怎样添加字体", "quiet", name="fonts")
        fonts.clicked.connect(self._explain_fonts)
        row.addWidget(fonts)
        row.addStretch(1)
        choices.box.addLayout(row)
        choices.hide()
        return choices

    # -- making -------------------------------------------------------------------------------------------

    def _make_again(self, on_missing: OnMissing, _checked: bool = False) -> None:
        self.begin(on_missing)

    def begin(self, on_missing: OnMissing) -> None:
        """Make the pages in a job, again after another choice."""
        self._choices.hide()
        self._allow(False)
        self.pages.say("正在排版……")
        make = self._make

        def work(progress: Progress) -> tuple[PrintResult, Any]:
            from lawgov_desktop.printing.preview import Preview

            progress.check()
            printed = make(on_missing)
            return printed, Preview(printed.pdf)

        self._job = self._context.jobs.start(work, self._show, self._failed)

    def _show(self, result: tuple[PrintResult, Any]) -> None:
        self.printed, preview = result
        self._note.setText("；".join(self.printed.notes))
        self._allow(True)
        self.pages.show_preview(preview)
        self.go.setFocus()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            self.pages.say("没有排好。")
            self._context.job_failed(error)
            return
        self.pages.say(error.sentence)
        # Only an error about texts without a glyph has `missing` and leaves a choice.
        if isinstance(error, PaperProblem) and hasattr(error, "missing"):
            self.pages.say("还没有打印。请先选上面的一个办法。")
            self._problem.setText(error.sentence)
            self._choices.show()

    def _allow(self, allowed: bool) -> None:
        self.keep.setEnabled(allowed)
        self.go.setEnabled(allowed)

    def _explain_fonts(self) -> None:
        self.reject()
        self._context.go(Location("help", "rare"))

    # -- printing and saving ------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.printed is not None:
            save_pdf(self._context, self.printed.pdf, f"{self._title}.pdf", self._log)

    def _print(self) -> None:
        if self.printed is not None:
            print_pdf(self._context, self.printed.pdf, self._title, self, self._log)

    def _log(self) -> None:
        from lawgov_desktop.storage.write.print_log import log_printed

        printed = self.printed
        if printed is not None:
            self._context.try_to(lambda: log_printed(self._context.operations, self._kind, printed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None and self._job.running:
            self._job.cancel()
        super().closeEvent(event)


def print_rows(
    context: AppContext, printout: Printout, ids: list[int] | None, parent: QWidget
) -> PreviewWindow:
    """Preview a printout of an area: the rows with `ids`, or all rows of the year in view."""
    file, period = context.file, context.period

    def make(on_missing: OnMissing) -> PrintResult:
        printed: PrintResult = fetch(printout.make)(file, ids, period, on_missing)
        return printed

    title = f"{printout.title} {len(ids)} 份" if ids else f"{period.year} 年{printout.title}"
    return _open(PreviewWindow(context, printout.title, title, make, parent))


class ListPreview(PreviewWindow):
    """The preview of a whole ledger, with a menu of its columns; the choice is remembered on this computer."""

    def __init__(
        self, context: AppContext, ledger: Ledger, view: View, hidden: Sequence[str], parent: QWidget
    ) -> None:
        """`view` selects the rows to be printed, `hidden` are the columns the list does not show."""
        self._ledger, self._view = ledger, view
        self._key = f"print.{ledger.key}.columns"
        offered = {path for path, _title in self._offered()}
        chosen = [path for path in context.ui_state.get(self._key, list, []) if path in offered]
        self.columns = chosen or [c.path for c in ledger.columns if c.path not in hidden]
        when = f"{view.year} 年" if view.year else "全部年份"
        super().__init__(context, ledger.title, f"{when}{ledger.title}台账", self._pages, parent)
        self.choose = Button("选列…", "plain", icon="columns", name="print_columns")
        self.choose.clicked.connect(self._choose)
        self._top.box.insertWidget(self._top.box.indexOf(self.keep), self.choose)

    def _offered(self) -> list[tuple[str, str]]:
        from lawgov_desktop.summary.ledger_pdf import printable

        return [(c.path, CellFormatter(self._ledger, c, None).title) for c in printable(self._ledger)]

    def _pages(self, on_missing: OnMissing) -> PrintResult:
        from lawgov_desktop.summary.ledger_pdf import ledger_pdf

        context = self._context
        return ledger_pdf(
            context.file, self._ledger, context.period, on_missing, self._view, tuple(self.columns)
        )

    def _choose(self) -> None:
        menu = PathsMenu(self._offered(), self.columns, self)
        menu.aboutToHide.connect(lambda: self.take_columns(menu.chosen))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def take_columns(self, columns: Sequence[str]) -> None:
        """Print these columns, and remember them."""
        if len(columns) > _MOST_COLUMNS:
            self._note.setText(f"一张纸最多印 {_MOST_COLUMNS} 列，刚才选了 {len(columns)} 列，请少选几列。")
        elif list(columns) != self.columns:
            self.columns = list(columns)
            self._context.ui_state.put(self._key, self.columns)
            self.begin("stop")


def print_list(
    context: AppContext, ledger: Ledger, parent: QWidget, view: View | None = None, hidden: Sequence[str] = ()
) -> PreviewWindow:
    """Preview a ledger: the rows in `view`, else all rows of the year in view."""
    return _open(ListPreview(context, ledger, view or View(context.year), hidden, parent))


def _open(window: PreviewWindow) -> PreviewWindow:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
