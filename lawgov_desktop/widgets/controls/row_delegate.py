"""What all tables and lists of the program share: the ground of a row, cut texts, and the set-up of the view."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from lawgov_desktop.widgets.style import theme

#: Cut texts kept at most.
_CACHED_TEXTS = 20_000


class RowDelegate(QStyledItemDelegate):
    """Paints the selection with its bar, the hover and the hairline; colours are cached until `restyle()`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and measures from the theme; the view calls it after a change of theme or type size."""
        look = theme.tokens()
        self._pick, self._pick_off = QColor(look.pick), QColor(look.pick_off)
        self._hover, self._hair, self._bar = QColor(look.hover), QColor(look.hair), QColor(look.accent)
        self._ink = QColor(look.ink)
        self._font = theme.font("text")
        self._metrics = QFontMetrics(self._font)
        self._bar_width = max(3, theme.px(0.21))
        self._cut: dict[tuple[str, int], str] = {}

    def paint_selection(self, painter: QPainter, box: QRect, *, active: bool, bar: bool) -> None:
        """Fill a cell of the selected row.

        `active`: the keyboard is in the view. `bar`: the cell at the left edge carries the accent bar.
        """
        painter.fillRect(box, self._pick if active else self._pick_off)
        if bar:
            painter.fillRect(box.x(), box.y(), self._bar_width, box.height(), self._bar)

    def paint_hover(self, painter: QPainter, box: QRect) -> None:
        """Fill a cell of the row under the pointer."""
        painter.fillRect(box, self._hover)

    def paint_hairline(self, painter: QPainter, left: int, bottom: int, width: int) -> None:
        """Draw the line below a cell; plain integers, because it is called for every cell of a repaint."""
        painter.fillRect(left, bottom, width, 1, self._hair)

    def fitted(self, text: str, width: int) -> str:
        """The text in the type size of cells, with … at its end where it is wider than `width` pixels."""
        key = (text, width)
        cut = self._cut.get(key)
        if cut is None:
            if len(self._cut) > _CACHED_TEXTS:
                self._cut.clear()
            cut = text
            if self._metrics.horizontalAdvance(text) > width:
                cut = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._cut[key] = cut
        return cut


def set_up_table(table: QTableView) -> None:
    """The set-up all tables share: no grid, no wrapping, no editing by Qt, rows of one fixed height.

    Tab leaves the table instead of walking its cells.
    """
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
