"""The table of 佐证: arrow keys move, Enter opens, Delete removes; files can be dropped onto a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from lawgov_desktop.widgets.controls.row_delegate import RowDelegate, set_up_table
from lawgov_desktop.widgets.form.child_delegate import PAD, row_height
from lawgov_desktop.widgets.record.attachments_model import AttachmentLine, AttachmentsModel, Index
from lawgov_desktop.widgets.style import theme

#: Smallest and largest width of the columns in em; the file name takes the rest.
_WIDTHS = ((4.5, 9.0), (6.0, 0.0), (3.2, 5.0), (4.4, 10.0))
_NAME = 1
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class _Cells(RowDelegate):
    def __init__(self, table: AttachmentsTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, line = self._table, self._table.rows.lines[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        if index.row() == table.current:
            self.paint_selection(painter, box, active=table.hasFocus(), bar=index.column() == 0)
        elif index.row() == table.hovered:
            self.paint_hover(painter, box)
        self.paint_hairline(painter, box.x(), box.bottom(), box.width())
        painter.setFont(theme.font("text"))
        painter.setPen(theme.colour(_tone(line, index.column())))
        painter.drawText(box.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1), int(_FLAGS), table.fitted(index))


def _tone(line: AttachmentLine, column: int) -> str:
    if line.attachment is None:
        return "amber_ink"
    return "ink2" if line.removed or column > _NAME else "ink"


class AttachmentsTable(QTableView):
    """One line per attachment; keys and clicks emit signals."""

    #: The current line is another one, or none.
    moved = Signal()
    #: Enter or a double click; Delete; F2.
    opened = Signal()
    remove_requested = Signal()
    kind_requested = Signal()
    #: The table got the keyboard focus.
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = AttachmentsModel()
        self.current, self.hovered = -1, -1
        self.setModel(self.rows)
        self._painter = _Cells(self)
        self.setItemDelegate(self._painter)
        set_up_table(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side, head = self.verticalHeader(), self.horizontalHeader()
        side.setMinimumSectionSize(8)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(8)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.measure()

    # -- lines -----------------------------------------------------------------------------------------

    @property
    def line(self) -> AttachmentLine | None:
        """The current line."""
        return self.rows.lines[self.current] if 0 <= self.current < len(self.rows.lines) else None

    def show_lines(self, lines: list[AttachmentLine]) -> None:
        """Show other lines; the current one stays current while it exists."""
        before = self.line
        self.rows.show_lines(lines)
        self.hovered = -1
        index = next((i for i, line in enumerate(lines) if _same(line, before)), -1)
        self.current = index if index >= 0 or not self.hasFocus() else min(self.current, len(lines) - 1)
        self.measure()
        self.moved.emit()

    def go_to(self, row: int) -> None:
        """Make a line current, -1 for none."""
        if -1 <= row < len(self.rows.lines):
            self.current = row
            self.viewport().update()
            self.moved.emit()

    def line_at(self, spot: QPoint) -> AttachmentLine | None:
        """The line at a point in coordinates of the table."""
        row = self.rowAt(self.viewport().mapFrom(self, spot).y())
        return self.rows.lines[row] if row >= 0 else None

    # -- keys and pointer ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.rows.lines) - 1
        steps = {
            Qt.Key.Key_Down: min(self.current + 1, last),
            Qt.Key.Key_Up: max(self.current - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        does = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.remove_requested,
            Qt.Key.Key_F2: self.kind_requested,
        }
        if key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go_to(steps[key])
        elif key in does and self.line is not None:
            does[key].emit()
        else:
            # PgUp and PgDn show the next record, as in the fields.
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0:
            self.go_to(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.rowAt(event.position().toPoint().y()) >= 0:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The table shows all lines: the wheel scrolls the record."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current < 0 and self.rows.lines:
            self.go_to(0)
        self.viewport().update()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """The full text of a cell that is cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            cut = index.isValid() and self.fitted(index) != index.data()
            QToolTip.showText(event.globalPos(), index.data() if cut else "", self)
            return True
        return super().viewportEvent(event)

    # -- measures --------------------------------------------------------------------------------------

    def fitted(self, index: Index) -> str:
        """The text of a cell cut to its width; a long file name keeps both ends."""
        room = self.columnWidth(index.column()) - 2 * theme.px(PAD)
        mode = Qt.TextElideMode.ElideMiddle if index.column() == _NAME else Qt.TextElideMode.ElideRight
        return QFontMetrics(theme.font("text")).elidedText(str(index.data()), mode, room)

    def measure(self) -> None:
        """Take colours, heights and widths from the theme."""
        self._painter.restyle()
        self.horizontalHeader().setFixedHeight(theme.px(1.8))
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._share_width()
        self.viewport().update()

    def wanted_height(self) -> int:
        """Pixels of header and lines; no header where there are no lines."""
        lines = len(self.rows.lines)
        return theme.px(1.8) + lines * row_height() if lines else 0

    def _share_width(self) -> None:
        metrics, pad = QFontMetrics(theme.font("text")), 2 * theme.px(PAD) + 1
        widths = []
        for column, (least, most) in enumerate(_WIDTHS):
            texts = [line.cells[column] for line in self.rows.lines]
            need = max((metrics.horizontalAdvance(text) for text in texts), default=0) + pad
            widths.append(max(theme.px(least), min(need, theme.px(most))))
        widths[_NAME] = max(
            theme.px(_WIDTHS[_NAME][0]), self.viewport().width() - sum(widths) + widths[_NAME]
        )
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()


def _same(line: AttachmentLine, before: AttachmentLine | None) -> bool:
    if before is None:
        return False
    if line.attachment is None or before.attachment is None:
        return line.attachment is before.attachment and line.kind == before.kind
    return line.attachment.uid == before.attachment.uid
