"""The record pane while no record is shown: it lists the six keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.style import theme

KEYS = (
    ("Enter", "到下一格；最后一格保存并新建"),
    ("Shift + Enter", "回到上一格"),
    ("Ctrl + S", "保存"),
    ("Ctrl + D", "照上一件再来一件"),
    ("F8", "填上一件同一格的内容"),
    ("Ctrl + Z", "撤销"),
)


class Placeholder(QWidget):
    """A title, one sentence and six key caps with what they do, in the middle of the pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = "这里填写左边选中的一件"
        self.setAccessibleName("；".join(f"{key}：{what}" for key, what in KEYS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, middle = theme.px(2.3), self.width() // 2
        top = max(theme.px(1.2), (self.height() - theme.px(5.2) - len(KEYS) * pitch) // 2)
        self._line(painter, "record", "ink", top, self.title)
        self._line(painter, "text", "ink2", top + theme.px(2.1), "全程可以只用键盘：")
        small = QFontMetrics(theme.font("small"))
        split = middle - theme.px(3.2)
        for number, (key, what) in enumerate(KEYS):
            y = top + theme.px(5.2) + number * pitch - theme.px(0.6)
            wide, high = small.horizontalAdvance(key) + theme.px(1.5), theme.px(1.7)
            cap = QRectF(split - wide + 0.5, y + 0.5, wide - 1, high - 1)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(cap, theme.px(0.29), theme.px(0.29))
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            painter.setFont(theme.font("text"))
            painter.setPen(theme.colour("ink2"))
            room = QRect(split + theme.px(1.4), int(y), self.width() - split, high)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, what)

    def _line(self, painter: QPainter, role: str, tone: str, top: int, text: str) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(tone))
        painter.drawText(QRect(0, top, self.width(), theme.px(1.8)), Qt.AlignmentFlag.AlignCenter, text)
