"""One ledger of a page: its list at the left, its record at the right, or one at a time in a narrow window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine import dialect
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.panes import LedgerPanes
from lawgov_desktop.widgets.ledger.record_controller import RecordController
from lawgov_desktop.widgets.ledger.watched_tables import register_tables
from lawgov_desktop.widgets.list.pane import ListPane
from lawgov_desktop.widgets.list.query import ListQuery
from lawgov_desktop.widgets.record.pane import RecordPane


class LedgerSplitView(QWidget):
    """Keeps list and record in step; unsaved text stays while another tab or page is shown."""

    #: The number of unsaved changes or the record shown changed.
    changed = Signal()
    #: A narrow window shows one pane. True: it now shows the record; False: it now shows the list.
    turned = Signal(bool)

    def __init__(
        self, ledger: Ledger, context: LedgerContext, *, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self._ui_state = context.ui_state
        #: Where the uid of the record in view is remembered.
        self._record_key = f"list.{ledger.key}.record"
        #: The field that had the cursor last: the cursor returns to it.
        self._typed_in: QWidget | None = None
        self._picking = False
        file = context.file
        self._query = query = ListQuery(ledger, file.db, context.options, file.viewer("screen"))
        self.list = ListPane(
            query, context.jobs, context.ui_state, icon=icon, read_only=file.read_only, parent=self
        )
        self.pane = RecordPane(ledger, context.options, self)
        self.editing = RecordController(self.pane, context, self)
        self.panes = LedgerPanes(self.list, self.pane, context.ui_state, self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.panes)
        self._connect()

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.list.view_changed.connect(self._find_again)
        self.list.delete_requested.connect(lambda ids: self._with(ids, self.editing.rows.trash))
        self.list.restore_requested.connect(lambda ids: self._with(ids, self.editing.rows.restore))
        self.list.purge_requested.connect(lambda ids: self._with(ids, self.editing.rows.purge))
        self.list.new_requested.connect(self.begin)
        self.pane.back_requested.connect(self.show_list)
        self.editing.extras.evidence.marked = self.marked
        self.pane.badge_changed.connect(self._badge_changed)
        self.editing.shown.connect(self._shown)
        self.editing.saved.connect(self._saved)
        self.panes.turned.connect(self.turned)
        self.pane.scroller.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    # -- for the page ----------------------------------------------------------------------------------

    def start(self, year: int) -> None:
        """Read the list for the first time."""
        self.list.start(year)

    def return_to_record(self) -> None:
        """Show the record that was in view the last time, where the list has it; remember it from now on."""
        uid = self._ui_state.get(self._record_key, str, "")
        model: Any = self.ledger.model
        row = model.get_or_none(model.uid == uid) if uid else None
        if row is not None and self.list.model.row_of(row.id) >= 0:
            self.select(row.id)
        self.editing.shown.connect(lambda _id: self._remember_record())

    def _remember_record(self) -> None:
        record = self.pane.form.record
        saved = self.editing.current_id >= 0 and record is not None
        self._ui_state.put(self._record_key, record.uid if saved and record else "")

    def set_year(self, year: int) -> None:
        """Show another year in the list; the unsaved record stays."""
        self.editing.new.year = year
        self.pane.form.forget_options()
        self.list.set_year(year)

    def begin(self) -> None:
        """新建: show an empty record, unless the user stays with unsaved changes."""
        if self.editing.leave():
            self._quietly(self.list.table.clear_selection)
            self.panes.show_record()
            self.editing.begin()

    def duplicate_last(self) -> None:
        """照上一件再来一件."""
        if self.editing.duplicate_last():
            self._quietly(self.list.table.clear_selection)
            self.panes.show_record()

    def select(self, row_id: int) -> None:
        """Show a row in the list and in the record."""
        self._quietly(lambda: self.list.select(row_id))
        self._pick(row_id)

    def heard(self, change: Change) -> None:
        """Read again what an operation changed."""
        if register_tables(self.ledger) & change.tables:
            self.pane.form.forget_options()
        self.list.reload()
        self.editing.refresh()
        if "attachment" in change.tables and self.editing.current_id >= 0:
            self.editing.extras.reload()
        if self.editing.current_id >= 0:
            self._quietly(lambda: self.list.select(self.editing.current_id))

    def step(self, by: int) -> None:
        """Show the record below (1) or above (−1) in the list."""
        row_id = self.list.neighbour(by)
        if row_id >= 0 and self.editing.leave():
            self._quietly(lambda: self.list.select(row_id))
            self.editing.open(row_id)

    def marked(self) -> list[str]:
        """Uids of the selected rows, by number."""
        model: Any = self.ledger.model
        chosen = model.select(model.uid).where(model.id.in_(dialect.among(self.list.table.selected_ids())))
        return [row[0] for row in chosen.order_by(model.number).tuples()]

    def switch_focus(self) -> None:
        """F6: move the focus from the list into the record and back."""
        if self.pane.isAncestorOf(QApplication.focusWidget() or self):
            self.show_list()
        elif not self.pane.empty:
            self.panes.show_record()
            self.pane.form.focus_first()

    def to_evidence(self) -> None:
        """Ctrl+E: move the focus to the attachments of the record shown."""
        if not self.pane.empty:
            self.panes.show_record()
            self.editing.extras.evidence.focus_in()

    # -- one pane at a time ----------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        """One pane at a time, or both."""
        self.panes.set_compact(compact, unsaved=bool(self.editing.changes))

    def show_list(self) -> None:
        """Bring the list forward with the keyboard in it, unless the user stays with unsaved changes."""
        if self.panes.compact and not self.editing.leave():
            return
        self.panes.show_list()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keeping list and record in step ---------------------------------------------------------------

    def _pick(self, row_id: int) -> None:
        """Another row is current: show its record, unless the user stays with unsaved changes."""
        if self._picking or row_id < 0 or row_id == self.editing.current_id:
            return
        before = self.editing.current_id
        if not self.editing.leave():
            # Later: the table is still changing its selection.
            QTimer.singleShot(0, self, lambda: self._return_to(before))
            return
        self.editing.open(row_id)
        if self.list.table.current_id != row_id:
            # Selecting the current row again would drop the other rows of a selection being made with Ctrl.
            self._quietly(lambda: self.list.select(row_id))

    def _return_to(self, row_id: int) -> None:
        if row_id >= 0:
            self._quietly(lambda: self.list.select(row_id))
        else:
            self._quietly(self.list.table.clear_selection)
        if self.pane.form.first_problem():
            self.pane.form.go_to_first_problem()
        elif self._typed_in is not None and isValid(self._typed_in) and self._typed_in.isVisible():
            self._typed_in.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pane.form.focus_first()

    def _open(self, row_id: int) -> None:
        """Enter in the list: move the focus into the record."""
        self._pick(row_id)
        if self.editing.current_id == row_id:
            self.panes.show_record()
            self.pane.form.focus_first()

    def _find_again(self) -> None:
        """The list was read again: select the record shown if the list has it."""
        if self.editing.current_id >= 0:
            self._quietly(lambda: self.list.select(self.editing.current_id))

    def _saved(self, row_id: int) -> None:
        self._quietly(lambda: self.list.select(row_id))
        if self.list.model.whole and self.list.model.row_of(row_id) < 0:
            self.editing.message.emit(self._query.why_hidden(self.pane.form.record), True)
        self.changed.emit()

    def _quietly(self, work: Any) -> None:
        before, self._picking = self._picking, True
        try:
            work()
        finally:
            self._picking = before

    def _with(self, ids: list[int], work: Any) -> None:
        model: Any = self.ledger.model
        rows = {row.id: row for row in model.select().where(model.id.in_(ids))}
        records = [rows[i] for i in ids if i in rows]
        shown = self.editing.current_id
        if records and (shown not in ids or self.editing.leave()) and work(records) and shown in ids:
            self.editing.clear()

    def _shown(self, _row_id: int) -> None:
        """When no record is shown, move the focus into the list: a hidden field must not keep it."""
        self.changed.emit()
        focus = QApplication.focusWidget()
        if self.pane.empty and self.isVisible() and (focus is None or self.pane.isAncestorOf(focus)):
            self.show_list()

    def _badge_changed(self, _state: str, _text: str) -> None:
        self.list.set_main_elsewhere(bool(self.editing.changes))
        self.changed.emit()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible():
            self.list.table.set_active(not self.pane.isAncestorOf(new))
            if self.pane.form.isAncestorOf(new):
                self._typed_in = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """PgUp and PgDn that no field used show the next record instead of scrolling this one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
            if event.key() in steps:
                self.step(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)
