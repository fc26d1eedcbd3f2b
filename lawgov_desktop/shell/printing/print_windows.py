"""Opens the preview of a printout of an area, of a whole ledger, or of the annual report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.ledger import Ledger, Printout
from lawgov_desktop.records.printed import SUMMARY, PrintResult
from lawgov_desktop.shell.printing.preview_window import PreviewWindow
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.read.cell_text import CellFormatter
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.list.columns_menu import PathsMenu

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
    from lawgov_desktop.summary.report import Report

#: Columns at most; more would be one character wide on A4 landscape.
_MOST_COLUMNS = 14


def print_rows(
    context: AppContext, printout: Printout, ids: list[int] | None, parent: QWidget
) -> PreviewWindow:
    """Preview a printout of an area: the rows with `ids`, or all rows of the year in view."""
    file, period = context.file, context.period

    def make(choices: MissingChoices, first: int | None) -> PrintResult:
        printed: PrintResult = fetch(printout.make)(file, ids, period, choices, first)
        return printed

    title = f"{period.year} 年{printout.title}" if ids is None else f"{printout.title} {len(ids)} 份"
    return _open(PreviewWindow(context, title, make, parent))


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
        super().__init__(context, f"{when}{ledger.title}台账", self._pages, parent)
        self.choose = Button("选列…", "plain", icon="columns", name="print_columns")
        self.choose.clicked.connect(self._choose)
        self._top.box.insertWidget(self._top.box.indexOf(self.keep), self.choose)

    def _offered(self) -> list[tuple[str, str]]:
        from lawgov_desktop.summary.ledger_pdf import printable

        return [(c.path, CellFormatter(self._ledger, c, None).title) for c in printable(self._ledger)]

    def _pages(self, choices: MissingChoices, first: int | None) -> PrintResult:
        from lawgov_desktop.summary.ledger_pdf import ledger_pdf

        context = self._context
        return ledger_pdf(
            context.file, self._ledger, context.period, choices, self._view, tuple(self.columns), first
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
            self.begin()


def print_list(
    context: AppContext, ledger: Ledger, parent: QWidget, view: View | None = None, hidden: Sequence[str] = ()
) -> PreviewWindow:
    """Preview a ledger: the rows in `view`, else all rows of the year in view."""
    return _open(ListPreview(context, ledger, view or View(context.year), hidden, parent))


def print_report(
    context: AppContext, report: Report, pdf: bytes, title: str, parent: QWidget
) -> PreviewWindow:
    """Preview the annual report; `pdf` are its pages as made already, empty when a character is missing."""

    def make(choices: MissingChoices, _first: int | None) -> PrintResult:
        from lawgov_desktop.printing.fonts.missing_choices import MissingChoices, choices_for
        from lawgov_desktop.summary.sheet import pdf_of

        if pdf and choices == MissingChoices():
            return PrintResult(SUMMARY, pdf)
        return PrintResult(SUMMARY, pdf_of(report, choices_for(context.file.db, choices)).pdf)

    return _open(PreviewWindow(context, title, make, parent))


def load_printing() -> None:
    """Import what printing needs, while the user is still choosing what to print."""
    import pypdfium2  # noqa: F401

    import lawgov_desktop.printing.sheets.certificate
    import lawgov_desktop.printing.sheets.register  # noqa: F401


def _open(window: PreviewWindow) -> PreviewWindow:
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
