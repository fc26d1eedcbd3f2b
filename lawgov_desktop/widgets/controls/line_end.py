"""What stands at the right end of a line edit: the icon of its popup, its unit, and the pin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from lawgov_desktop.widgets.controls.form_control import FormControl
from lawgov_desktop.widgets.style import icons, theme


class LineEnd:
    """The rectangles of icon, unit and pin of one line, and their painting."""

    def __init__(self, line: FormControl, text_right: Callable[[], int]) -> None:
        """`text_right` returns the pixel where the text ends: the pin under the pointer needs room beside it."""
        self._line, self._text_right = line, text_right
        #: Name of the icon, empty for none.
        self.icon = ""
        #: 元, 人, 次; empty for none.
        self.unit = ""
        #: The pointer is on a line that can be pinned.
        self.hovered = False

    def width(self, pad: int) -> int:
        """Pixels the end takes; `pad` where it is empty."""
        width = theme.px(1.95) if self._icon_shown() else pad
        if self.unit:
            width += self._unit_width()
        return width + theme.px(1.45) if self._line.pinned else width

    def opens_at(self, spot: QPoint) -> bool:
        """Whether a click there opens the popup."""
        width = theme.px(2.0)
        box = QRect(self._line.width() - width, 0, width, self._line.height())
        return self._icon_shown() and box.contains(spot)

    def pin_at(self, spot: QPoint) -> bool:
        """Whether a click there pins or unpins the value."""
        return self._pin_shown() and self._pin_box().contains(spot)

    def _icon_shown(self) -> bool:
        return bool(self.icon) and not self._line.fixed

    def _unit_width(self) -> int:
        return QFontMetrics(self._line.font()).horizontalAdvance(self.unit) + theme.px(0.45)

    def _pin_box(self) -> QRect:
        right = theme.px(2.0) if self._icon_shown() else theme.px(0.45)
        if self.unit:
            right += self._unit_width()
        return QRect(self._line.width() - right - theme.px(1.3), 0, theme.px(1.3), self._line.height())

    def _pin_shown(self) -> bool:
        """Blue when pinned; grey under the pointer where there is room beside the text."""
        line = self._line
        if line.fixed or not line.isEnabled():
            return False
        if line.pinned or not (line.pinnable and self.hovered):
            return line.pinned
        return self._text_right() + theme.px(0.3) < self._pin_box().left()

    def paint(self, painter: QPainter) -> None:
        """Paint icon, unit and pin."""
        line, look, size = self._line, theme.tokens(), theme.px(1.2)
        quiet = look.ink2 if line.isEnabled() else look.ink3
        height, right = line.height(), line.width() - theme.px(0.7)
        if self._icon_shown():
            left = line.width() - theme.px(0.5) - size
            icons.draw(painter, self.icon, quiet, left, (height - size) / 2, size)
            right = line.width() - theme.px(1.95)
        if self.unit:
            painter.setPen(quiet)
            box = QRect(0, 0, right, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.unit)
        if self._pin_shown():
            spot, size = self._pin_box(), theme.px(1.1)
            tone = look.accent if line.pinned else look.ink3
            x = spot.x() + (spot.width() - size) / 2
            icons.draw(painter, "pin", tone, x, (height - size) / 2, size)
