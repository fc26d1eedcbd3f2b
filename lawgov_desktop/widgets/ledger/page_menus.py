"""What 打印 and 批量 of a ledger page offer: one thing at once, several in a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lawgov_desktop.records.batch import Batch
from lawgov_desktop.records.ledger import Ledger, Printout, WorkArea
from lawgov_desktop.widgets.ledger.context import LedgerContext


class PageMenus(QObject):
    """Opens the menus and dialogs of one page."""

    #: Ledger and printout; no printout prints the list itself.
    print_requested = Signal(Ledger, object)
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

    def open_printouts(self, ledger: Ledger, button: QWidget) -> None:
        """Print the list where the area has no printouts for the ledger, else open a menu below the button."""
        printouts = [p for p in self._area.printouts if p.ledger in ("", ledger.key)]
        if not printouts:
            self.print_requested.emit(ledger, None)
            return
        menu = QMenu(self._page)
        for printout in printouts:
            self._offer(menu, printout.title, ledger, printout)
        menu.addSeparator()
        self._offer(menu, f"打印{ledger.title}台账", ledger, None)
        _drop_down(menu, button)

    def _offer(self, menu: QMenu, text: str, ledger: Ledger, printout: Printout | None) -> None:
        menu.addAction(text).triggered.connect(lambda _=False: self.print_requested.emit(ledger, printout))


def _drop_down(menu: QMenu, button: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
