"""The bar over the page for messages that belong to no field: what failed and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme

#: Milliseconds until a message of success disappears.
_SUCCESS_SHOWN = 12_000


class MessageBar(Restyled, QWidget):
    """One line at the top of the page until it is closed or another page opens; hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._good = False
        # A message of success disappears by itself; a problem stays until the user closes it.
        self._timer = QTimer(self, singleShot=True, interval=_SUCCESS_SHOWN)
        self._timer.timeout.connect(self.clear)
        self._label = theme.label("", "text")
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = Button("知道了", "quiet", name="close_notice")
        self._close.clicked.connect(self.clear)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._close)
        self.follow_theme()
        self.hide()

    @property
    def text(self) -> str:
        """The message in view, empty when there is none."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, *, good: bool = False) -> None:
        """Show a message; `good` for something that succeeded. An empty one hides the bar."""
        self._good = good
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        theme.set_tone(self._label, "green" if good else "amber_ink")
        self.setVisible(bool(sentence))
        self._timer.start() if good and sentence else self._timer.stop()
        self.update()

    def clear(self) -> None:
        """Remove the message."""
        self.say("")

    def restyle(self) -> None:
        self._layout.setContentsMargins(theme.px(3.0), theme.px(0.3), theme.px(1.2), theme.px(0.3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, size = QPainter(self), theme.tokens(), theme.px(1.2)
        painter.fillRect(self.rect(), theme.colour("green_bg" if self._good else "amber_bg"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        icon, tone = ("check", look.green) if self._good else ("alert", look.amber_ink)
        icons.draw(painter, icon, tone, theme.px(1.3), (self.height() - size) / 2, size)
