"""The grid of a child table: one live input at a time, walked by Tab and Enter, rows that grow for a sentence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from lawgov_desktop.widgets.controls.line_edit import ENTER
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.row_delegate import set_up_table
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor
from lawgov_desktop.widgets.editors.factory import make_input
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.form.child_delegate import (
    PAD,
    ChildDelegate,
    column_widths,
    row_height,
    sentence_height,
)
from lawgov_desktop.widgets.form.child_model import ChildModel
from lawgov_desktop.widgets.form.child_paste import spread
from lawgov_desktop.widgets.form.child_undo import ChildUndo
from lawgov_desktop.widgets.style import icons, theme


class ChildGrid(Restyled, QTableView):
    """The table proper; its card and its last line belong to `ChildTable`."""

    #: Rows or values changed.
    changed = Signal()
    #: Heights changed.
    resized = Signal()
    #: The walk went past the end (+1) or the beginning (−1).
    focus_left = Signal(int)
    #: A cell is being edited now, in this input.
    focus_moved = Signal(QWidget)
    #: A sentence for the clerk about what was just done.
    message = Signal(str)

    def __init__(self, rows: ChildModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self._editor: FieldEditor | None = None
        self._place = (0, 0)
        self._undo = ChildUndo(rows, lambda: self._editor, self)
        self._undo.undo_requested.connect(self.take_back)
        self.installEventFilter(self._undo)
        self.setModel(rows)
        self._painter = ChildDelegate(rows, lambda: self.editing, self)
        self.setItemDelegate(self._painter)
        set_up_table(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(8)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(8)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Other rows come: the live input belongs to none of them.
        rows.modelAboutToBeReset.connect(self.drop_editor)
        for signal in (rows.dataChanged, rows.rowsInserted, rows.rowsRemoved, rows.modelReset):
            signal.connect(self._rows_changed)
        self.follow_theme()

    @property
    def read_only(self) -> bool:
        """Whether the rows are only shown."""
        return not self._undo.enabled

    def set_read_only(self, read_only: bool) -> None:
        """Only show the rows, or let them be edited."""
        if read_only:
            self.drop_editor()
        self._undo.enabled = not read_only

    # -- measures --------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Set heights and widths from the type size."""
        self._painter.restyle()
        self.measure()
        self.resized.emit()

    def measure(self) -> None:
        """Take heights and widths anew (other rows, another size of type, another width)."""
        self.horizontalHeader().setFixedHeight(theme.px(1.8))
        for row in range(len(self.rows.rows)):
            high = row_height() + len(self.rows.rows[row].problems) * sentence_height()
            if isinstance(self._editor, TextEditor) and self._place[0] == row:
                high = max(high, self._editor.sizeHint().height() + 4)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)
        self._share_width()
        self._put_editor()

    def wanted_height(self) -> int:
        """Pixels of header and rows, and of the sideways scroll bar where the columns do not fit."""
        rows = sum(self.rowHeight(r) for r in range(len(self.rows.rows)))
        sideways = (
            theme.px(0.72)
            if sum(column_widths(self.rows, self.viewport().width())) > self.viewport().width()
            else 0
        )
        return int(theme.px(1.8) + rows + sideways)

    def _share_width(self) -> None:
        for column, width in enumerate(column_widths(self.rows, self.viewport().width())):
            self.setColumnWidth(column, width)

    def _rows_changed(self) -> None:
        self.measure()
        self.viewport().update()
        self.resized.emit()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._put_editor()
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._put_editor()

    # -- the one live input ----------------------------------------------------------------------------

    @property
    def editing(self) -> bool:
        """Whether a cell is being edited."""
        return self._editor is not None

    @property
    def editor(self) -> FieldEditor | None:
        """The input of the cell being edited."""
        return self._editor

    def begin(self, row: int, column: int) -> None:
        """Edit a cell; the one edited before is judged first."""
        if self.read_only:
            return
        self.commit_text()
        self._place = (row, column)
        index = self.rows.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        # The new input takes the focus before the old one goes, or Qt would hand it to a third.
        self._editor = made = self._make(row, column)
        made.show()
        made.setFocus(Qt.FocusReason.TabFocusReason)
        self.measure()
        self.resized.emit()
        self.focus_moved.emit(made)

    @property
    def spot(self) -> tuple[int, int] | None:
        """Row and column of the cell being edited."""
        return self._place if self.editing else None

    def return_to(self, row: int, column: int) -> None:
        """Edit that cell again after the rows were read anew; an empty row that was not kept comes back."""
        if row < len(self.rows.rows):
            self.begin(row, column)
        elif not self.read_only:
            self.begin(self.rows.append(), column)

    def _make(self, row: int, column: int) -> FieldEditor:
        named, here = self.rows.fields[column], self.rows.rows[row]
        made = make_input(named, self.rows.options, self.viewport())
        made.in_cell = True
        made.setAccessibleName(f"第 {row + 1} 行 {named.label}")
        if isinstance(made, ChoiceEditor):
            made.known[here.values[named.name]] = self.rows.text(row, column)
        made.set_value(here.values[named.name])
        if named.name in here.texts:
            made.restore_text(here.texts[named.name])
        made.set_problem(here.problems.get(named.name))
        made.installEventFilter(self)
        made.installEventFilter(self._undo)
        made.edited.connect(self._keep)
        made.typed.connect(self.changed)
        made.tab_pressed.connect(self.step)
        made.fill_requested.connect(self._fill_from_above)
        made.focus_left.connect(lambda: self._dismiss(made))
        return made

    def commit_text(self) -> None:
        """Judge what is being typed."""
        if self._editor is not None:
            self._editor.commit_text()

    @property
    def typing(self) -> bool:
        """Whether the cell being edited holds something not yet judged."""
        return self._editor is not None and self._editor.typing

    def _keep(self) -> None:
        made, (row, column) = self._editor, self._place
        if made is None or row >= len(self.rows.rows):
            return
        if made.own_problem is not None:
            self.rows.refuse(row, column, made.typed_text(), made.own_problem)
        else:
            self.rows.take(row, column, made.value())

    def _dismiss(self, made: FieldEditor) -> None:
        """Put an input away that lost the focus."""
        if made is self._editor:
            self._editor = None
        made.removeEventFilter(self)
        made.hide()
        made.deleteLater()
        self.measure()
        self.resized.emit()

    def drop_editor(self) -> None:
        """Put the live input away without taking what was typed; the focus stays in the table."""
        made, self._editor = self._editor, None
        if made is not None:
            made.blockSignals(True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._dismiss(made)

    def _put_editor(self) -> None:
        if self._editor is None:
            return
        row, column = self._place
        box = self.visualRect(self.rows.index(row, column))
        wide = max(box.width(), min(self._editor.sizeHint().width(), theme.px(12)))
        left = max(0, min(box.left(), self.viewport().width() - wide))
        high = self._editor.sizeHint().height() if isinstance(self._editor, TextEditor) else row_height() - 1
        self._editor.setGeometry(left, box.top(), wide, high)

    # -- walking ---------------------------------------------------------------------------------------

    def enter(self, way: int) -> None:
        """Begin at the first cell (+1), making a row where there is none, or at the last one (−1)."""
        if way > 0:
            self.begin(0 if self.rows.rows else self.rows.append(), 0)
        elif self.rows.rows:
            self.begin(len(self.rows.rows) - 1, len(self.rows.fields) - 1)
        else:
            self.focus_left.emit(way)

    def step(self, way: int) -> None:
        """Go to the next or previous cell; an empty last row is given back on leaving."""
        self.commit_text()
        row, column = self._place
        last = len(self.rows.rows) - 1
        if way > 0 and row == last and self.rows.blank(row):
            self._leave(way)
            return
        place = row * len(self.rows.fields) + column + way
        if place < 0:
            self._leave(way)
        elif place >= len(self.rows.rows) * len(self.rows.fields):
            self.begin(self.rows.append(), 0)
        else:
            self.begin(*divmod(place, len(self.rows.fields)))

    def _leave(self, way: int) -> None:
        self.drop_blank_end()
        self.focus_left.emit(way)

    def drop_blank_end(self) -> None:
        """Take away an empty last row."""
        last = len(self.rows.rows) - 1
        if last >= 0 and self.rows.blank(last) and self.rows.rows[last].record.id is None:
            if self._place[0] == last:
                self.drop_editor()
            self.rows.remove(last)

    def remove_row(self, row: int) -> None:
        """Take a row away and stay near it."""
        column = self._place[1]
        self.drop_editor()
        with self.rows.step():
            self.rows.remove(row)
        count = len(self.rows.rows)
        if count:
            self.begin(min(row, count - 1), column)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self, text: str) -> None:
        """Spread copied spreadsheet rows from the cell being edited on, else below the last row."""
        row, column = self._place if self.editing else (len(self.rows.rows), 0)
        self.drop_editor()
        with self.rows.step():
            lost = spread(self.rows, text, row, column)
        self.setCurrentIndex(self.rows.index(min(row, len(self.rows.rows) - 1), column))
        if lost:
            self.message.emit(f"有 {lost} 格没有对应的栏，没有粘贴进来。可以按 Ctrl+Z 撤销粘贴。")

    def take_back(self) -> None:
        """Ctrl+Z: undo the last paste or removal, if nothing was typed since."""
        row, column = self._place
        self.drop_editor()
        self.rows.take_back()
        self.setCurrentIndex(self.rows.index(min(row, len(self.rows.rows) - 1), column))

    def _fill_from_above(self) -> None:
        row, column = self._place
        if row > 0 and self._editor is not None:
            self._editor.fill(self.rows.rows[row - 1].values[self.rows.fields[column].name])

    # -- keys and mouse --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._editor_key(event)
        return super().eventFilter(watched, event)

    def _editor_key(self, event: QKeyEvent) -> bool:
        if removes_row(event):
            self.remove_row(self._place[0])
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\t" in text or ("\n" in text.strip("\n") and not isinstance(self._editor, TextEditor)):
                self.paste(text)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.read_only:
            super().keyPressEvent(event)
        elif removes_row(event) and index.isValid():
            self.remove_row(index.row())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (*ENTER, Qt.Key.Key_F2) and index.isValid():
            self.begin(index.row(), index.column())
        elif event.key() in ENTER:
            self.enter(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ways: dict[Any, int] = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
        if event.reason() in ways and not self.read_only and self.rows.rows:
            self.enter(ways[event.reason()])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.begin(index.row(), index.column())
            if isinstance(self._editor, ChoiceEditor):
                self._editor.drop()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if self.read_only or not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove = QAction("删除这一行\tCtrl+Del", menu)
        remove.triggered.connect(lambda: self.remove_row(index.row()))
        menu.addAction(remove)
        menu.popup(event.globalPos())

    # -- sentences -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(theme.font("small"))
        size, line = theme.px(0.95), sentence_height()
        below: dict[int, int] = {}
        for row, named, sentence in self.rows.wrong():
            box = self.visualRect(self.rows.index(row, max(0, self.rows.column_of(named.name))))
            lead = theme.px(1.2)
            wide = painter.fontMetrics().horizontalAdvance(sentence) + lead + 2
            left = max(theme.px(PAD), min(box.left(), self.viewport().width() - wide))
            high = self._editor.height() if isinstance(self._editor, TextEditor) else row_height()
            top = box.top() + (high if self._place[0] == row else row_height()) + below.get(row, 0) * line - 2
            below[row] = below.get(row, 0) + 1
            icons.draw(painter, "alert", theme.tokens().red, left, top + (line - size) / 2, size)
            painter.setPen(theme.colour("red"))
            text = QRect(left + lead, top, self.viewport().width() - left - lead, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, sentence)


def removes_row(event: QKeyEvent) -> bool:
    """Whether the key is Ctrl+Del."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() == Qt.Key.Key_Delete
