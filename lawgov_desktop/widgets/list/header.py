"""The header of a list: titles aligned with their cells, the sort arrow after the title."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lawgov_desktop.storage.read.cell_text import CellFormatter
from lawgov_desktop.widgets.style import theme


class ListHeader(QHeaderView):
    """Draws itself from the theme; a click sorts, dragging moves or widens a column."""

    #: The menu of columns is wanted.
    columns_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: list[CellFormatter] = []
        self._sorted = -1
        self._descending = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.restyle()

    def restyle(self) -> None:
        """Take font and measures anew."""
        self.setMinimumSectionSize(theme.px(2.2))
        self.setFixedHeight(theme.px(2.0))
        self.viewport().update()

    def set_columns(self, columns: list[CellFormatter]) -> None:
        """What the sections say."""
        self._columns = columns
        self.viewport().update()

    def set_sort(self, column: int, descending: bool) -> None:
        """Which column carries the arrow (−1 none), and its direction."""
        self._sorted, self._descending = column, descending
        self.viewport().update()

    @property
    def sorting(self) -> tuple[int, bool]:
        """(column, descending) of the arrow."""
        return self._sorted, self._descending

    def title(self, section: int) -> str:
        """The section's words with the arrow, if it carries it."""
        heading = self._columns[section].heading
        return f"{heading} {'↓' if self._descending else '↑'}" if section == self._sorted else heading

    def title_width(self, section: int) -> int:
        """Pixels the title likes to have: with room for the arrow, so that sorting moves nothing."""
        return self._advance(f"{self._columns[section].heading} ↓")

    def least_width(self, section: int) -> int:
        """Pixels the title needs as it is now."""
        return self._advance(self.title(section))

    def _advance(self, text: str) -> int:
        return QFontMetrics(theme.font("small")).horizontalAdvance(text)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(2.0))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme.tokens()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if section >= len(self._columns):
            return
        pad = theme.px(0.5)
        right = self._columns[section].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("small"))
        painter.setPen(look.ink2)
        box = rect.adjusted(pad, 0, -pad, -1)
        text = QFontMetrics(painter.font()).elidedText(
            self.title(section), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.columns_requested.emit()
