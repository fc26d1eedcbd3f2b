"""The page of a work area in the main window: its ledger page, and what that page leaves to the shell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.ledger import Ledger, Printout, WorkArea
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.record import Record
from lawgov_desktop.shell.services.attachment_files import files_of
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.page import LedgerPage


class AreaPage(Page):
    """Holds the `LedgerPage` of an area, or the area's own subclass of it.

    Ledger pages cannot import the shell. They ask by signals for printing, spreadsheets and related rows.
    """

    def __init__(self, context: AppContext, area: WorkArea) -> None:
        super().__init__(f"{area.key}.page")
        self._context = context
        kind: type[LedgerPage] = fetch(area.page) if area.page else LedgerPage
        services = LedgerContext(
            context.file,
            context.operations,
            context.options,
            context.jobs,
            context.ui_state,
            context.ask,
            context.undo,
            files_of(context),
        )
        page = kind(services, area, year=context.year, parent=self)
        self.ledger_page = page
        page.menu_requested.connect(self.menu_requested)
        page.message.connect(lambda words, good: context.tell(words, good=good))
        page.bar.print_requested.connect(self._prepare_printing)
        page.print_requested.connect(self._print)
        page.print_log_requested.connect(self._show_print_log)
        page.export_requested.connect(self._export)
        page.import_requested.connect(self._import)
        page.blank_requested.connect(self._save_blank_sheet)
        page.paste_requested.connect(self._import_pasted)
        page.related_requested.connect(self._show_related)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def help_topic(self) -> str:
        """Key of the ledger in view."""
        return self.ledger_page.ledger.key

    def entered(self) -> None:
        self.ledger_page.entered()

    def go_to(self, location: Location) -> None:
        """Show a ledger, or certain rows of it."""
        if location.uids:
            self.ledger_page.show_rows(location.ledger, location.uids)
        else:
            self.ledger_page.show_ledger(location.ledger)

    def show_year(self, year: int) -> None:
        self.ledger_page.show_year(year)

    def set_compact(self, compact: bool) -> None:
        self.ledger_page.set_compact(compact)

    def unsaved(self) -> Sequence[str]:
        return self.ledger_page.unsaved()

    def typed(self) -> list[str]:
        return self.ledger_page.unsaved_records.typed()

    def save(self) -> bool:
        """Save every record that is not saved; False at the first one that cannot be, which is then in view."""
        return self.ledger_page.unsaved_records.each(lambda editing: editing.save())

    def _import_pasted(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import paste_ledger

        paste_ledger(self._context, ledger, self)

    def _prepare_printing(self) -> None:
        """The menu below 打印 is open: load what printing needs."""
        from lawgov_desktop.shell.printing.print_windows import load_printing

        self._context.jobs.start(lambda _progress: load_printing())

    def _show_print_log(self) -> None:
        from lawgov_desktop.shell.printing.print_log_window import PrintLogWindow

        PrintLogWindow(self._context, self).open()

    def _print(self, ledger: Ledger, printout: Printout | None, ids: list[int] | None) -> None:
        from lawgov_desktop.shell.printing.print_windows import print_list, print_rows

        if printout is not None:
            print_rows(self._context, printout, ids, self)
            return
        rows = self.ledger_page.sheet.list
        view = rows.view if ids is None else rows.view.replaced(uids=tuple(self.ledger_page.sheet.marked()))
        print_list(self._context, ledger, self, view, rows.table.columns.hidden_paths())

    def _show_related(self, ledger: Ledger, record: Record) -> None:
        from lawgov_desktop.shell.dialogs.related_window import RelatedWindow

        RelatedWindow(self._context, ledger, record, self).open()

    def _export(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import export_ledger

        export_ledger(self._context, ledger, self.ledger_page.sheet.list.view, self)

    def _import(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import import_ledger

        import_ledger(self._context, ledger, self)

    def _save_blank_sheet(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import blank_sheet

        blank_sheet(self._context, ledger)
