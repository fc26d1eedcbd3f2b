"""An area's page in the window: the common ledger page, or the area's own, with what it asks of the window wired up."""

from __future__ import annotations

from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.ledger import Ledger, Printout, WorkArea
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.record import Record
from lawgov_desktop.shell.services.attachment_files import files_of
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.page import LedgerPage


class AreaPage(LedgerPage):
    """The common page; what it cannot do itself – paper, spreadsheets – the shell does."""

    def __init__(self, context: AppContext, area: WorkArea) -> None:
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
        super().__init__(services, area, year=context.year)
        self._app = context
        self.message.connect(lambda words, good: context.tell(words, good=good))
        self.print_requested.connect(self._print_out)
        self.export_requested.connect(self._export)
        self.import_requested.connect(self._import)
        self.blank_requested.connect(self._blank)
        self.paste_requested.connect(self._take_pasted)
        self.related_requested.connect(self._show_related)

    def arrive(self, place: Location) -> None:
        """Come from elsewhere: show a ledger, or certain rows of it."""
        if place.uids:
            self.show_rows(place.ledger, place.uids)
        else:
            self.show_ledger(place.ledger)

    def save(self) -> bool:
        """Save every record that is not saved; False at the first one that cannot be, which is then in view."""
        return self.unsaved_records.each(lambda editing: editing.save())

    def _take_pasted(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import paste_ledger

        paste_ledger(self._app, ledger, self)

    def _print_out(self, ledger: Ledger, printout: Printout | None) -> None:
        from lawgov_desktop.shell.printing.preview_window import print_list, print_rows

        if printout is None:
            shown = self.sheet.list
            print_list(self._app, ledger, self, shown.view, shown.table.columns.hidden_paths())
        else:
            print_rows(self._app, printout, self._chosen(printout), self)

    def _chosen(self, printout: Printout) -> list[int] | None:
        """Ids of the rows marked in the list when several are; a single marked row is only where one looks."""
        ids = self.sheet.list.table.selected_ids()
        return ids if printout.ledger == self.ledger.key and len(ids) > 1 else None

    def _show_related(self, ledger: Ledger, record: Record) -> None:
        from lawgov_desktop.shell.dialogs.related_window import RelatedWindow

        RelatedWindow(self._app, ledger, record, self).open()

    def _export(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import export_ledger

        export_ledger(self._app, ledger, self.sheet.list.view, self)

    def _import(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import import_ledger

        import_ledger(self._app, ledger, self)

    def _blank(self, ledger: Ledger) -> None:
        from lawgov_desktop.shell.dialogs.spreadsheet_actions import blank_sheet

        blank_sheet(self._app, ledger)


def make_area_page(context: AppContext, area: WorkArea) -> LedgerPage:
    """The common page, or the area's own ("module:Class", a LedgerPage) laid over it."""
    if not area.page:
        return AreaPage(context, area)
    page = fetch(area.page)
    # Areas know nothing of the shell: what their page says goes first, paper and spreadsheets come from ours.
    own: type[LedgerPage] = type(page.__name__, (page, AreaPage), {})
    return own(context, area)  # type: ignore[call-arg, arg-type]
