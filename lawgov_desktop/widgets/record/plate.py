"""A plate in one colour with a line along one edge: the head and the bottom bar of a record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.style import theme


class Plate(QWidget):
    """Fills itself in a token colour and draws the line at its top or bottom edge."""

    def __init__(self, tone: str, edge: Qt.Edge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._edge = tone, edge

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._tone))
        y = 0 if self._edge == Qt.Edge.TopEdge else self.height() - 1
        painter.fillRect(0, y, self.width(), 1, theme.colour("line"))
