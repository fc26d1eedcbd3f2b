"""The quiet bar for a sentence that belongs to no field: what could not be done and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.style import icons, theme

#: Milliseconds good news stays.
_GOOD_NEWS = 12_000


class MessageBar(QWidget):
    """One line at the top of the page, until it is closed or the page changes; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._good = False
        # Good news goes by itself; what has to be put right stays until it is read.
        self._timer = QTimer(self, singleShot=True, interval=_GOOD_NEWS)
        self._timer.timeout.connect(self.clear)
        self._label = theme.label("", "text")
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = Button("知道了", "quiet", name="close_notice")
        self._close.clicked.connect(self.clear)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._close)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence in view, empty when there is none."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, *, good: bool = False) -> None:
        """Show a sentence; `good` for something that went well."""
        self._good = good
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        theme.set_tone(self._label, "green" if good else "amber_ink")
        self.setVisible(bool(sentence))
        self._timer.start() if good and sentence else self._timer.stop()
        self.update()

    def clear(self) -> None:
        """Nothing to say any more."""
        self.say("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.restyled(event) and hasattr(self, "_layout"):
            self._restyle()

    def _restyle(self) -> None:
        self._layout.setContentsMargins(theme.px(3.0), theme.px(0.3), theme.px(1.2), theme.px(0.3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, size = QPainter(self), theme.tokens(), theme.px(1.2)
        painter.fillRect(self.rect(), theme.colour("green_bg" if self._good else "amber_bg"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        icon, tone = ("check", look.green) if self._good else ("alert", look.amber_ink)
        icons.draw(painter, icon, tone, theme.px(1.3), (self.height() - size) / 2, size)
