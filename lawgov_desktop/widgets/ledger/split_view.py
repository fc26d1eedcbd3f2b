"""One ledger on its page: the list at the left, the record at the right, or one at a time in a narrow window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QVBoxLayout, QWidget
from shiboken6 import isValid

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine import dialect
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.record_controller import RecordController
from lawgov_desktop.widgets.list.pane import ListPane
from lawgov_desktop.widgets.list.query import ListQuery
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.style import theme

#: List to record, where the clerk has not moved the line between them.
_SHARE = (52, 48)


class _Handle(QSplitterHandle):
    """1 px drawn; Qt itself makes a handle of that width 5 px wide to the pointer."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.contentsRect(), theme.colour("line"))


class _Splitter(QSplitter):
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class LedgerSplitView(QWidget):
    """Keeps list and record in step; what was typed stays when another tab or page is looked at."""

    #: Something is or is no longer unsaved, or another record is shown.
    changed = Signal()
    #: List or record now stands alone (narrow window): whether it is the record.
    turned = Signal(bool)

    def __init__(
        self, ledger: Ledger, context: LedgerContext, *, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self._ui_state = context.ui_state
        self._compact = False
        #: The field the cursor was in last, to come back to.
        self._typed_in: QWidget | None = None
        self._picking = False
        file = context.file
        query = ListQuery(ledger, file.db, context.options)
        self.list = ListPane(
            query, context.jobs, context.ui_state, icon=icon, read_only=file.read_only, parent=self
        )
        self.pane = RecordPane(ledger, context.options, self)
        self.editing = RecordController(self.pane, context, self)
        self._splitter = _Splitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.pane)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._splitter)
        kept = self._ui_state.get(f"ledger.{self.ledger.key}.split", list, [])
        if len(kept) == 2 and all(isinstance(n, int) and n > 0 for n in kept):
            self._splitter.setSizes(kept)
        else:
            self._splitter.setSizes([n * 100 for n in _SHARE])
        for place, share in enumerate(_SHARE):
            self._splitter.setStretchFactor(place, share)

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.list.view_changed.connect(self._find_again)
        self.list.delete_requested.connect(lambda ids: self._with(ids, self.editing.trash_rows))
        self.list.restore_requested.connect(lambda ids: self._with(ids, self.editing.restore_rows))
        self.list.purge_requested.connect(lambda ids: self._with(ids, self.editing.purge_rows))
        self.list.new_requested.connect(self.begin)
        self.pane.back_requested.connect(self.show_list)
        self.editing.evidence.marked = self._marked
        self.pane.badge_changed.connect(self._badge_changed)
        self.editing.shown.connect(self._shown)
        self.editing.saved.connect(self._saved)
        self._splitter.splitterMoved.connect(
            lambda *_: self._ui_state.put(f"ledger.{self.ledger.key}.split", self._splitter.sizes())
        )
        self.pane.scroller.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    # -- what a page does with it ----------------------------------------------------------------------

    def start(self, year: int) -> None:
        """Read the list for the first time."""
        self.list.start(year)

    def set_year(self, year: int) -> None:
        """Another year in the list; the record that is being typed stays."""
        self.editing.year = year
        self.pane.form.forget_options()
        self.list.set_year(year)

    def begin(self) -> None:
        """新建: an empty record to the right, unless something there must not be lost."""
        if self.editing.leave():
            self._quietly(self.list.table.clear_selection)
            self.show_record()
            self.editing.begin()

    def duplicate_last(self) -> None:
        """照上一件再来一件."""
        if self.editing.duplicate_last():
            self._quietly(self.list.table.clear_selection)
            self.show_record()

    def select(self, row_id: int) -> None:
        """Show a row in the list and in the record."""
        self._quietly(lambda: self.list.select(row_id))
        self._pick(row_id)

    def heard(self, change: Change) -> None:
        """Draw anew what an operation changed."""
        if self.registers() & change.tables:
            self.pane.form.forget_options()
        self.list.reload()
        self.editing.refresh()
        if "attachment" in change.tables:
            self.editing.refresh_evidence()
        if self.editing.current_id >= 0:
            self._quietly(lambda: self.list.select(self.editing.current_id))

    def tables(self) -> set[str]:
        """Names of the tables this sheet shows something of."""
        return {m.__name__.lower() for m in self._models()} | {"attachment"} | self.registers()

    def registers(self) -> set[str]:
        """Names of the tables its links and words are chosen from."""
        found = {f.rel_model.__name__.lower() for m in self._models() for f in m._meta.refs}
        return found - {self.ledger.key}

    def _models(self) -> list[Any]:
        return [self.ledger.model, *self.ledger.children.values()]

    def step(self, by: int) -> None:
        """The record below (1) or above (−1) in the list."""
        row_id = self.list.neighbour(by)
        if row_id >= 0 and self.editing.leave():
            self._quietly(lambda: self.list.select(row_id))
            self.editing.open(row_id)

    def switch_focus(self) -> None:
        """F6: from the list into the record and back."""
        if self.pane.isAncestorOf(QApplication.focusWidget() or self):
            self.show_list()
        elif not self.pane.empty:
            self.show_record()
            self.pane.form.focus_first()

    def to_evidence(self) -> None:
        """Ctrl+E: to the papers of the record shown."""
        if not self.pane.empty:
            self.show_record()
            self.editing.evidence.focus_in()

    # -- one pane at a time ----------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        """One pane at a time, or both."""
        if compact == self._compact:
            return
        self._compact = compact
        self.pane.set_one_pane(compact, badge_here=not compact)
        self.list.table.set_roomy(compact)
        self.list.footer.set_narrow(compact)
        self.list.setMinimumWidth(0 if compact else theme.px(22))
        record = self.record_alone
        self.list.setVisible(not (compact and record))
        self.pane.setVisible(not compact or record)
        self.turned.emit(compact and record)

    @property
    def record_alone(self) -> bool:
        """Whether the record would stand in front in one pane: something is typed, or it has the focus."""
        if not self._compact:
            return False
        focus = QApplication.focusWidget()
        return bool(self.editing.changes) or (focus is not None and self.pane.isAncestorOf(focus))

    def show_record(self) -> None:
        """Bring the record forward."""
        if self._compact:
            self.pane.show()
            self.list.hide()
            self.turned.emit(True)

    def show_list(self) -> None:
        """Bring the list forward, with the keyboard in it."""
        if self._compact:
            if not self.editing.leave():
                return
            self.list.show()
            self.pane.hide()
            self.turned.emit(False)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keeping in step -------------------------------------------------------------------------------

    def _pick(self, row_id: int) -> None:
        """Another row is current: show it, or stay where something must not be lost."""
        if self._picking or row_id < 0 or row_id == self.editing.current_id:
            return
        before = self.editing.current_id
        if not self.editing.leave():
            # Not now: the table is still in the middle of moving its selection.
            QTimer.singleShot(0, self, lambda: self._return_to(before))
            return
        self.editing.open(row_id)
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
        """Enter: into the record."""
        self._pick(row_id)
        if self.editing.current_id == row_id:
            self.show_record()
            self.pane.form.focus_first()

    def _find_again(self) -> None:
        """The list was read anew: the record shown is selected in it if it is there."""
        if self.editing.current_id >= 0:
            self._quietly(lambda: self.list.select(self.editing.current_id))

    def _saved(self, row_id: int) -> None:
        self._quietly(lambda: self.list.select(row_id))
        if self.list.model.whole and self.list.model.row_of(row_id) < 0:
            self.editing.message.emit(self._where_it_went(), True)
        self.changed.emit()

    def _where_it_went(self) -> str:
        """Why the list does not show what was just saved."""
        view, record = self.list.view, self.pane.form.record
        year = self.ledger.time.year_of(record)
        if view.year is not None and year not in (0, view.year):
            return f"已保存。这一{self.ledger.measure}是 {year} 年的，{view.year} 年的列表里看不到它。"
        return f"已保存。现在的搜索或筛选里看不到这一{self.ledger.measure}。"

    def _quietly(self, work: Any) -> None:
        before, self._picking = self._picking, True
        try:
            work()
        finally:
            self._picking = before

    def _with(self, ids: list[int], work: Any) -> None:
        model: Any = self.ledger.model
        found = {row.id: row for row in model.select().where(model.id.in_(ids))}
        records = [found[i] for i in ids if i in found]
        shown = self.editing.current_id
        if records and (shown not in ids or self.editing.leave()) and work(records) and shown in ids:
            self.editing.clear()

    def _marked(self) -> list[str]:
        model: Any = self.ledger.model
        chosen = model.select(model.uid).where(model.id.in_(dialect.among(self.list.table.selected_ids())))
        return [row[0] for row in chosen.order_by(model.number).tuples()]

    def _shown(self, _row_id: int) -> None:
        """Nothing is shown any more: the keyboard goes into the list, never into a place nobody sees."""
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
        """PgUp and PgDn that no field wanted lead to the next record instead of scrolling this one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
            if event.key() in steps:
                self.step(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)
