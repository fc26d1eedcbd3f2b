"""The white sheet of the preview with its marks, or a text in place of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.style import theme


class PageCanvas(QWidget):
    """Paints one sheet with its marks, or a text in place of it."""

    #: Position in pixels of the canvas.
    pressed = Signal(QPointF)
    pointed = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = QRectF()
        self.image: QImage | None = None
        self.marks: list[tuple[QRectF, QColor]] = []
        self.words = ""
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("rail"))
        if self.words:
            painter.setPen(theme.colour("ink2"))
            painter.setFont(theme.font("text"))
            side = theme.px(1.7)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(side, side, -side, -side), flags, self.words)
            return
        if self.sheet.isEmpty():
            return
        painter.fillRect(self.sheet, QColor("#FFFFFF"))
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.sheet, self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box, colour in self.marks:
            painter.fillRect(box, colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(event.position())
