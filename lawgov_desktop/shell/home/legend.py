"""The two words beside a chart: what the dark and the pale bars are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawgov_desktop.widgets.style import theme


class Legend(QWidget):
    """Dark square and this year, pale square and the year before."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = ("今年", "去年")

    def show_years(self, year: int) -> None:
        """The words for a year."""
        self._words = (f"{year}", f"{year - 1}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("small"))
        words = sum(metrics.horizontalAdvance(w) for w in self._words)
        return QSize(words + theme.px(2.9), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics, square, left = QFontMetrics(painter.font()), theme.px(0.72), 0
        for word, tone in zip(self._words, ("accent", "chart2"), strict=True):
            painter.fillRect(left, (self.height() - square) // 2, square, square, theme.colour(tone))
            left += square + theme.px(0.25)
            painter.setPen(theme.colour("ink2"))
            width = metrics.horizontalAdvance(word)
            painter.drawText(QRect(left, 0, width, self.height()), int(Qt.AlignmentFlag.AlignVCenter), word)
            left += width + theme.px(0.5)
