"""The header of a list: titles aligned with their cells, the sort arrow after the title."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from lawgov_desktop.storage.read.cell_text import CellFormatter
from lawgov_desktop.widgets.style import theme


class ListHeader(QHeaderView):
    """Draws itself from the theme; a click sorts, dragging moves or widens a column."""

    #: The header was right-clicked: open the menu of columns.
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
        """Set height and smallest width from the type size."""
        self.setMinimumSectionSize(theme.px(2.2))
        self.setFixedHeight(theme.px(2.0))
        self.viewport().update()

    def set_columns(self, columns: list[CellFormatter]) -> None:
        """Set the columns whose titles the sections show."""
        self._columns = columns
        self.viewport().update()

    def set_sort(self, column: int, descending: bool) -> None:
        """Put the sort arrow on a column (−1 for none)."""
        self._sorted, self._descending = column, descending
        self.viewport().update()

    @property
    def sorting(self) -> tuple[int, bool]:
        """(column, descending) of the arrow."""
        return self._sorted, self._descending

    def title(self, section: int) -> str:
        """The title of a section, with the arrow if the list is sorted by it."""
        heading = self._columns[section].heading
        return f"{heading} {'↓' if self._descending else '↑'}" if section == self._sorted else heading

    def title_width(self, section: int) -> int:
        """Natural width of the title in pixels, with room for the arrow: sorting must not move columns."""
        return self._advance(f"{self._columns[section].heading} ↓")

    def least_width(self, section: int) -> int:
        """Width of the title as it is now, in pixels."""
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
