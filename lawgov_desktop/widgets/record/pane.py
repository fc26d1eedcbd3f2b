"""The right pane: head with badge, tabs over the sections, the form, and the bar with 删除, 放弃修改 and 保存."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record
from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.editors.choice_editor import Options
from lawgov_desktop.widgets.form.form import Form
from lawgov_desktop.widgets.record.placeholder import Placeholder
from lawgov_desktop.widgets.record.section_tabs import SectionTabs
from lawgov_desktop.widgets.style import theme


class RecordBar(QWidget):
    """A plate in one colour with a line along one edge: heads and bottom bars."""

    def __init__(self, tone: str, edge: Qt.Edge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._edge = tone, edge

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._tone))
        y = 0 if self._edge == Qt.Edge.TopEdge else self.height() - 1
        painter.fillRect(0, y, self.width(), 1, theme.colour("line"))


class RecordPane(Restyled, QWidget):
    """One record of a ledger to read and edit; what is asked of it goes out as signals, it writes nothing."""

    #: 保存; `pane.form.collect()` has the record and its child rows.
    save_requested = Signal()
    #: Enter on the last field: save, then begin a new one.
    save_and_new_requested = Signal()
    revert_requested = Signal()
    delete_requested = Signal()
    restore_requested = Signal()
    #: What other ledgers know of this record.
    related_requested = Signal()
    #: 回到列表, in one-pane mode.
    back_requested = Signal()
    #: State and words of the badge, for a page that shows it elsewhere.
    badge_changed = Signal(str, str)

    def __init__(self, ledger: Ledger, options: Options, parent: QWidget | None = None) -> None:
        """`options` answers what a link, word or choice can be."""
        super().__init__(parent)
        self.ledger = ledger
        self.form = Form(ledger, options)
        self._rest = ("draft", "")
        self._tab_notes: dict[str, str] = {}
        self._one_pane = False
        self._trashed = False
        self._jumping = False
        self._badge_here = True
        self._pointed_at = any(
            not issubclass(f.model, ChildRecord) or f.name != f.model.parent_name()
            for f in ledger.model._meta.backrefs
        )
        self._build_head()
        self._build_body()
        self._build_bar()
        self._lay_out()
        self._connect()
        self.clear()

    # -- building --------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self._subtitle = ""
        self.title = theme.label("", "record")
        self.subtitle = theme.label("", "sub", "ink2")
        self.badge = Badge()
        self.tabs = SectionTabs()
        self.back = Button("回到列表", "quiet", icon="back", name="back")
        # Beside the title, not in the bar below: that room belongs to the sentence about what is wrong.
        self.related = Button("相关", "quiet", icon="search", name="related")
        self.related.setToolTip("别的台账里与它有关的行  Ctrl+R")
        self.head = RecordBar("ground", Qt.Edge.BottomEdge)

    def _build_body(self) -> None:
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its width is always reserved, so that fields keep their place when the bar comes and goes.
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

    def _build_bar(self) -> None:
        self.bar = RecordBar("surface", Qt.Edge.TopEdge)
        self.error = Button("", "wrong", icon="alert", name="first_problem")
        self.error.setAccessibleName("到第一处问题")
        # Its sentence is cut before it would push the other buttons out of the pane.
        self.error.setMinimumWidth(1)
        self.delete = Button("删除", "quiet", icon="trash", name="delete")
        self.restore = Button("恢复", "plain", icon="undo", name="restore")
        self.revert = Button("放弃修改", shortcut="Esc", name="revert")
        self.save = Button("保存", "filled", shortcut="Ctrl+S", name="save")
        for button in (self.save, self.revert):
            # A click leaves the cursor in its field; and once disabled, a button would hand the focus to anyone.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bar_row = row = QHBoxLayout(self.bar)
        row.addWidget(self.error)
        row.addStretch()
        for button in (self.delete, self.restore, self.revert, self.save):
            row.addWidget(button)

    def _lay_out(self) -> None:
        self._head_rows = QVBoxLayout(self.head)
        self._head_rows.setSpacing(0)
        self._top_row, self._sub_row = QHBoxLayout(), QHBoxLayout()
        self._top_row.addWidget(self.back)
        self._top_row.addWidget(self.title)
        self._top_row.addStretch()
        self._top_row.addWidget(self.related)
        self._top_row.addWidget(self.badge)
        self._sub_row.addWidget(self.subtitle, 1)
        self._head_rows.addLayout(self._top_row)
        self._head_rows.addLayout(self._sub_row)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._head_rows.addLayout(self._tab_row)
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
        # In its place before anything is put into it, or Qt shows the first widget as a window of its own.
        whole.addLayout(self._stack, 1)
        whole.addWidget(self.bar)
        self._stack.addWidget(self.keys)
        self._stack.addWidget(shown)
        self.back.hide()
        self.follow_theme()

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        self.form.arranged.connect(self._follow_scroll)
        self.form.focus_moved.connect(self._bring_into_sight)
        self.form.finished.connect(lambda: self._try(self.save_and_new_requested))
        self.save.clicked.connect(lambda: self._try(self.save_requested))
        self.revert.clicked.connect(self.revert_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.related.clicked.connect(self.related_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.back.clicked.connect(self.back_requested)
        self.error.clicked.connect(self.form.go_to_first_problem)
        self.tabs.chosen.connect(self._jump)
        self.scroller.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        for keys, way in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda way=way: self.tabs.turn(way))

    # -- what a page does with it ----------------------------------------------------------------------

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

        The record already in view, read again, stays where it was scrolled to.
        """
        before = self.form.record
        again = before is not None and not self.empty and before.uid == record.uid
        self._trashed = record.deleted_at is not None
        self._rest = ("draft", "已删除" if self._trashed else "新的一件" if new else "")
        self.form.load(record, children, new=new)
        self.form.set_read_only(self._trashed)
        self.set_titles(title, subtitle)
        self._stack.setCurrentIndex(1)
        if not again:
            self.scroller.verticalScrollBar().setValue(0)
        self._refresh()

    def clear(self) -> None:
        """Show no record but the keys."""
        self._stack.setCurrentIndex(0)
        self._rest = ("draft", "")
        self._refresh()

    @property
    def empty(self) -> bool:
        """Whether no record is shown."""
        return self._stack.currentIndex() == 0

    def set_titles(self, title: str, subtitle: str = "") -> None:
        """纠纷 2023-017, and below it what a person would call it."""
        self.title.setText(title)
        self._subtitle = subtitle
        self._elide()

    def set_tab_note(self, title: str, note: str) -> None:
        """Let a section's tab say more: a count, 缺 1."""
        self._tab_notes[title] = note
        self._refresh()

    def say(self, state: str, text: str) -> None:
        """What the badge says while nothing is unsaved: ("saved", "已保存 14:32"), ("outside", "外部修改")."""
        self._rest = (state, text)
        self._refresh()

    def show_problems(self, problems: Sequence[FieldProblem], warnings: Sequence[FieldProblem] = ()) -> None:
        """Show what the rules say and put the cursor at the first thing to correct."""
        self.form.set_problems(problems, warnings)
        self.form.go_to_first_problem()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, because the file is held by another window."""
        self.form.set_read_only(read_only or self._trashed)
        self._rest = ("draft", "只读") if read_only else self._rest
        self._refresh()

    def set_one_pane(self, one: bool, *, badge_here: bool = True) -> None:
        """One pane at a time (a narrow window): 回到列表 and the tabs stand in the head's one row.

        `badge_here=False` leaves the badge to the page, which hears of it by `badge_changed`.
        """
        self._badge_here = badge_here
        self._one_pane = one
        self.back.setVisible(one)
        self.subtitle.setVisible(not one)
        self._tab_row.removeWidget(self.tabs)
        self._top_row.removeWidget(self.tabs)
        if one:
            self._top_row.insertWidget(3, self.tabs)
        else:
            self._tab_row.addWidget(self.tabs)
        self.form.hide_titles(one)
        self.restyle()
        self._refresh()

    # -- keeping in step -------------------------------------------------------------------------------

    def _try(self, request: SignalInstance) -> None:
        """Emit a request to save unless a typed text has no value."""
        if self.form.is_valid():
            request.emit()

    def _refresh(self) -> None:
        changes = 0 if self.empty else self.form.changes()
        state, text = ("unsaved", f"未保存  {changes} 处改动") if changes else self._rest
        if (state, text) != (self.badge.state, self.badge.text):
            self.badge.show_state(state, text)
            self.badge_changed.emit(state, text)
        self.badge.setVisible(bool(text) and self._badge_here)
        if not changes and (self.save.hasFocus() or self.revert.hasFocus()):
            self.form.focus_first()
        self.save.setEnabled(bool(changes))
        self.revert.setEnabled(bool(changes))
        # One Esc, two meanings: what was typed goes first, then the way back to the list.
        self.back.setShortcut(QKeySequence() if changes or not self._one_pane else QKeySequence("Esc"))
        self.delete.setVisible(not self.empty and not self._trashed)
        self.restore.setVisible(not self.empty and self._trashed)
        record = self.form.record
        saved = not self.empty and record is not None and record.id is not None
        # Only what others can point at has anything to tell.
        self.related.setVisible(saved and self._pointed_at and not self._one_pane)
        self._say_what_is_wrong()
        self.tabs.show_words([self._tab_word(b.section.title) for b in self.form.bodies])

    def _say_what_is_wrong(self) -> None:
        wrong = [] if self.empty else list(self.form.problems())
        self.error.setVisible(bool(wrong))
        if not wrong:
            return
        said = f"{len(wrong)} 处要改正：{wrong[0]}"
        others = [b for b in (self.delete, self.restore, self.revert, self.save) if not b.isHidden()]
        room = self.width() - sum(b.sizeHint().width() + theme.px(0.6) for b in others) - theme.px(4.5)
        metrics = QFontMetrics(self.error.font())
        self.error.setText(
            " " + metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(room, theme.px(6)))
        )
        self.error.setAccessibleName(said)
        self.error.setToolTip(said)

    def _tab_word(self, title: str) -> str:
        note = self._tab_notes.get(title, "")
        table = next((b.table for b in self.form.bodies if b.section.title == title), None)
        if not note and table is not None and table.filled():
            note = str(len(table.filled()))
        return f"{title} {note}".strip()

    def _jump(self, number: int) -> None:
        bar = self.scroller.verticalScrollBar()
        self._jumping = True
        top = self.form.bodies[number].top
        bar.setValue(0 if number == 0 else top - theme.px(0.3))
        self._jumping = False

    def _follow_scroll(self) -> None:
        """Underline the tab of the section now at the top."""
        if self._jumping:
            return
        bar = self.scroller.verticalScrollBar()
        self._mark_above(bar.value() + theme.px(4.0))

    def _mark_above(self, y: int) -> None:
        """Underline the tab of the section that line of the form lies in."""
        reached = [number for number, body in enumerate(self.form.bodies) if body.top <= y]
        self.tabs.mark(reached[-1] if reached else 0)

    def _bring_into_sight(self, widget: QWidget) -> None:
        # After the layout has grown for a new row or a sentence.
        QTimer.singleShot(0, self, lambda: self._scroll_to(widget))

    def _scroll_to(self, widget: QWidget) -> None:
        # The input of a table cell may be gone by now.
        if isValid(widget) and widget.isVisible():
            self.scroller.ensureWidgetVisible(widget, 0, theme.px(2.4))
            self._mark_above(widget.mapTo(self.form, QPoint(0, 0)).y())

    # -- measures --------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Set heights and margins from the type size."""
        side, bar = theme.px(1.2), theme.px(0.72)
        self.bar.setFixedHeight(theme.px(3.14))
        self._bar_row.setContentsMargins(side - theme.px(0.3), 0, side, 0)
        self._bar_row.setSpacing(theme.px(0.6))
        # The words of the tabs stand in line with the title; their underline reaches a little further left.
        inset = theme.px(0.3)
        left, top = (theme.px(0.45), 0) if self._one_pane else (side - inset, theme.px(0.72))
        self._head_rows.setContentsMargins(left, top, side, 1)
        self._top_row.setContentsMargins(0 if self._one_pane else inset, 0, 0, 0)
        self._top_row.setSpacing(theme.px(0.85))
        self.tabs.setFixedHeight(theme.px(2.7 if self._one_pane else 2.4))
        wide = QSizePolicy.Policy.Maximum if self._one_pane else QSizePolicy.Policy.Expanding
        self.tabs.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.title.setMinimumHeight(theme.px(2.7 if self._one_pane else 1.9))
        self._sub_row.setContentsMargins(inset, 0, 0, 0 if self._one_pane else theme.px(0.15))
        self._inside.setContentsMargins(side, 0, side - bar, theme.px(0.6))
        self._elide()

    def _elide(self) -> None:
        text = self._subtitle
        room = max(theme.px(8), self.width() - 2 * theme.px(1.2))
        self.subtitle.setText(self.subtitle.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.subtitle.setToolTip(text if self.subtitle.text() != text else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
        self._say_what_is_wrong()
