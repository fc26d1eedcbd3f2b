"""Small rounded buttons: a chip that shows a filter and removes it, a word that can be switched on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme


class Chip(Restyled, QAbstractButton):
    """With the `icon` close a chip that removes something; checkable, one of several words."""

    def __init__(
        self, text: str, *, icon: str = "", checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("small"))
        width = metrics.horizontalAdvance(self.text()) + theme.px(1.45)
        if self._icon:
            width += theme.px(1.3)
        return QSize(width, max(theme.px(1.7), metrics.height() + 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, edge, width = self.isChecked(), look.edge if self.isCheckable() else "", 1
        if on or self.hasFocus():
            edge, width = look.accent, 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        fill = look.pick if on else look.surface if self.isCheckable() else look.pick_off
        painter.setBrush(QColor(look.hover if self.underMouse() and not on else fill))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font("small"))
        painter.setPen(look.ink)
        left = theme.px(0.72)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._icon:
            size = theme.px(1.1)
            icons.draw(
                painter,
                self._icon,
                look.ink2,
                self.width() - left - size + 2,
                (self.height() - size) / 2,
                size,
            )
