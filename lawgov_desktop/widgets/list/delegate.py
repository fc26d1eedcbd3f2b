"""Draws the cells of a list: text, 红黄绿 marks, the selection; called some hundred times a repaint."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QWidget

from lawgov_desktop.storage.read.cell_text import AMBER, MARK, QUIET
from lawgov_desktop.widgets.controls.badge import paint_mark
from lawgov_desktop.widgets.controls.row_delegate import RowDelegate
from lawgov_desktop.widgets.list.model import ListModel
from lawgov_desktop.widgets.style import theme

Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class ListDelegate(RowDelegate):
    """Paints cells directly from the model; the table sets which rows are selected and which is hovered."""

    def __init__(self, model: ListModel, parent: QWidget) -> None:
        self._model = model
        super().__init__(parent)
        self.selected: set[int] = set()
        self.hovered = -1
        #: Whether the focus is in the list (else in the record): the tint of the selected row.
        self.active = True
        #: The column at the left edge carries the bar.
        self.first_column = 0

    def restyle(self) -> None:
        super().restyle()
        look = theme.tokens()
        self._tones = {AMBER: QColor(look.amber_ink), QUIET: QColor(look.ink2)}
        self._pad = theme.px(0.5)
        self._mark_room = theme.px(1.2)
        self._right = [c.right for c in self._model.columns]

    def mark_room(self) -> int:
        """Pixels a 红黄绿 mark takes before its word."""
        return self._mark_room

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        box: QRect = option.rect  # type: ignore[attr-defined]
        left, top, width, height = box.x(), box.y(), box.width(), box.height()
        if row in self.selected:
            self.paint_selection(painter, box, active=self.active, bar=column == self.first_column)
        elif row == self.hovered:
            self.paint_hover(painter, box)
        self.paint_hairline(painter, left, top + height - 1, width)
        text, tone = self._model.cell(row, column)
        if not text:
            return
        left, width = left + self._pad, width - 2 * self._pad
        colour = self._ink
        if tone:
            if tone == MARK:
                paint_mark(painter, text, left, top + height / 2)
                left, width = left + self._mark_room, width - self._mark_room
            else:
                colour = self._tones[tone]
        painter.setPen(colour)
        flags = _RIGHT if self._right[column] else _LEFT
        painter.drawText(left, top, width, height - 1, flags, self.fitted(text, width))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The full text of a cell that is cut."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        text, tone = self._model.cell(index.row(), index.column())
        room = option.rect.width() - 2 * self._pad - (self._mark_room if tone == MARK else 0)  # type: ignore[attr-defined]
        if self._metrics.horizontalAdvance(text) > room:
            QToolTip.showText(event.globalPos(), text, view)
        else:
            QToolTip.hideText()
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """No editor: rows are edited in the record."""
        return None  # type: ignore[return-value]

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing is written from a list: there is no editor."""
