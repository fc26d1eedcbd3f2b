"""Tabs over the sections of a record: they scroll to a section, they never hide one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawgov_desktop.widgets.style import icons, theme

#: Space between two tabs, in em, and the least of it.
_GAP, _LEAST_GAP = 0.85, 0.3
#: Width of the arrow at an end, in em.
_ARROW = 1.5


class SectionTabs(QWidget):
    """A line of titles with a 2 px underline below the current one; it scrolls sideways where they do not fit."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._current = 0
        self._offset = 0
        self._hover = -1
        self.setMouseTracking(True)
        self.setAccessibleName("本件的各部分")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: list[str]) -> None:
        """Set the titles; a count or 缺 is part of the title."""
        if words != self._words:
            self._words = words
            self.updateGeometry()
            self.update()

    @property
    def current(self) -> int:
        """Number of the section now at the top."""
        return self._current

    def mark(self, number: int) -> None:
        """Underline another tab and bring it into sight."""
        if number == self._current or not 0 <= number < len(self._words):
            return
        self._current = number
        box = self._boxes()[number]
        # Not below the arrow at an end with hidden tabs.
        left = theme.px(_ARROW) if number else 0
        right = self.width() - (theme.px(_ARROW) if number + 1 < len(self._words) else 0)
        if self._natural() > self.width() and (box.left() < left or box.right() > right):
            self._scroll(box.left() - left if box.left() < left else box.right() - right)
        self.update()

    def sizeHint(self) -> QSize:
        strong = QFontMetrics(self._strong())
        wide = sum(strong.horizontalAdvance(w) + 2 * theme.px(0.3) + theme.px(_GAP) for w in self._words)
        return QSize(wide, theme.px(2.4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(6), theme.px(2.4))

    def _natural(self) -> int:
        boxes = self._boxes()
        return boxes[-1].right() + self._offset + 1 if boxes else 0

    def _boxes(self) -> list[QRect]:
        plain, strong = QFontMetrics(theme.font("sub")), QFontMetrics(self._strong())
        # Measured in bold: choosing a tab must not move the others.
        wides = [max(plain.horizontalAdvance(w), strong.horizontalAdvance(w)) for w in self._words]
        gap = theme.px(_GAP)
        spare = self.width() - sum(wides) - 2 * theme.px(0.3) * len(wides)
        if len(wides) > 1 and self.width() > theme.px(20):
            # Reduce the gaps before a tab is cut.
            gap = max(theme.px(_LEAST_GAP), min(gap, spare // (len(wides) - 1)))
        boxes, left = [], -self._offset
        for wide in wides:
            boxes.append(QRect(left, 0, wide + 2 * theme.px(0.3), self.height()))
            left += wide + 2 * theme.px(0.3) + gap
        return boxes

    @staticmethod
    def _strong() -> QFont:
        font = theme.font("sub")
        font.setBold(True)
        return font

    def _ends(self) -> dict[str, QRect]:
        """The rectangles of the arrows that scroll to hidden tabs, by the name of the icon."""
        boxes, wide = self._boxes(), theme.px(_ARROW)
        ends: dict[str, QRect] = {}
        if boxes and boxes[0].left() < 0:
            ends["back"] = QRect(0, 0, wide, self.height())
        if boxes and boxes[-1].right() > self.width():
            ends["right"] = QRect(self.width() - wide, 0, wide, self.height())
        return ends

    def _scroll(self, by: int) -> None:
        self._offset = max(0, min(self._offset + by, self._natural() - self.width()))
        self.update()

    def _at(self, spot: QPointF) -> int:
        return next((i for i, box in enumerate(self._boxes()) if box.contains(spot.toPoint())), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for arrow, box in self._ends().items():
            if box.contains(event.position().toPoint()):
                self._scroll(self.width() // 2 * (1 if arrow == "right" else -1))
                return
        number = self._at(event.position())
        if number >= 0:
            self.mark(number)
            self.chosen.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._hover >= 0 else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-(event.angleDelta().y() or event.angleDelta().x()) // 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in ways:
            self.turn(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def turn(self, way: int) -> None:
        """Choose the next (+1) or previous (−1) tab."""
        number = max(0, min(len(self._words) - 1, self._current + way))
        self.mark(number)
        self.chosen.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, (word, box) in enumerate(zip(self._words, self._boxes(), strict=True)):
            current = number == self._current
            painter.setFont(self._strong() if current else theme.font("sub"))
            painter.setPen(theme.colour("ink" if current or number == self._hover else "ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
            if current:
                line = QRect(box.left(), self.height() - 2, box.width(), 2)
                painter.fillRect(line, theme.colour("accent"))
        for arrow, box in self._ends().items():
            size = theme.px(1.2)
            painter.fillRect(box.adjusted(0, 0, 0, -2), theme.colour("ground"))
            x = box.left() if arrow == "back" else box.right() - size + 1
            icons.draw(painter, arrow, theme.tokens().ink2, x, (self.height() - size) / 2, size)
