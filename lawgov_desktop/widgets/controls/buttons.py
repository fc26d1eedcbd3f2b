"""Buttons: one filled per screen, plain ones, quiet ones, links; the shortcut stands in the button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme

Look = Literal["filled", "plain", "danger", "quiet", "link", "wrong"]

_ICON_TONE: dict[str, str] = {
    "filled": "on_accent",
    "plain": "ink2",
    "danger": "red",
    "quiet": "ink2",
    "link": "accent",
    "wrong": "red",
}


class Button(Restyled, QPushButton):
    """A push button in one of the six looks, with a tinted icon and a focus ring that moves nothing."""

    restyle_events = Restyled.restyle_events | {QEvent.Type.PaletteChange}

    def __init__(
        self,
        text: str,
        look: Look = "plain",
        *,
        icon: str = "",
        shortcut: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`shortcut` is shown in the text and works while the button is visible; `name` is the objectName, a verb."""
        super().__init__(parent)
        self._icon = icon
        self.setProperty("look", look)
        self.setObjectName(name)
        self.setAccessibleName(text)
        # Qt leaves no room between icon and text: a plain space does.
        self.setText((" " if icon else "") + (f"{text}  {shortcut}" if shortcut else text))
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.follow_theme()

    def set_look(self, look: Look) -> None:
        """Change the look: 保存 is filled only while there is something to save."""
        if self.property("look") == look:
            return
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)
        self.restyle()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            # Qt would show the button pressed for 100 ms; keys typed meanwhile would reach the wrong widget.
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "ink" if self.property("look") == "filled" else "accent"
        painter.setPen(QPen(theme.colour(tone), 2))
        radius = theme.px(0.29) - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def restyle(self) -> None:
        """Draw the icon in the colour and size of the theme."""
        if not self._icon:
            return
        look, size = theme.tokens(), theme.px(1.2)
        colour = getattr(look, _ICON_TONE[self.property("look")])
        self.setIcon(icons.icon(self._icon, colour, size, disabled=look.ink3))
        self.setIconSize(QSize(size, size))
