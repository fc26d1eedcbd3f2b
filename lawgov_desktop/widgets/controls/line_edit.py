"""The line edit of all fields: box, trailing icon, unit, pin, error and focus ring; none of them moves the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QWidget

from lawgov_desktop.widgets.controls.form_control import FormControl
from lawgov_desktop.widgets.controls.line_end import LineEnd
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def escapes(event: QEvent) -> bool:
    """Whether the event offers Esc to the widget before a shortcut of the window takes it."""
    override = event.type() == QEvent.Type.ShortcutOverride
    return override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def paint_box(painter: QPainter, rect: QRect, *, focus: bool, wrong: bool, open_to_typing: bool) -> None:
    """The box of a field: 1 px edge, 2 px accent inside it with the focus, red when wrong, bare when fixed."""
    look = theme.tokens()
    fill = look.red_bg if wrong else look.surface
    edge = look.accent if focus else look.red if wrong else look.edge if open_to_typing else look.line
    width = 2 if focus else 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(fill) if open_to_typing or wrong else Qt.BrushStyle.NoBrush)
    inset, radius = width / 2, max(1.0, theme.px(0.29) - width / 2)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


class LineEdit(FormControl, Restyled, QLineEdit):
    """A line edit in our look; the meaning of the text is left to its subclasses."""

    #: The trailing icon was pressed, or Alt+Down.
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end = LineEnd(self, self._text_right)
        #: Marks 红黄绿 need room on the left, in em.
        self.lead = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.follow_theme()

    # -- icon, unit, pin -------------------------------------------------------------------------------

    def set_trailing(self, icon: str) -> None:
        """Show the icon of what opens: calendar, down, eye, folder, search; empty for none."""
        self._end.icon = icon
        self._measure()

    def set_unit(self, unit: str) -> None:
        """Show 元, 人, 次 inside the box at its right end."""
        self._end.unit = unit
        self._measure()

    def set_fixed(self, fixed: bool, source: str = "") -> None:
        """Make the field read-only; the tooltip says where the value comes from."""
        self._fixed = fixed
        self.setReadOnly(fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if fixed else Qt.FocusPolicy.StrongFocus)
        if source:
            self.setToolTip(source)
        self._measure()

    def set_pinned(self, pinned: bool) -> None:
        """Show the blue pin: the value is kept for the next new record."""
        if pinned != self.pinned:
            self.pinned = pinned
            self._measure()
            self.pin_toggled.emit(pinned)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(9), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(4), self._height())

    def _height(self) -> int:
        return max(theme.px(2.0), self.fontMetrics().height() + 6)

    def restyle(self) -> None:
        self._measure()

    def _measure(self) -> None:
        """Keep the text clear of the mark on the left and of unit, pin and icon on the right."""
        pad = theme.px(0.45) if self.in_cell else theme.px(0.7)
        right = self._end.width(pad)
        # Qt itself keeps 2 px on either side of the text.
        self.setTextMargins(pad - 2 + theme.px(self.lead), 0, right - 2, 0)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        typing = self.isEnabled() and not self._fixed
        paint_box(
            painter,
            self.rect(),
            focus=self.hasFocus(),
            wrong=self._problem is not None,
            open_to_typing=typing,
        )
        self._paint_marks(painter)
        self._end.paint(painter)
        cut = self._cut_text()
        if cut:
            painter.setPen(theme.colour("ink" if typing else "ink2" if self.isEnabled() else "ink3"))
            painter.drawText(self._text_box(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), cut)
            return
        painter.end()
        super().paintEvent(event)

    def _text_box(self) -> QRect:
        margins = self.textMargins()
        return self.rect().adjusted(margins.left() + 2, 0, -margins.right() - 2, 0)

    def _text_right(self) -> int:
        """The pixel where the text ends; the right edge for right-aligned text."""
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return self.width()
        return self.textMargins().left() + QFontMetrics(self.font()).horizontalAdvance(self.text())

    def _cut_text(self) -> str:
        """The text with … at its end when it is too long and not being edited; empty otherwise."""
        text, metrics = self.displayText(), QFontMetrics(self.font())
        if self.hasFocus() or not text or metrics.horizontalAdvance(text) <= self._text_box().width():
            return ""
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self._text_box().width())

    def _paint_marks(self, painter: QPainter) -> None:
        """Paint a mark left of the text; an ordinary field has none."""

    # -- keys and mouse --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                # Nothing to undo in this field: the key undoes the last operation of the page.
                event.ignore()
                return False
            if self._end.icon and event.key() == Qt.Key.Key_Down:
                # Alt+Down opens the popup of the field; else the shortcut of the window would change the page.
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and self._cut_text():
            QToolTip.showText(event.globalPos(), self.displayText(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._composing:
            event.accept()
        elif key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.step(-1 if shift else 1)
        elif key == Qt.Key.Key_F8:
            self.fill_requested.emit()
        elif key == Qt.Key.Key_F7 and self.pinnable:
            self.set_pinned(not self.pinned)
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and self._end.icon):
            self._open()
        else:
            super().keyPressEvent(event)

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (−1) field."""
        self.returnPressed.emit()
        self.tab_pressed.emit(direction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._end.pin_at(spot):
            self.set_pinned(not self.pinned)
            return
        super().mousePressEvent(event)
        if self._end.opens_at(spot):
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        hand = self._end.opens_at(spot) or self._end.pin_at(spot)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _open(self) -> None:
        if not self._fixed and self.isEnabled():
            self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(False)

    def _hover(self, hovered: bool) -> None:
        if self.pinnable:
            self._end.hovered = hovered
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        if self.pinnable and not self._fixed:
            menu.addSeparator()
            keep = menu.addAction("下一件保留这个值\tF7")
            keep.setCheckable(True)
            keep.setChecked(self.pinned)
            keep.triggered.connect(self.set_pinned)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.hasFocus():
            # A text longer than the box shows its beginning.
            self.setCursorPosition(0)
