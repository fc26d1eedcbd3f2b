"""What 打印 and 批量 of a ledger page offer: one thing at once, several in a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lawgov_desktop.records.batch import Batch
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.ledger import Ledger, Printout, WorkArea
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.widgets.ledger.context import LedgerContext


class PageMenus(QObject):
    """Opens the menus and dialogs of one page."""

    #: Ledger, printout (None prints the list itself), ids of the chosen rows (None prints all).
    print_requested = Signal(Ledger, object, object)
    #: Show the print log.
    log_requested = Signal()
    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)

    def __init__(self, context: LedgerContext, area: WorkArea, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._area, self._page = context, area, page

    def batches(self, ledger_key: str) -> list[Batch]:
        """The ways to register many rows of a ledger at once."""
        return [b for b in self._context.file.catalogue.batches.values() if b.ledger == ledger_key]

    def open_batches(self, ledger_key: str, year: int, button: QWidget) -> None:
        """Open the dialog of the one batch, or a menu of several below the button."""
        batches = self.batches(ledger_key)
        if self._context.file.read_only or not batches:
            return
        if len(batches) == 1:
            self._open_batch(batches[0], year)
            return
        menu = QMenu(self._page)
        for batch in batches:
            menu.addAction(batch.title).triggered.connect(
                lambda _=False, batch=batch: self._open_batch(batch, year)
            )
        _drop_down(menu, button)

    def _open_batch(self, batch: Batch, year: int) -> None:
        from lawgov_desktop.widgets.ledger.batch_dialog import BatchDialog

        dialog = BatchDialog(batch, self._context, year, self._page)
        measure = self._context.file.catalogue.ledger(batch.ledger).measure
        dialog.made.connect(lambda n: self.message.emit(f"已登记 {n} {measure}，Ctrl+Z 可以一次撤回。", True))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_printouts(self, ledger: Ledger, ids: list[int], year: int, button: QWidget) -> None:
        """Print the list where nothing else can be printed, else open a menu below the button.

        `ids` are the rows selected in the list. Each printout is offered for them and for the whole year, with the
        number of rows; the list itself for all rows in view, and for the selected ones when they are several.
        """
        printouts = [p for p in self._area.printouts if p.ledger in ("", ledger.key)]
        if not printouts and len(ids) < 2:
            self.print_requested.emit(ledger, None, None)
            return
        menu = QMenu(self._page)
        selected = f"选中的 {len(ids)} {ledger.measure}"
        for printout in printouts:
            if ids and printout.ledger == ledger.key:
                self._offer(menu, f"{printout.title}：{selected}", ledger, printout, ids)
            whole = f"{printout.title}：{year} 年全部{self._count(printout, ledger, year)}"
            self._offer(menu, whole, ledger, printout, None)
        menu.addSeparator()
        if len(ids) > 1:
            self._offer(menu, f"打印{ledger.title}台账：{selected}", ledger, None, ids)
        self._offer(menu, f"打印{ledger.title}台账", ledger, None, None)
        menu.addSeparator()
        menu.addAction("打印记录…").triggered.connect(lambda _=False: self.log_requested.emit())
        _drop_down(menu, button)

    def _count(self, printout: Printout, ledger: Ledger, year: int) -> str:
        """120 件: how many rows the whole year has to print; empty where the printout does not count them."""
        if not printout.count:
            return ""
        return f" {fetch(printout.count)(self._context.file, Period.until_today(year))} {ledger.measure}"

    def _offer(
        self, menu: QMenu, text: str, ledger: Ledger, printout: Printout | None, ids: list[int] | None
    ) -> None:
        menu.addAction(text).triggered.connect(
            lambda _=False: self.print_requested.emit(ledger, printout, ids)
        )


def _drop_down(menu: QMenu, button: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
