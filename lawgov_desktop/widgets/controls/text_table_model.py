"""The cells, headings and rows of a `TextTable`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)


@dataclass(frozen=True)
class TextCell:
    """One cell: its text, colour, weight, an icon before it; a click on a `link` emits `linked`."""

    text: str = ""
    tone: str = "ink"
    bold: bool = False
    icon: str = ""
    link: bool = False
    #: Small, for the titles of groups and remarks.
    small: bool = False


@dataclass(frozen=True)
class TextHeading:
    """One column: its title, width in em (0 takes the rest), and whether it is right-aligned for numbers."""

    title: str
    width: float = 0.0
    right: bool = False
    #: Smallest width of a column without one, in em.
    least: float = 8.0
    #: Hidden while all its cells are empty.
    may_go: bool = False
    #: Em it can shrink by before the table is cut at its right end.
    give: float = 0.0


class TextTableModel(QAbstractTableModel):
    """The rows; a row of a single cell is the title of a group."""

    def __init__(self, headings: Sequence[TextHeading]) -> None:
        super().__init__()
        self.headings = tuple(headings)
        self.rows: list[tuple[TextCell, ...]] = []

    def show_rows(self, rows: Sequence[Sequence[TextCell]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = [tuple(row) for row in rows]
        self.endResetModel()

    def is_group(self, row: int) -> bool:
        """Whether the row is only a title."""
        return 0 <= row < len(self.rows) and len(self.rows[row]) == 1 and len(self.headings) > 1

    def cell(self, row: int, column: int) -> TextCell:
        """The cell, an empty one in a group's row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else TextCell()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = 0) -> Any:
        return None if role else self.cell(index.row(), index.column()).text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        heading = self.headings[section]
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if heading.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None if role else heading.title

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.is_group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
