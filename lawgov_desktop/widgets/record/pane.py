"""The right pane: head with badge, tabs over the sections, the form, and the bar with 删除, 放弃修改 and 保存."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.editors.choice_editor import Options
from lawgov_desktop.widgets.form.form import Form
from lawgov_desktop.widgets.record.bar import RecordBar
from lawgov_desktop.widgets.record.head import RecordHead
from lawgov_desktop.widgets.record.placeholder import Placeholder
from lawgov_desktop.widgets.style import theme


class RecordPane(Restyled, QWidget):
    """One record of a ledger to read and edit; it writes nothing, its buttons emit signals."""

    #: 保存; `pane.form.collect()` has the record and its child rows.
    save_requested = Signal()
    #: Enter on the last field: save, then begin a new record.
    save_and_new_requested = Signal()
    revert_requested = Signal()
    delete_requested = Signal()
    restore_requested = Signal()
    #: 相关: rows of other ledgers that point at this record.
    related_requested = Signal()
    #: 回到列表, in one-pane mode.
    back_requested = Signal()
    #: State and words of the badge, for a page that shows it elsewhere.
    badge_changed = Signal(str, str)

    def __init__(self, ledger: Ledger, options: Options, parent: QWidget | None = None) -> None:
        """`options` lists what a link, word or choice can be."""
        super().__init__(parent)
        self.ledger = ledger
        self.form = Form(ledger, options)
        self._rest = ("draft", "")
        self._tab_notes: dict[str, str] = {}
        self._one_pane = False
        self._trashed = False
        self._jumping = False
        #: The widget last scrolled into view for the cursor; None once the user has scrolled.
        self._reached: QWidget | None = None
        self._badge_here = True
        self._pointed_at = any(
            not issubclass(f.model, ChildRecord) or f.name != f.model.parent_name()
            for f in ledger.model._meta.backrefs
        )
        self.head, self.bar = RecordHead(), RecordBar()
        self._build_body()
        self._lay_out()
        self._connect()
        self.clear()

    # -- building --------------------------------------------------------------------------------------

    def _build_body(self) -> None:
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: fields must not move when the scroll bar appears.
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        self._inside = inside = QVBoxLayout(self._sheet)
        inside.setSpacing(0)
        inside.addWidget(self.form)
        self.scroller.setWidget(self._sheet)
        self.scroller.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self.keys = Placeholder()

    def _lay_out(self) -> None:
        shown = QWidget()
        sheet = QVBoxLayout(shown)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(0)
        sheet.addWidget(self.head)
        sheet.addWidget(self.scroller, 1)
        self._stack = QStackedLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # Added to its layout first, or Qt would show its first widget as a window of its own.
        whole.addLayout(self._stack, 1)
        whole.addWidget(self.bar)
        self._stack.addWidget(self.keys)
        self._stack.addWidget(shown)
        self.follow_theme()

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        # A late layout moves the field that was reached before it.
        self.form.arranged.connect(lambda: self._scroll_to(self._reached))
        # Scroll after the layout has grown for a new row or a sentence.
        self.form.focus_moved.connect(
            lambda widget: QTimer.singleShot(0, self, lambda: self._scroll_to(widget))
        )
        self.form.finished.connect(lambda: self._try(self.save_and_new_requested))
        self.bar.save.clicked.connect(lambda: self._try(self.save_requested))
        self.bar.revert.clicked.connect(self.revert_requested)
        self.bar.delete.clicked.connect(self.delete_requested)
        self.head.related.clicked.connect(self.related_requested)
        self.bar.restore.clicked.connect(self.restore_requested)
        self.head.back.clicked.connect(self.back_requested)
        self.bar.error.clicked.connect(self.form.go_to_first_problem)
        self.head.tabs.chosen.connect(self._jump)
        self.scroller.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        for keys, way in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=way: self.head.tabs.turn(way))

    # -- for the page ----------------------------------------------------------------------------------

    def load(
        self,
        record: Record,
        children: Mapping[str, Sequence[ChildRecord]],
        *,
        title: str,
        subtitle: str = "",
        new: bool = False,
    ) -> None:
        """Show a record; one in the trash (`deleted_at`) is read-only and can be restored.

        The scroll position stays when the record in view is read again.
        """
        before = self.form.record
        again = before is not None and not self.empty and before.uid == record.uid
        self._trashed = record.deleted_at is not None
        self._rest = ("draft", "已删除" if self._trashed else "新的一件" if new else "")
        self.form.load(record, children, new=new)
        self.form.set_read_only(self._trashed)
        self.head.set_titles(title, subtitle)
        self._stack.setCurrentIndex(1)
        if not again:
            self._reached = None
            self.scroller.verticalScrollBar().setValue(0)
        self._refresh()

    def clear(self) -> None:
        """Show the placeholder with the keys instead of a record."""
        self._stack.setCurrentIndex(0)
        self._rest = ("draft", "")
        self._refresh()

    @property
    def empty(self) -> bool:
        """Whether no record is shown."""
        return self._stack.currentIndex() == 0

    def set_tab_note(self, title: str, note: str) -> None:
        """Add a note to the tab of a section: a count, 缺 1."""
        self._tab_notes[title] = note
        self._refresh()

    def say(self, state: str, text: str) -> None:
        """Set the badge for a record without unsaved changes: ("saved", "已保存 14:32"), ("outside", "外部修改")."""
        self._rest = (state, text)
        self._refresh()

    def show_problems(self, problems: Sequence[FieldProblem], warnings: Sequence[FieldProblem] = ()) -> None:
        """Show what the rules say and put the cursor at the first problem."""
        self.form.set_problems(problems, warnings)
        self.form.go_to_first_problem()

    def set_read_only(self, read_only: bool) -> None:
        """Only show the record, because the file is locked by another program."""
        self.form.set_read_only(read_only or self._trashed)
        self._rest = ("draft", "只读") if read_only else self._rest
        self._refresh()

    def set_one_pane(self, one: bool, *, badge_here: bool = True) -> None:
        """One pane at a time (a narrow window): 回到列表 and the tabs stand in the head's one row.

        With `badge_here=False` the page shows the badge, by `badge_changed`.
        """
        self._badge_here = badge_here
        self._one_pane = one
        self.head.set_one_pane(one)
        self.form.hide_titles(one)
        self._refresh()

    # -- buttons, badge, tabs --------------------------------------------------------------------------

    def _try(self, request: SignalInstance) -> None:
        """Emit a request to save unless a typed text has no value."""
        if self.form.is_valid():
            request.emit()

    def _refresh(self) -> None:
        changes = 0 if self.empty else self.form.changes()
        state, text = ("unsaved", f"未保存  {changes} 处改动") if changes else self._rest
        if (state, text) != (self.head.badge.state, self.head.badge.text):
            self.head.badge.show_state(state, text)
            self.badge_changed.emit(state, text)
        self.head.badge.setVisible(bool(text) and self._badge_here)
        if not changes and (self.bar.save.hasFocus() or self.bar.revert.hasFocus()):
            self.form.focus_first()
        self.bar.save.setEnabled(bool(changes))
        self.bar.revert.setEnabled(bool(changes))
        # Esc reverts unsaved changes first; without any it goes back to the list.
        self.head.back.setShortcut(QKeySequence() if changes or not self._one_pane else QKeySequence("Esc"))
        self.bar.delete.setVisible(not self.empty and not self._trashed)
        self.bar.restore.setVisible(not self.empty and self._trashed)
        record = self.form.record
        saved = not self.empty and record is not None and record.id is not None
        # Only a model that other ledgers link to has related rows.
        self.head.related.setVisible(saved and self._pointed_at and not self._one_pane)
        self.bar.show_problems([] if self.empty else list(self.form.problems()))
        self.head.tabs.show_words([self._tab_word(b.section.title) for b in self.form.bodies])

    def _tab_word(self, title: str) -> str:
        note = self._tab_notes.get(title, "")
        table = next((b.table for b in self.form.bodies if b.section.title == title), None)
        if not note and table is not None and table.filled():
            note = str(len(table.filled()))
        return f"{title} {note}".strip()

    def _jump(self, number: int) -> None:
        bar = self.scroller.verticalScrollBar()
        self._jumping, self._reached = True, None
        top = self.form.bodies[number].top
        bar.setValue(0 if number == 0 else top - theme.px(0.3))
        self._jumping = False

    def _follow_scroll(self) -> None:
        """Underline the tab of the section now at the top."""
        if self._jumping:
            return
        self._reached = None
        bar = self.scroller.verticalScrollBar()
        self._mark_above(bar.value() + theme.px(4.0))

    def _mark_above(self, y: int) -> None:
        """Underline the tab of the section at that height of the form."""
        reached = [number for number, body in enumerate(self.form.bodies) if body.top <= y]
        self.head.tabs.mark(reached[-1] if reached else 0)

    def _scroll_to(self, widget: QWidget | None) -> None:
        """Bring a field into view and underline its tab; without one, underline the section now at the top."""
        # The editor of a table cell may be deleted by now.
        if widget is None or not isValid(widget):
            self._follow_scroll()
        elif widget.isVisible():
            self._jumping = True
            self.scroller.ensureWidgetVisible(widget, 0, theme.px(2.4))
            self._jumping = False
            self._reached = widget
            self._mark_above(widget.mapTo(self.form, QPoint(0, 0)).y())

    def restyle(self) -> None:
        """Set the margins of the form from the type size."""
        side, scroll_bar = theme.px(1.2), theme.px(0.72)
        self._inside.setContentsMargins(side, 0, side - scroll_bar, theme.px(0.6))
