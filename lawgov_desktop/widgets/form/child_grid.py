"""The grid of a child table: rows that grow for a sentence, rows removed, pasted and taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
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
from lawgov_desktop.widgets.form.cell_editing import CellEditing, removes_row
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
    """The table of child rows; `ChildTable` draws its card and the line below it."""

    #: Rows or values changed.
    changed = Signal()
    #: Heights changed.
    resized = Signal()
    #: A sentence for the message bar about what was just done.
    message = Signal(str)

    def __init__(self, rows: ChildModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self._undo = ChildUndo(rows, lambda: self.cell.editor, self)
        self._undo.undo_requested.connect(self.take_back)
        self.installEventFilter(self._undo)
        self.cell = CellEditing(rows, self, self._undo)
        self.cell.changed.connect(self._cell_changed)
        self.cell.typed.connect(self.changed)
        self.cell.remove_requested.connect(self.remove_row)
        self.cell.paste_requested.connect(self.paste)
        self.setModel(rows)
        self._painter = ChildDelegate(rows, lambda: self.cell.active, self)
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
        # The editor belongs to a row that is about to be replaced.
        rows.modelAboutToBeReset.connect(self.cell.drop)
        for signal in (rows.dataChanged, rows.rowsInserted, rows.rowsRemoved, rows.modelReset):
            signal.connect(self._rows_changed)
        self.follow_theme()

    @property
    def read_only(self) -> bool:
        """Whether the rows are only shown."""
        return self.cell.read_only

    def set_read_only(self, read_only: bool) -> None:
        """Only show the rows, or let them be edited."""
        if read_only:
            self.cell.drop()
        self.cell.read_only = read_only
        self._undo.enabled = not read_only

    # -- measures --------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Set heights and widths from the type size."""
        self._painter.restyle()
        self._cell_changed()

    def measure(self) -> None:
        """Set the heights of the rows and the widths of the columns for their present content."""
        self.horizontalHeader().setFixedHeight(theme.px(1.8))
        for row, child in enumerate(self.rows.rows):
            height = row_height() + len(child.problems) * sentence_height()
            height = max(height, self.cell.height_in(row))
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self._share_width()
        self.cell.fit()

    def wanted_height(self) -> int:
        """Pixels of header and rows, and of the sideways scroll bar where the columns do not fit."""
        rows = sum(self.rowHeight(row) for row in range(len(self.rows.rows)))
        room = self.viewport().width()
        sideways = theme.px(0.72) if sum(column_widths(self.rows, room)) > room else 0
        return int(theme.px(1.8) + rows + sideways)

    def _share_width(self) -> None:
        for column, width in enumerate(column_widths(self.rows, self.viewport().width())):
            self.setColumnWidth(column, width)

    def _cell_changed(self) -> None:
        self.measure()
        self.resized.emit()

    def _rows_changed(self) -> None:
        self.measure()
        self.viewport().update()
        self.resized.emit()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self.cell.fit()
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.cell.fit()

    # -- rows ------------------------------------------------------------------------------------------

    def remove_row(self, row: int) -> None:
        """Remove a row and edit the one that takes its position."""
        column = self.cell.column
        self.cell.drop()
        with self.rows.step():
            self.rows.remove(row)
        count = len(self.rows.rows)
        if count:
            self.cell.begin(min(row, count - 1), column)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self, text: str) -> None:
        """Spread copied spreadsheet rows from the cell being edited on, else below the last row."""
        row, column = self.cell.position or (len(self.rows.rows), 0)
        self.cell.drop()
        with self.rows.step():
            lost = spread(self.rows, text, row, column)
        self._stay_at(row, column)
        if lost:
            self.message.emit(f"有 {lost} 格没有对应的栏，没有粘贴进来。可以按 Ctrl+Z 撤销粘贴。")

    def take_back(self) -> None:
        """Ctrl+Z: undo the last paste or removal, if nothing was typed since."""
        row, column = self.cell.row, self.cell.column
        self.cell.drop()
        self.rows.take_back()
        self._stay_at(row, column)

    def _stay_at(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.rows.index(min(row, len(self.rows.rows) - 1), column))

    # -- keys and mouse --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.read_only:
            super().keyPressEvent(event)
        elif removes_row(event) and index.isValid():
            self.remove_row(index.row())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (*ENTER, Qt.Key.Key_F2) and index.isValid():
            self.cell.begin(index.row(), index.column())
        elif event.key() in ENTER:
            self.cell.enter(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ways: dict[Any, int] = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
        if event.reason() in ways and not self.read_only and self.rows.rows:
            self.cell.enter(ways[event.reason()])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.cell.begin(index.row(), index.column())
            if isinstance(self.cell.editor, ChoiceEditor):
                self.cell.editor.drop()

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
        room, lead = self.viewport().width(), theme.px(1.2)
        size, line = theme.px(0.95), sentence_height()
        #: Sentences drawn so far in each row.
        drawn: dict[int, int] = {}
        for row, field, sentence in self.rows.wrong():
            box = self.visualRect(self.rows.index(row, max(0, self.rows.column_of(field.name))))
            width = painter.fontMetrics().horizontalAdvance(sentence) + lead + 2
            left = max(theme.px(PAD), min(box.left(), room - width))
            top = box.top() + self.cell.sentence_top(row) + drawn.get(row, 0) * line - 2
            drawn[row] = drawn.get(row, 0) + 1
            icons.draw(painter, "alert", theme.tokens().red, left, top + (line - size) / 2, size)
            painter.setPen(theme.colour("red"))
            text = QRect(left + lead, top, room - left - lead, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, sentence)
