"""The parts of the sidebar, each a button that paints itself: the head, the pages, and the two lines of the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme

#: Widths of the sidebar in em: with words, and with icons alone.
WIDE, NARROW = 12.0, 3.4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class SidebarButton(Restyled, QAbstractButton):
    """A part of the sidebar: folds to an icon, and shows hover and focus."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.folded = False
        self._hovered = False
        self.follow_theme()

    def fold(self, folded: bool) -> None:
        """Show the icon alone with the words in the tooltip, or both side by side."""
        self.folded = folded
        self.setToolTip(self.text() if folded else "")
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def plate(self) -> QRectF:
        """The rectangle of the white plate (current page) and of the focus ring."""
        side = theme.px(0.5)
        return QRectF(self.rect()).adjusted(side, 0, -side, 0)

    def paint_plate(self, painter: QPainter, colour: str) -> None:
        """Fill the plate."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colour))
        painter.drawRoundedRect(self.plate(), theme.px(0.29), theme.px(0.29))

    def paint_focus(self, painter: QPainter) -> None:
        """Draw the ring of the keyboard focus."""
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.plate().adjusted(1, 1, -1, -1), theme.px(0.25), theme.px(0.25))


class SidebarItem(SidebarButton):
    """The button of one page; the current one has a white plate and a bar in the accent colour."""

    def __init__(self, text: str, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(text, name, parent)
        self.setCheckable(True)
        self._icon = icon if icons.exists(icon) else "file"
        self.pitch = 2.43

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW if self.folded else WIDE), theme.px(self.pitch))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.tokens()
        plate, size = self.plate().toRect(), theme.px(1.3)
        if self.isChecked():
            self.paint_plate(painter, "surface")
            height = theme.px(1.2)
            bar = QRect(plate.x(), (self.height() - height) // 2, max(3, theme.px(0.21)), height)
            painter.fillRect(bar, theme.colour("accent"))
        elif self._hovered:
            self.paint_plate(painter, "ground")
        tone = look.accent if self.isChecked() else look.ink2
        left = (self.width() - size) / 2 if self.folded else theme.px(1.07)
        icons.draw(painter, self._icon, tone, left, (self.height() - size) / 2, size)
        if not self.folded:
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("strong" if self.isChecked() else "text"))
            box = self.rect().adjusted(theme.px(3.0), 0, -theme.px(0.7), 0)
            metrics = QFontMetrics(painter.font())
            painter.drawText(
                box, int(_MIDDLE), metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
            )
        self.paint_focus(painter)


class SidebarHead(SidebarButton):
    """Town and year; pressing it requests the menu of years."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "year", parent)
        self._town, self._year = "", 0

    def show_place(self, town: str, year: int) -> None:
        """Show `town` in bold and `year` beside it."""
        self._town, self._year = town, year
        self.setText(f"{town} {year} 年，选择年度")
        self.setAccessibleName(self.text())
        self.fold(self.folded)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW if self.folded else WIDE), theme.px(3.07))

    def plate(self) -> QRectF:
        inset = theme.px(0.4)
        return super().plate().adjusted(0, inset, 0, -inset)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.tokens()
        if self._hovered:
            self.paint_plate(painter, "ground")
        font = theme.font("rail")
        bold = theme.font("rail")
        bold.setBold(True)
        year, size = str(self._year), theme.px(1.0)
        width = QFontMetrics(font).horizontalAdvance(year)
        painter.setPen(theme.colour("ink"))
        if self.folded:
            painter.setFont(theme.font("strong"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), year)
        else:
            left, gap = theme.px(1.0), theme.px(0.5)
            room = self.width() - left - width - 2 * gap - size - theme.px(0.6)
            town = QFontMetrics(bold).elidedText(self._town, Qt.TextElideMode.ElideRight, room)
            painter.setFont(bold)
            painter.drawText(QRect(left, 0, room, self.height()), int(_MIDDLE), town)
            left += QFontMetrics(bold).horizontalAdvance(town) + (gap if town else 0)
            painter.setFont(font)
            painter.drawText(QRect(left, 0, width + gap, self.height()), int(_MIDDLE), year)
            icons.draw(
                painter, "down", look.ink2, left + width + gap * 0.7, (self.height() - size) / 2 + 1, size
            )
        self.paint_focus(painter)


class SidebarLine(SidebarButton):
    """A small line of the foot: an icon, a text, and the name of the action at the right end."""

    def __init__(self, name: str, icon: str, action: str, parent: QWidget) -> None:
        super().__init__("", name, parent)
        self._icon, self._tone, self._action = icon, "ink2", action

    def say(self, text: str, icon: str, tone: str = "ink2", ink: str = "ink2") -> None:
        """Show `text` in the colour `ink` beside the icon in the colour `tone`."""
        self._icon, self._tone, self._ink = icon, tone, ink
        self.setText(text)
        self.setAccessibleName(f"{text} {self._action}".strip())
        self.fold(self.folded)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW if self.folded else WIDE), theme.px(1.36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.tokens()
        size = theme.px(1.0)
        left = (self.width() - size) / 2 if self.folded else theme.px(1.1)
        icons.draw(painter, self._icon, getattr(look, self._tone), left, (self.height() - size) / 2, size)
        if not self.folded:
            painter.setFont(theme.font("small"))
            metrics = QFontMetrics(painter.font())
            box = self.rect().adjusted(theme.px(2.57), 0, -theme.px(1.0), 0)
            if self._action:
                painter.setPen(theme.colour("accent_hover" if self._hovered else "accent"))
                painter.drawText(box, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), self._action)
                box.adjust(0, 0, -metrics.horizontalAdvance(self._action) - theme.px(0.5), 0)
            painter.setPen(theme.colour("ink" if self._hovered and not self._action else self._ink))
            painter.drawText(
                box, int(_MIDDLE), metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
            )
        self.paint_focus(painter)
