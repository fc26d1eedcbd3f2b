"""The search of a page: it searches when typing pauses; Esc shows the whole list again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme

_PAUSE = 150


class SearchField(Restyled, QLineEdit):
    """编号、姓名、村、拼音; `wanted` carries the text when typing pauses, not while an input method composes a word."""

    wanted = Signal(str)
    #: Down or Enter: into the list.
    focus_left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None, *, brief: str = "搜索") -> None:
        """`brief` is the hint where the whole one has no room."""
        super().__init__(parent)
        self.setObjectName("search")
        self._composing = False
        self._said = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.say)
        self._hint, self._brief = hint, brief
        self.setAccessibleName("搜索")
        self.setFrame(False)
        self.setStyleSheet("background: transparent; border: none;")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.follow_theme()

    def say(self) -> None:
        """Emit the text now, if it differs from the last one."""
        self._timer.stop()
        text = self.text().strip()
        if not self._composing and text != self._said:
            self._said = text
            self.wanted.emit(text)

    def show_text(self, text: str) -> None:
        """Show the text a list is searched for, without emitting it."""
        self._said = text.strip()
        self.setText(text)
        self._timer.stop()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18.5), theme.px(2.14))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(8), theme.px(2.14))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.text() or self._said):
            self.clear()
            self.say()
        elif (
            key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            and not self._composing
        ):
            self.say()
            self.focus_left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line"), width))
        painter.setBrush(theme.colour("ground"))
        inset, radius = width / 2, theme.px(0.29)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        size = theme.px(1.2)
        icons.draw(painter, "search", theme.tokens().ink2, theme.px(0.55), (self.height() - size) / 2, size)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """Show the whole hint where it fits, else the brief one."""
        room = self.width() - theme.px(3.2)
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= room
        self.setPlaceholderText(self._hint if fits else self._brief)

    def restyle(self) -> None:
        """Set height and margins from the type size."""
        self.setFixedHeight(theme.px(2.14))
        self.setTextMargins(theme.px(2.3), 0, theme.px(0.5), 0)
        self._show_hint()
