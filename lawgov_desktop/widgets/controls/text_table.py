"""A table of texts (backups, figures, counts), drawn like the lists of the ledgers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.row_delegate import RowDelegate, set_up_table
from lawgov_desktop.widgets.controls.text_table_model import Index, TextCell, TextHeading, TextTableModel
from lawgov_desktop.widgets.style import icons, theme

__all__ = ["TextCell", "TextHeading", "TextTable"]

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _Painter(RowDelegate):
    def __init__(self, table: TextTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, row, column = self._table, index.row(), index.column()
        box: QRect = option.rect  # type: ignore[attr-defined]
        cell, group = table.rows.cell(row, column), table.rows.is_group(row)
        if row == table.current and not group:
            self.paint_selection(painter, box, active=table.hasFocus(), bar=column == 0)
        elif row == table.hovered and not group and table.choosable:
            self.paint_hover(painter, box)
        self.paint_hairline(painter, box.x(), box.bottom(), box.width())
        if not cell.text and not cell.icon:
            return
        pad = theme.px(0.5)
        inner = box.adjusted(pad, 0, -pad, -1)
        if group:
            inner.setRight(table.viewport().width())
        size = "small" if cell.small else "text"
        painter.setFont(theme.font({"text": "strong", "small": "small_strong"}[size] if cell.bold else size))
        if cell.icon:
            edge = theme.px(1.0)
            icons.draw(
                painter,
                cell.icon,
                theme.colour(cell.tone).name(),
                inner.x(),
                inner.y() + (inner.height() - edge) / 2,
                edge,
            )
            inner.adjust(theme.px(1.4), 0, 0, 0)
        painter.setPen(QColor(theme.colour(_INK.get(cell.tone, cell.tone))))
        side = (
            Qt.AlignmentFlag.AlignRight if table.rows.headings[column].right else Qt.AlignmentFlag.AlignLeft
        )
        text = QFontMetrics(painter.font()).elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(_LINE | side), text)


#: Accessible name by objectName; other tables are named by their headings.
_SPOKEN = {
    "terms.table": "用语",
    "holidays.table": "节假日",
    "backups.table": "备份",
    "comparison.table": "备份和现在的比较",
    "help.topics": "帮助目录",
    "figures.table": "年报里的数字",
    "evidence.table": "数字背后的行",
    "plan.table": "每一行怎么办",
}
#: Colour of the text where it differs from the icon: only the tick is green.
_INK = {"green": "ink2"}


def _fits(table: TextTable, row: int, column: int) -> bool:
    """Whether the text of a cell fits its width."""
    cell = table.rows.cell(row, column)
    size = "small" if cell.small else "text"
    font = theme.font({"text": "strong", "small": "small_strong"}[size] if cell.bold else size)
    room = table.columnWidth(column) - 2 * theme.px(0.5) - (theme.px(1.4) if cell.icon else 0)
    return table.rows.is_group(row) or QFontMetrics(font).horizontalAdvance(cell.text) <= room


class TextTable(Restyled, QTableView):
    """The table; `chosen` follows the current row, `opened` is Enter or a double click, `linked` a press on a link."""

    chosen = Signal(int)
    opened = Signal(int)
    linked = Signal(int, int)

    def __init__(
        self, name: str, headings: Sequence[TextHeading], *, roomy: bool = False, choosable: bool = True
    ) -> None:
        """`roomy`: rows of 2 em; `choosable` False shows only."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_SPOKEN.get(name, "、".join(heading.title for heading in headings)))
        self.rows = TextTableModel(headings)
        self.current, self.hovered = -1, -1
        self.choosable = choosable
        self._roomy = roomy
        self.setModel(self.rows)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        set_up_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosable else Qt.FocusPolicy.NoFocus)
        top = self.horizontalHeader()
        top.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top.setHighlightSections(False)
        top.setSectionsClickable(False)
        self.follow_theme()

    # -- rows ------------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Sequence[TextCell]], current: int = -1) -> None:
        """Show other rows with `current` marked; no signal is emitted."""
        self.current = current
        self.rows.show_rows(rows)
        self.lay_out()
        if current >= 0:
            self.scrollTo(self.rows.index(current, 0))

    def go_to(self, row: int) -> None:
        """Make a row current and bring it into sight."""
        if 0 <= row < self.rows.rowCount() and not self.rows.is_group(row):
            self.current = row
            self.scrollTo(self.rows.index(row, 0))
            self.viewport().update()
            self.chosen.emit(row)

    def _step(self, by: int) -> None:
        row = self.current + by
        while self.rows.is_group(row):
            row += by
        self.go_to(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0)) - 1)
        last = self.rows.rowCount() - 1
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if not self.choosable:
            super().keyPressEvent(event)
        elif key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            by = page if key == Qt.Key.Key_PageDown else -page
            row = max(0, min(last, self.current + by))
            self.go_to(row + 1 if self.rows.is_group(row) else row)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(last if key == Qt.Key.Key_End else int(self.rows.is_group(0)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current >= 0:
                self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.choosable and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(index.row())
            if self.rows.cell(index.row(), index.column()).link:
                self.linked.emit(index.row(), index.column())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.choosable and not self.rows.is_group(index.row()):
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else -1)
        link = index.isValid() and self.rows.cell(index.row(), index.column()).link
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """The full text of a cell that is cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            cut = index.isValid() and not _fits(self, index.row(), index.column())
            QToolTip.showText(
                event.globalPos(), self.rows.cell(index.row(), index.column()).text if cut else "", self
            )
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    # -- measures --------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Take colours, heights and widths from the theme."""
        self._painter.restyle()
        text = QFontMetrics(theme.font("text")).height() + 4
        self.verticalHeader().setDefaultSectionSize(max(text, theme.px(2.0)) if self._roomy else text)
        self.horizontalHeader().setFixedHeight(theme.px(2.0))
        self.lay_out()

    def lay_out(self) -> None:
        """Set the widths: columns without one share the rest, empty columns that may be hidden are hidden."""
        room = self.viewport().width()
        headings = self.rows.headings
        for index, heading in enumerate(headings):
            if heading.may_go:
                filled = any(index < len(row) and row[index].text for row in self.rows.rows)
                self.setColumnHidden(index, not filled)
        fixed = sum(theme.px(h.width) for i, h in enumerate(headings) if not self.isColumnHidden(i))
        loose = [i for i, h in enumerate(headings) if not h.width]
        short = max(0, fixed + sum(theme.px(headings[i].least) for i in loose) - room)
        spare = sum(theme.px(h.give) for h in headings)
        part = min(1.0, short / spare) if spare else 0.0
        fixed -= round(spare * part)
        for index, heading in enumerate(headings):
            width = theme.px(heading.width) - round(theme.px(heading.give) * part)
            if not heading.width:
                width = max(theme.px(heading.least), (room - fixed) // len(loose))
            self.setColumnWidth(index, width)

    def natural_height(self) -> int:
        """Height of all rows with the header, in pixels."""
        return theme.px(2.0) + self.rows.rowCount() * self.verticalHeader().defaultSectionSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
