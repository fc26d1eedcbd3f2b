"""The popup of a field: a plate inside the same window, so that the field keeps the focus and its input method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from lawgov_desktop.widgets.controls.layout import paint_card

_CLOSING = {QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.WindowDeactivate}


def application() -> QCoreApplication:
    """The running application."""
    running = QCoreApplication.instance()
    assert running is not None
    return running


class Popup(QFrame):
    """A plate below (or above) its field; it closes on a click outside and when the field disappears."""

    closed = Signal()

    def __init__(self, anchor: QWidget) -> None:
        """`anchor`: the field; the plate belongs to the field's window."""
        super().__init__(anchor.window())
        self.anchor = anchor
        self._window = anchor.window()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its parent is the window, but it must not outlive its field: the editor of a table cell is deleted soon.
        anchor.destroyed.connect(self.deleteLater)
        self.hide()

    def open(self, size: QSize) -> None:
        """Show the plate with `size` pixels, or less where the window is smaller."""
        self.setGeometry(self._place(size))
        self.show()
        self.raise_()
        application().installEventFilter(self)

    def shut(self) -> None:
        """Hide the plate."""
        if self.isVisible():
            application().removeEventFilter(self)
            self.hide()
            self.closed.emit()

    def _place(self, size: QSize) -> QRect:
        window = self._window
        top_left = self.anchor.mapTo(window, QPoint(0, 0))
        below = window.height() - (top_left.y() + self.anchor.height()) - 4
        above = top_left.y() - 4
        under = below >= size.height() or below >= above
        height = min(size.height(), below if under else above)
        width = min(max(size.width(), self.anchor.width()), window.width() - 4)
        left = max(2, min(top_left.x(), window.width() - width - 2))
        top = top_left.y() + self.anchor.height() + 1 if under else top_left.y() - height - 1
        return QRect(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            spot = event.globalPosition().toPoint()
            if not self._holds(self, spot) and not self._holds(self.anchor, spot):
                self.shut()
        elif kind == QEvent.Type.Wheel and isinstance(watched, QWidget) and not self.isAncestorOf(watched):
            if watched is not self:
                self.shut()
        elif kind == QEvent.Type.Move and isinstance(watched, QWidget) and watched.isAncestorOf(self.anchor):
            # The field was scrolled away from under the plate.
            self.shut()
        elif kind in _CLOSING and (watched is self._window or watched is self.anchor):
            self.shut()
        return False

    @staticmethod
    def _holds(widget: QWidget, spot: QPoint) -> bool:
        return widget.rect().contains(widget.mapFromGlobal(spot))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self, "edge", 0.29)
