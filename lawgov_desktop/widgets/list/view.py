"""The table of a list: rows of fixed height, selection of one or many, sorting, hovering, widths kept per ledger."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QTableView, QWidget

from lawgov_desktop.storage.read.cell_text import CellFormatter
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.row_delegate import set_up_table
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.list.columns import ListColumns
from lawgov_desktop.widgets.list.delegate import ListDelegate
from lawgov_desktop.widgets.list.model import ListModel
from lawgov_desktop.widgets.style import theme


class _ScrollBar(QScrollBar):
    """Keeps its width when there is nothing to scroll, but is then invisible."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class ListTable(Restyled, QTableView):
    """One ledger's list; its objectName is `model.table`."""

    restyle_events = Restyled.restyle_events | {QEvent.Type.PaletteChange}

    #: Enter or double click: open the current row.
    opened = Signal(int)
    #: Id of the row that became current, −1 for none.
    current_changed = Signal(int)
    #: Number of selected rows.
    selection_counted = Signal(int)
    #: Path to sort by, with a minus for descending.
    sort_requested = Signal(str)
    #: Delete was pressed on the selected rows.
    delete_requested = Signal()
    #: Ctrl+V: rows copied in a spreadsheet.
    paste_requested = Signal()

    def __init__(self, model: ListModel, key: str, ui_state: UiState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{key}.table")
        self._rows = model
        self._roomy = False
        self._top = -1
        self._entering = False
        self._painter = ListDelegate(model, self)
        self.columns = ListColumns(self, model, self._painter, ui_state)
        self._header = self.columns.header
        self._set_up(model)

    def _set_up(self, model: ListModel) -> None:
        self.setModel(model)
        self.setItemDelegate(self._painter)
        set_up_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(_ScrollBar(Qt.Orientation.Vertical, self))
        # Always there: columns must not move when the rows no longer fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.columns.connect_header()
        self._header.sectionClicked.connect(self._sort_by)
        model.modelReset.connect(self._after_reset)
        model.layoutAboutToBeChanged.connect(self._note_top)
        model.layoutChanged.connect(self._return_to_top)
        model.shown.connect(self.columns.lay_out)
        # Emitted while painting: columns must not move under the painter.
        model.outgrown.connect(self.columns.lay_out, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.follow_theme()
        self.columns.restore()

    # -- look ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Set fonts, colours and row height from the theme."""
        self._painter.restyle()
        self._header.restyle()
        height = QFontMetrics(theme.font("text")).height() + 4
        self.verticalHeader().setDefaultSectionSize(max(height, theme.px(2.0)) if self._roomy else height)
        self.columns.lay_out()
        self.viewport().update()

    def set_roomy(self, roomy: bool) -> None:
        """Rows of 2 em where the list stands alone: easier to touch and to read."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.restyle()

    def set_active(self, active: bool) -> None:
        """Tint the selected row for a focus in the list, or for a focus in the record."""
        if self._painter.active != active:
            self._painter.active = active
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.lay_out()

    def _after_reset(self) -> None:
        self._painter.restyle()
        self._gather_selection()

    # -- sorting ---------------------------------------------------------------------------------------

    def show_sort(self, sort: str) -> None:
        """Put the arrow on the column of `sort` ("-number")."""
        paths = self.columns.paths()
        path = sort.lstrip("-")
        self._header.set_sort(paths.index(path) if path in paths else -1, sort.startswith("-"))

    def _sort_by(self, column: int) -> None:
        now, descending = self._header.sorting
        path = self._rows.columns[column].column.path
        # First click on another column: days and numbers begin with the largest, texts in dictionary order.
        down = not descending if now == column else _falls(self._rows.columns[column])
        self.sort_requested.emit(f"-{path}" if down else path)

    # -- selecting -------------------------------------------------------------------------------------

    @property
    def current_id(self) -> int:
        """Id of the current row, −1 when there is none."""
        row = self.currentIndex().row()
        return self._rows.id_at(row) if 0 <= row < self._rows.rowCount() else -1

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows, from the top."""
        return self._rows.ids_at(sorted(self._painter.selected))

    def select_id(self, row_id: int) -> bool:
        """Make a row current, the only selected one, and scroll to it; False when the list does not have it."""
        row = self._rows.row_of(row_id)
        if row < 0:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Make the row at a position current and the only selected one."""
        index = self._rows.index(row, self._painter.first_column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def clear_selection(self) -> None:
        """Select nothing; there is no current row."""
        self.selectionModel().clear()

    def _selection_changed(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._gather_selection()

    def _gather_selection(self) -> None:
        chosen: set[int] = set()
        ranges = self.selectionModel().selection()
        for part in (ranges.at(i) for i in range(ranges.count())):
            chosen.update(range(part.top(), part.bottom() + 1))
        self._painter.selected = chosen
        self.selection_counted.emit(len(chosen))
        self.viewport().update()

    def _note_top(self) -> None:
        """Remember the top row; a list scrolled to the very top stays there, so that a new row is seen."""
        row = self.first_row()
        self._top = self._rows.id_at(row) if 0 < row < self._rows.rowCount() else -1

    def _return_to_top(self) -> None:
        self._gather_selection()
        if self._top >= 0:
            row = self._rows.row_of(self._top)
            if row >= 0:
                self.verticalScrollBar().setValue(row)

    def _current_changed(self, *_: Any) -> None:
        if not self._entering:
            self.current_changed.emit(self.current_id)

    # -- keys and mouse --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id >= 0:
            self.opened.emit(self.current_id)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif key == Qt.Key.Key_Delete and self._painter.selected:
            self.delete_requested.emit()
        elif key == Qt.Key.Key_Home and not held:
            self._jump(0)
        elif key == Qt.Key.Key_End and not held:
            self._jump(self._rows.rowCount() - 1)
        elif event.text() and not held & ~Qt.KeyboardModifier.ShiftModifier and key != Qt.Key.Key_Space:
            # Letters go to the search of the page, not to the slow keyboard search of Qt.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row current and so open its record; only a key or a click may do that."""
        without = not self.currentIndex().isValid()
        self._entering = without
        super().focusInEvent(event)
        if without:
            self.setCurrentIndex(QModelIndex())
        self._entering = False

    def _jump(self, row: int) -> None:
        if 0 <= row < self._rows.rowCount():
            self.select_row(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid() and self.current_id >= 0:
            self.opened.emit(self.current_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self._painter.hovered:
            return
        width = self.viewport().width()
        for changed in (self._painter.hovered, row):
            if changed >= 0:
                top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(0, top, width, height)
        self._painter.hovered = row

    def first_row(self) -> int:
        """Position of the row at the top of the viewport."""
        return max(0, self.rowAt(0))


def _falls(column: CellFormatter) -> bool:
    return column.kind in ("number", "date", "year", "count", "money", "evidence")
