"""The table of a list: rows of fixed height, selection of one or many, sorting, hovering, widths kept per ledger."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
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

from lawgov_desktop.records.fields.fields import Colour
from lawgov_desktop.storage.read.cell_text import CellFormatter
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.row_delegate import set_up_table
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.list.column_widths import ColumnWidth, share
from lawgov_desktop.widgets.list.delegate import ListDelegate
from lawgov_desktop.widgets.list.header import ListHeader
from lawgov_desktop.widgets.list.model import ListModel
from lawgov_desktop.widgets.style import theme

#: Natural width of a text column at most, in em; what is longer is cut.
_MOST = 12.0
#: And at least; the one that stretches, where the persons or the matter stand, is cut last.
_LEAST, _STRETCH = 5.0, 7.0
#: The same for several 证书编号 of one row: one of them is seen in full.
_NUMBERS = 13.5


class _ScrollBar(QScrollBar):
    """Keeps its room when there is nothing to scroll, but then shows nothing."""

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
        self._key, self._ui_state = key, ui_state
        self._rows = model
        self._laying_out = False
        self._roomy = False
        self._top = -1
        self._entering = False
        self._own_widths: dict[str, float] = ui_state.get(f"list.{key}.widths", dict, {})
        self._painter = ListDelegate(model, self)
        self._header = ListHeader(self)
        self._set_up(model)

    def _set_up(self, model: ListModel) -> None:
        self.setHorizontalHeader(self._header)
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
        # Reserved always, so that columns do not move when the twenty-eighth row comes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._header.sectionResized.connect(self._keep_width)
        self._header.sectionMoved.connect(self._keep_order)
        self._header.sectionClicked.connect(self._sort_by)
        model.modelReset.connect(self._after_reset)
        model.layoutAboutToBeChanged.connect(self._note_top)
        model.layoutChanged.connect(self._return_to_top)
        model.shown.connect(self.lay_out)
        # The value was found while painting; columns must not move under the painter.
        model.outgrown.connect(self.lay_out, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.follow_theme()
        self._restore_columns()

    # -- look ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Take fonts, colours and row height anew."""
        self._painter.restyle()
        self._header.restyle()
        height = QFontMetrics(theme.font("text")).height() + 4
        self.verticalHeader().setDefaultSectionSize(max(height, theme.px(2.0)) if self._roomy else height)
        self.lay_out()
        self.viewport().update()

    def set_roomy(self, roomy: bool) -> None:
        """Rows of 2 em where the list stands alone, for fingers and old eyes."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.restyle()

    def set_active(self, active: bool) -> None:
        """Tint the selected row as one being looked for in the list, or as the one being edited beside it."""
        if self._painter.active != active:
            self._painter.active = active
            self.viewport().update()

    # -- columns ---------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Give every column its width for the room there is."""
        if not self._rows.columns or self._laying_out:
            return
        self._header.set_columns(self._rows.columns)
        shown = [i for i in range(len(self._rows.columns)) if not self.isColumnHidden(i)]
        widths = share([self._wish(i) for i in shown], self.viewport().width())
        self._laying_out = True
        for column, width in zip(shown, widths, strict=True):
            self.setColumnWidth(column, width)
        self._laying_out = False
        self._painter.first_column = min(shown, key=self._header.visualIndex, default=0)

    def _wish(self, place: int) -> ColumnWidth:
        column = self._rows.columns[place]
        own = self._own_widths.get(column.column.path)
        if own:
            pixels = theme.px(own)
            return ColumnWidth(pixels, pixels, column.column.stretch, fixed=True)
        metrics = QFontMetrics(theme.font("text"))
        pads = 2 * theme.px(0.5)
        title, bare = self._header.title_width(place) + pads, self._header.least_width(place) + pads
        texts = set(column.samples()) | set(self._rows.texts(place))
        need = max((metrics.horizontalAdvance(t) for t in texts), default=0) + pads
        if isinstance(column.field, Colour):
            need += self._painter.mark_room()
        most, low = (_NUMBERS, _NUMBERS) if column.title.endswith("号") else (_MOST, _LEAST)
        low = max(low, _STRETCH) if column.column.stretch else low
        wide = max(title, need if column.whole else min(need, theme.px(most)), theme.px(column.column.width))
        least = max(bare, need if column.whole else min(wide, theme.px(low)))
        return ColumnWidth(least, wide, column.column.stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if self._laying_out or new == 0:
            return
        self._own_widths[self._rows.columns[column].column.path] = round(new / theme.em(), 2)
        self._ui_state.put(f"list.{self._key}.widths", dict(self._own_widths))

    def _keep_order(self) -> None:
        header, columns = self._header, self._rows.columns
        order = [columns[header.logicalIndex(v)].column.path for v in range(header.count())]
        self._ui_state.put(f"list.{self._key}.order", order)
        self.lay_out()

    def hidden_paths(self) -> list[str]:
        """Paths of the columns that are not shown."""
        return [c.column.path for i, c in enumerate(self._rows.columns) if self.isColumnHidden(i)]

    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide a column; the last one shown cannot be hidden."""
        visible = sum(not self.isColumnHidden(i) for i in range(len(self._rows.columns)))
        if shown or visible > 1:
            self.setColumnHidden(column, not shown)
            self._ui_state.put(f"list.{self._key}.hidden", self.hidden_paths())
            self.lay_out()

    def original_columns(self) -> None:
        """Forget widths, order and hiding: the ledger's own columns again."""
        for what in ("widths", "order", "hidden"):
            self._ui_state.forget(f"list.{self._key}.{what}")
        self._own_widths = {}
        for column in range(len(self._rows.columns)):
            self._header.moveSection(self._header.visualIndex(column), column)
            self.setColumnHidden(column, False)
        self._ui_state.forget(f"list.{self._key}.order")
        self.lay_out()

    def _restore_columns(self) -> None:
        paths = [c.column.path for c in self._rows.columns]
        order = [p for p in self._ui_state.get(f"list.{self._key}.order", list, []) if p in paths]
        for place, path in enumerate(order):
            self._header.moveSection(self._header.visualIndex(paths.index(path)), place)
        for path in self._ui_state.get(f"list.{self._key}.hidden", list, []):
            if path in paths:
                self.setColumnHidden(paths.index(path), True)

    def _after_reset(self) -> None:
        self._painter.restyle()
        self._gather_selection()

    # -- sorting ---------------------------------------------------------------------------------------

    def show_sort(self, sort: str) -> None:
        """Put the arrow on the column of `sort` ("-number")."""
        paths = [c.column.path for c in self._rows.columns]
        path = sort.lstrip("-")
        self._header.set_sort(paths.index(path) if path in paths else -1, sort.startswith("-"))

    def _sort_by(self, column: int) -> None:
        now, descending = self._header.sorting
        path = self._rows.columns[column].column.path
        # First click on another column: newest or most first for days and numbers, else as in a dictionary.
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
        """Make a row current and alone selected, scrolled into view; False when it is not in the list."""
        row = self._rows.row_of(row_id)
        if row < 0:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Make the row at a place current and alone selected."""
        index = self._rows.index(row, self._painter.first_column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def clear_selection(self) -> None:
        """Nothing selected, no current row."""
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
        """Remember which row stands at the top; at the very top the list stays there, so that a new row is seen."""
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
            # Letters belong to the search, not to Qt's slow look through the first column.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row current; here nothing is opened unless the clerk moves to it."""
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
        for place in (self._painter.hovered, row):
            if place >= 0:
                self.viewport().update(0, self.rowViewportPosition(place), width, self.rowHeight(place))
        self._painter.hovered = row

    def first_row(self) -> int:
        """Place of the row at the top of the view."""
        return max(0, self.rowAt(0))

    def row_spot(self, row: int) -> QPoint:
        """Middle of a row in the viewport, for tests and menus."""
        return QPoint(theme.px(1), self.rowViewportPosition(row) + self.rowHeight(row) // 2)


def _falls(column: CellFormatter) -> bool:
    return column.kind in ("number", "date", "year", "count", "money", "evidence")
