"""Badges: small rounded plates with the state of a record in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawgov_desktop.widgets.style import icons, theme

#: State → colour of text, of plate, icon, bold. The text of the badge always names the state as well.
STATES: dict[str, tuple[str, str, str, bool]] = {
    "unsaved": ("accent", "pick", "", True),
    "saved": ("green", "green_bg", "check", False),
    "wrong": ("red", "red_bg", "alert", False),
    "outside": ("amber_ink", "amber_bg", "alert", False),
    "draft": ("ink2", "pick_off", "", False),
}


#: Word of 红黄绿 → token of its mark.
MARKS = {"红": "g_red", "黄": "g_amber", "绿": "g_green", "蓝": "accent"}


def paint_mark(painter: QPainter, word: str, left: float, middle: float) -> bool:
    """Paint 红 ■, 黄 ▲, 绿 ● or 蓝 ◆ 0.8 em wide around the line `middle`; False when the word is none of them."""
    tone = MARKS.get(word[:1])
    if tone is None:
        return False
    size = theme.px(0.8)
    box = QRectF(left, middle - size / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone))
    if tone == "g_red":
        painter.drawRect(box)
    elif tone == "g_green":
        painter.drawEllipse(box)
    elif tone == "g_amber":
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([box.bottomLeft(), top, box.bottomRight()]))
    else:
        across = QPointF(size / 2, 0)
        top, bottom = QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom())
        painter.drawPolygon(QPolygonF([top, box.center() + across, bottom, box.center() - across]))
    painter.restore()
    return True


class Badge(QWidget):
    """未保存 2 处改动, 已保存 14:32, 外部修改, 草稿, 只读; hidden while there is nothing to say."""

    def __init__(self, state: str = "draft", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = state
        self._text = text
        self.show_state(state, text)

    @property
    def text(self) -> str:
        """The words on the plate."""
        return self._text

    @property
    def state(self) -> str:
        """One of STATES."""
        return self._state

    def show_state(self, state: str, text: str) -> None:
        """Show `text` in the colours of `state`; an empty text hides the badge."""
        self._state, self._text = state, text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self._text) + theme.px(1.45)
        if STATES[self._state][2]:
            width += theme.px(1.15)
        return QSize(width, max(theme.px(1.7), metrics.height() + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, plate, icon, _ = STATES[self._state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(plate))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = theme.px(0.72)
        if icon:
            size = theme.px(1.0)
            icons.draw(painter, icon, theme.colour(ink).name(), left - 1, (self.height() - size) / 2, size)
            left += theme.px(1.15)
        painter.setPen(theme.colour(ink))
        painter.setFont(self._font())
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)

    def _font(self) -> QFont:
        return theme.font("small_strong" if STATES[self._state][3] else "small")
