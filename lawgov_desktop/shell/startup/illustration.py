"""The illustration of the windows before the main window: hills under a pale sun, with the program's name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawgov_desktop.widgets.style import theme

NAME = "法治政府建设台账"
_WORDS = ("平时一件一件登记，年底每个数字都点得到来历。", "数据只在这台电脑和您的 U 盘里。")
#: Ridges from far to near: colour in the light and the dark theme, and six crest heights as shares of the height.
_RIDGES = (
    ("#D5DDE5", "#2A323B", (0.615, 0.605, 0.575, 0.585, 0.568, 0.556)),
    ("#B3C2CF", "#31404E", (0.672, 0.660, 0.660, 0.620, 0.597, 0.630)),
    ("#8AA3B6", "#3A5063", (0.757, 0.725, 0.735, 0.765, 0.792, 0.797)),
    ("#4F7593", "#446582", (0.857, 0.885, 0.915, 0.905, 0.903, 0.905)),
)


class Illustration(QWidget):
    """Paints the hills and the name; fills the left third of an EntryWindow."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(NAME)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(33), theme.px(50))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, dark = QPainter(self), theme.tokens().dark
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        painter.fillRect(self.rect(), theme.colour("rail"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#3A3A36" if dark else "#F5F0E4"))
        sun = min(width, height) * 0.078
        painter.drawEllipse(QPointF(width * 0.7, height * 0.36), sun, sun)
        for light, deep, crest in _RIDGES:
            painter.setBrush(QColor(deep if dark else light))
            painter.drawPath(_ridge(crest, width, height))
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        left, top = theme.px(3.0), theme.px(3.6)
        big = theme.font("page")
        big.setPointSizeF(big.pointSizeF() * 1.22)
        painter.setFont(big)
        painter.setPen(theme.colour("ink"))
        line = theme.px(2.6)
        painter.drawText(QRectF(left, top, self.width() - left, line), Qt.AlignmentFlag.AlignVCenter, NAME)
        painter.setFont(theme.font("text"))
        painter.setPen(theme.colour("ink2"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        box = QRectF(left, top + line + theme.px(0.3), self.width() - left - theme.px(1.2), theme.px(8))
        painter.drawText(box.toRect(), flags, "\n".join(_WORDS))


def _ridge(crest: tuple[float, ...], width: int, height: int) -> QPainterPath:
    """A smooth line (Catmull-Rom) through the points of a crest, closed along the bottom."""
    step = width / (len(crest) - 1)
    points = [QPointF(i * step, y * height) for i, y in enumerate(crest)]
    # One point beyond each side continues the slope of the line there.
    ends = [points[0] * 2 - points[1], *points, points[-1] * 2 - points[-2]]
    path = QPainterPath(points[0])
    for before, one, other, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        path.cubicTo(one + (other - before) * (1 / 6), other - (after - one) * (1 / 6), other)
    path.lineTo(width, height)
    path.lineTo(0, height)
    path.closeSubpath()
    return path
