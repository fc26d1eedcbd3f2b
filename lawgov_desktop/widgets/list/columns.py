"""The columns of a list: their widths, their order, which are hidden, remembered for each ledger."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from lawgov_desktop.records.fields import Colour
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.list.column_widths import ColumnWidth, share
from lawgov_desktop.widgets.list.delegate import ListDelegate
from lawgov_desktop.widgets.list.header import ListHeader
from lawgov_desktop.widgets.list.model import ListModel
from lawgov_desktop.widgets.style import theme

#: Natural width of a text column at most, in em; longer texts are cut.
_MOST = 12.0
#: And at least; the column that stretches, with the persons or the matter, is cut last.
_LEAST, _STRETCH = 5.0, 7.0
#: The same for several 证书编号 of one row: one of them is seen in full.
_NUMBERS = 13.5


class ListColumns(QObject):
    """Sets the columns of a table with `ListHeader` and `ListDelegate`."""

    def __init__(self, table: QTableView, rows: ListModel, delegate: ListDelegate, ui_state: UiState) -> None:
        super().__init__(table)
        self._table, self._rows, self._delegate = table, rows, delegate
        self._header = ListHeader(table)
        table.setHorizontalHeader(self._header)
        self._ui_state = ui_state
        self._key = table.objectName().partition(".")[0]
        #: Widths the user set, in em, by path.
        self._own_widths: dict[str, float] = ui_state.get(f"list.{self._key}.widths", dict, {})
        self._laying_out = False

    @property
    def header(self) -> ListHeader:
        """The header of the table."""
        return self._header

    def connect_header(self) -> None:
        """Remember from now on what the user changes in the header."""
        self._header.sectionResized.connect(self._keep_width)
        self._header.sectionMoved.connect(self._keep_order)

    def lay_out(self) -> None:
        """Give every column its width for the room there is."""
        columns = self._rows.columns
        if not columns or self._laying_out:
            return
        self._header.set_columns(columns)
        shown = [i for i in range(len(columns)) if not self._table.isColumnHidden(i)]
        widths = share([self._width(i) for i in shown], self._table.viewport().width())
        self._laying_out = True
        for column, width in zip(shown, widths, strict=True):
            self._table.setColumnWidth(column, width)
        self._laying_out = False
        self._delegate.first_column = min(shown, key=self._header.visualIndex, default=0)

    def _width(self, index: int) -> ColumnWidth:
        column = self._rows.columns[index]
        own = self._own_widths.get(column.column.path)
        if own:
            pixels = theme.px(own)
            return ColumnWidth(pixels, pixels, column.column.stretch, fixed=True)
        metrics = QFontMetrics(theme.font("text"))
        pads = 2 * theme.px(0.5)
        title, bare = self._header.title_width(index) + pads, self._header.least_width(index) + pads
        texts = set(column.samples()) | set(self._rows.texts(index))
        need = max((metrics.horizontalAdvance(text) for text in texts), default=0) + pads
        if isinstance(column.field, Colour):
            need += self._delegate.mark_room()
        most, low = (_NUMBERS, _NUMBERS) if column.title.endswith("号") else (_MOST, _LEAST)
        low = max(low, _STRETCH) if column.column.stretch else low
        wide = max(title, need if column.whole else min(need, theme.px(most)), theme.px(column.column.width))
        least = max(bare, need if column.whole else min(wide, theme.px(low)))
        return ColumnWidth(least, wide, column.column.stretch)

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if self._laying_out or new == 0:
            return
        self._own_widths[self._rows.columns[column].column.path] = round(new / theme.em(), 2)
        self._ui_state.put(f"list.{self._key}.widths", dict(self._own_widths))

    def _keep_order(self) -> None:
        header, columns = self._header, self._rows.columns
        order = [columns[header.logicalIndex(visual)].column.path for visual in range(header.count())]
        self._ui_state.put(f"list.{self._key}.order", order)
        self.lay_out()

    def paths(self) -> list[str]:
        """Path of each column, in the order of the ledger."""
        return [column.column.path for column in self._rows.columns]

    def hidden_paths(self) -> list[str]:
        """Paths of the columns that are not shown."""
        return [path for index, path in enumerate(self.paths()) if self._table.isColumnHidden(index)]

    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide a column; the last one shown cannot be hidden."""
        visible = sum(not self._table.isColumnHidden(i) for i in range(len(self._rows.columns)))
        if shown or visible > 1:
            self._table.setColumnHidden(column, not shown)
            self._ui_state.put(f"list.{self._key}.hidden", self.hidden_paths())
            self.lay_out()

    def reset(self) -> None:
        """Forget widths, order and hiding: the ledger's own columns again."""
        for what in ("widths", "order", "hidden"):
            self._ui_state.forget(f"list.{self._key}.{what}")
        self._own_widths = {}
        for column in range(len(self._rows.columns)):
            self._header.moveSection(self._header.visualIndex(column), column)
            self._table.setColumnHidden(column, False)
        self._ui_state.forget(f"list.{self._key}.order")
        self.lay_out()

    def restore(self) -> None:
        """Put back the order and the hiding the user left."""
        paths = self.paths()
        order = [path for path in self._ui_state.get(f"list.{self._key}.order", list, []) if path in paths]
        for position, path in enumerate(order):
            self._header.moveSection(self._header.visualIndex(paths.index(path)), position)
        for path in self._ui_state.get(f"list.{self._key}.hidden", list, []):
            if path in paths:
                self._table.setColumnHidden(paths.index(path), True)
