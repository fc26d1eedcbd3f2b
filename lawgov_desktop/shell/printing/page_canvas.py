"""The white sheet of the preview with its marks, or a text in place of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.preview import Preview


def picture(preview: Preview, page: int, dots_per_mm: float) -> QImage:
    """One page as an image that owns its memory, so that any thread may use it."""
    bitmap = preview.picture(page, dots_per_mm)
    return QImage(bitmap.data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()


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
            self._draw_image(painter, self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box, colour in self.marks:
            painter.fillRect(box, colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw_image(self, painter: QPainter, image: QImage) -> None:
        """Draw the page: pixel by pixel where it has the size of the sheet, stretched while another one is rendered."""
        ratio = self.devicePixelRatioF()
        if abs(image.width() - self.sheet.width() * ratio) < 2:
            image.setDevicePixelRatio(ratio)
            painter.setClipRect(self.sheet)
            painter.drawImage(self.sheet.topLeft(), image)
            painter.setClipping(False)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.sheet, image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(event.position())
