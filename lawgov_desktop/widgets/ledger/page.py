"""The page of a work area: its ledgers as tabs, one list and one record each, and the keys that work on all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.ledger import Ledger, WorkArea
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.page_menus import PageMenus
from lawgov_desktop.widgets.ledger.read_only_banner import ReadOnlyBanner
from lawgov_desktop.widgets.ledger.split_view import LedgerSplitView
from lawgov_desktop.widgets.ledger.toolbar import LedgerToolbar
from lawgov_desktop.widgets.ledger.unsaved_records import UnsavedRecords
from lawgov_desktop.widgets.ledger.watched_tables import watched_tables


class LedgerPage(QWidget):
    """One per area; the view of a ledger is created when its tab is first shown."""

    menu_requested = Signal()
    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)
    import_requested = Signal(Ledger)
    export_requested = Signal(Ledger)
    #: Rows copied in a spreadsheet are to be added to the ledger.
    paste_requested = Signal(Ledger)
    #: An empty spreadsheet for the villages to fill in is to be written.
    blank_requested = Signal(Ledger)
    #: Ledger, printout (None prints the list itself), ids of the chosen rows (None prints all).
    print_requested = Signal(Ledger, object, object)
    #: The print log is to be shown.
    print_log_requested = Signal()
    #: Ledger and record: show the rows of other ledgers that point at it.
    related_requested = Signal(Ledger, object)

    _noticed = Signal(object)

    def __init__(
        self, context: LedgerContext, area: WorkArea, *, year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(area.key)
        self.context = context
        self.area = area
        self._year = year
        self._compact = False
        context.options.set_year(year)
        self.sheets: dict[str, LedgerSplitView] = {}
        self.unsaved_records = UnsavedRecords(self.sheets, self.show_ledger)
        self.bar = LedgerToolbar(area.title, [(ledger.key, ledger.title) for ledger in area.ledgers], self)
        self._stack = QStackedWidget(self)
        self._menus = PageMenus(context, area, self)
        self._current = ""
        self._lay_out()
        self._connect()
        self._keys()
        context.operations.listen(self._noticed.emit)
        key = context.ui_state.get(f"page.{area.key}.ledger", str, "")
        self.show_ledger(key if key in self._titles() else area.ledgers[0].key)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.bar)
        if self.context.file.read_only:
            lines.addWidget(ReadOnlyBanner(self.context.file.path, self))
        lines.addWidget(self._stack, 1)
        self.bar.set_read_only(self.context.file.read_only)

    def _connect(self) -> None:
        bar = self.bar
        bar.menu_requested.connect(self.menu_requested)
        bar.ledger_chosen.connect(self.show_ledger)
        bar.new_requested.connect(self.new)
        bar.batch_requested.connect(self.make_many)
        bar.import_requested.connect(lambda: self.import_requested.emit(self.ledger))
        bar.export_requested.connect(lambda: self.export_requested.emit(self.ledger))
        bar.print_requested.connect(self._print)
        self._menus.print_requested.connect(self.print_requested)
        self._menus.log_requested.connect(self.print_log_requested)
        self._menus.message.connect(self.message)
        bar.undo_requested.connect(self.undo)
        bar.redo_requested.connect(self.redo)
        bar.filter_requested.connect(self._show_filters)
        bar.columns_requested.connect(self._show_columns)
        bar.search.wanted.connect(self._search)
        bar.search.focus_left.connect(self._into_list)
        # The change may be reported in the thread of a job.
        self._noticed.connect(self._heard)

    def _keys(self) -> None:
        for keys, does in (
            ("Ctrl+D", self.duplicate_last),
            ("Ctrl+Shift+N", self.make_many),
            ("Ctrl+R", self._relate),
            ("F6", self._switch_focus),
            ("Ctrl+E", self._to_evidence),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Tab", lambda: self.show_ledger(self.bar.tabs.neighbour(1))),
            ("Ctrl+Shift+Tab", lambda: self.show_ledger(self.bar.tabs.neighbour(-1))),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    # -- what is shown ---------------------------------------------------------------------------------

    @property
    def ledger(self) -> Ledger:
        """The ledger in view."""
        return self.sheet.ledger

    @property
    def sheet(self) -> LedgerSplitView:
        """List and record of the ledger in view."""
        return self.sheets[self._current]

    def _titles(self) -> dict[str, Ledger]:
        return {ledger.key: ledger for ledger in self.area.ledgers}

    def show_ledger(self, key: str) -> None:
        """Show a ledger; unsaved text in another ledger stays there."""
        if key not in self.sheets:
            self.sheets[key] = self._make(self._titles()[key])
        self._current = key
        self.context.ui_state.put(f"page.{self.area.key}.ledger", key)
        self._stack.setCurrentWidget(self.sheet)
        self.bar.show_current(key)
        self.bar.show_batches(bool(self._menus.batches(key)))
        self.bar.search.show_text(self.sheet.list.view.text)
        self._turned()

    def _make(self, ledger: Ledger) -> LedgerSplitView:
        sheet = LedgerSplitView(ledger, self.context, icon=self.area.icon or self.area.key, parent=self)
        self._stack.addWidget(sheet)
        sheet.list.import_requested.connect(lambda: self.import_requested.emit(ledger))
        sheet.list.paste_requested.connect(lambda: self._paste(ledger))
        sheet.list.blank_requested.connect(lambda: self.blank_requested.emit(ledger))
        sheet.list.search_cleared.connect(lambda: self.bar.search.show_text(""))
        sheet.list.failed.connect(self._say_failure)
        sheet.editing.message.connect(self.message)
        sheet.pane.related_requested.connect(self._relate)
        sheet.turned.connect(lambda _record: self._turned())
        sheet.changed.connect(self._turned)
        sheet.set_compact(self._compact)
        sheet.start(self._year)
        sheet.return_to_record()
        return sheet

    def entered(self) -> None:
        """Called when the page is shown: put the keyboard into the list."""
        self._show_steps()
        self.sheet.list.table.setFocus()

    def show_year(self, year: int) -> None:
        """Show another year in every list; unsaved text stays."""
        self._year = year
        self.context.options.set_year(year)
        for sheet in self.sheets.values():
            sheet.set_year(year)

    def show_rows(self, ledger_key: str, uids: tuple[str, ...]) -> None:
        """Show the rows behind a figure; one row alone is opened as well."""
        self.show_ledger(ledger_key)
        self.sheet.list.show_rows(uids)
        if len(uids) == 1 and self.sheet.list.model.rowCount():
            self.sheet.select(self.sheet.list.model.id_at(0))

    def set_compact(self, compact: bool) -> None:
        """The narrow window: ☰ and one pane at a time."""
        self._compact = compact
        for sheet in self.sheets.values():
            sheet.set_compact(compact)
        self._turned()

    def _turned(self) -> None:
        if self._current:
            alone = self._compact and self.sheet.pane.isVisibleTo(self.sheet) and self.sheet.list.isHidden()
            self.bar.set_compact(self._compact, record_alone=alone)
            badge = self.sheet.pane.head.badge
            self.bar.show_badge(badge.state, badge.text)

    # -- actions ---------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N."""
        if not self.context.file.read_only:
            self.sheet.begin()

    def make_many(self) -> None:
        """Ctrl+Shift+N: the ledger's way to register many rows at once, or a menu of them."""
        button = self.bar.batch if self.bar.batch.isVisible() else self.bar.more
        self._menus.open_batches(self._current, self._year, button)

    def _paste(self, ledger: Ledger) -> None:
        """Ctrl+V in a list."""
        if not self.context.file.read_only:
            self.paste_requested.emit(ledger)

    def _relate(self) -> None:
        """Ctrl+R: rows of other ledgers that point at the record in view."""
        record = self.sheet.pane.form.record
        if record is not None and record.id is not None and not self.sheet.pane.empty:
            self.related_requested.emit(self.ledger, record)

    def duplicate_last(self) -> None:
        """Ctrl+D: 照上一件再来一件."""
        if not self.context.file.read_only:
            self.sheet.duplicate_last()

    def undo(self) -> None:
        """Ctrl+Z, where no field has something to undo: undo the last operation of this session."""
        self._take_back(self.context.undo.undo, "已撤销")

    def redo(self) -> None:
        """Ctrl+Y."""
        self._take_back(self.context.undo.redo, "已重做")

    def _take_back(self, work: Callable[[], Change], words: str) -> None:
        if self.context.file.read_only:
            return
        if self.unsaved_records.show_one(self.ledger.key):
            # If it saved first, that save would be undone instead.
            self.message.emit("这里有改动还没有保存。撤销的是保存过的操作，请先保存，或按“放弃修改”。", False)
            return
        try:
            change = work()
        except KnownError as error:
            self.message.emit(error.sentence, False)
        else:
            self.message.emit(f"{words}：{change.name.partition('：')[2]}", True)
        self._show_steps()

    def unsaved(self) -> Sequence[str]:
        """The unsaved records of this page in words; empty when all are saved."""
        return self.unsaved_records.words()

    def leave(self) -> bool:
        """Before the file is closed: ask for each unsaved record; False when the user wants to continue."""
        return self.unsaved_records.each(lambda editing: editing.leave())

    def _search(self, text: str) -> None:
        self.sheet.list.search(text)

    def _show_filters(self) -> None:
        self.sheet.list.show_filter_panel()

    def _show_columns(self) -> None:
        self.sheet.list.show_columns_menu()

    def _switch_focus(self) -> None:
        self.sheet.switch_focus()

    def _to_evidence(self) -> None:
        self.sheet.to_evidence()

    def _into_list(self) -> None:
        table = self.sheet.list.table
        table.setFocus()
        if table.current_id < 0 and self.sheet.list.model.rowCount():
            table.select_row(0)

    def _print(self) -> None:
        button = self.bar.paper if self.bar.paper.isVisible() else self.bar.more
        ids = self.sheet.list.table.selected_ids()
        self._menus.open_printouts(self.ledger, ids, self._year, button)

    def _heard(self, change: Change) -> None:
        self.context.options.forget(change.tables)
        for sheet in self.sheets.values():
            if watched_tables(sheet.ledger) & change.tables:
                sheet.heard(change)
            if "print_log" in change.tables:
                sheet.editing.extras.reload_prints()
        self._show_steps()

    def _show_steps(self) -> None:
        self.bar.show_steps(self.context.undo.next_undo, self.context.undo.next_redo)

    def _say_failure(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.message.emit(error.sentence, False)
        else:
            self.context.jobs.broken.emit(error)
