"""The small pages beside the preview: only those in view are rendered, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from lawgov_desktop.shell.printing.page_canvas import picture
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress
from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.preview import Preview

#: Width of the strip and of a small page, and the space for a page number, in em.
_WIDE, _SHEET, _NUMBER = 11.0, 8.2, 1.6
#: Small pages kept.
_KEPT = 300


class Thumbnails(Restyled, QAbstractScrollArea):
    """A column of small pages; a click shows the page."""

    #: Page, counted from 0.
    chosen = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("thumbnails")
        self.setAccessibleName("每一页的小图")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._jobs = jobs
        self._preview: Preview | None = None
        self._job: Job | None = None
        self.images: dict[int, QImage] = {}
        self.current = 0
        self._ratio = 1.4
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.follow_theme()

    def show_preview(self, preview: Preview) -> None:
        """Show the small pages of another PDF."""
        if self._job is not None and self._job.running:
            self._job.cancel()
        self._preview, self._job = preview, None
        self.images.clear()
        wide, high = preview.size(0)
        self._ratio = high / wide
        self.setVisible(preview.pages > 1)
        self._measure()

    def forget(self) -> None:
        """The window is closing: no small page that is still being rendered is shown."""
        self._preview = None
        if self._job is not None and self._job.running:
            self._job.cancel()

    def mark(self, page: int) -> None:
        """Mark the page in view, and bring its small page into sight."""
        self.current = page
        bar, tall = self.verticalScrollBar(), self._tall()
        if page * tall < bar.value():
            bar.setValue(page * tall)
        elif (page + 1) * tall > bar.value() + self.viewport().height():
            bar.setValue((page + 1) * tall - self.viewport().height())
        self.viewport().update()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._preview.pages if self._preview is not None else 0

    def _tall(self) -> int:
        """Height of one small page with its number."""
        return round(theme.px(_SHEET) * self._ratio) + theme.px(_NUMBER + 0.7)

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        first = top // self._tall()
        return range(first, min(self.pages, (top + self.viewport().height()) // self._tall() + 1))

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setSingleStep(self._tall() // 2)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self.pages * self._tall() - self.viewport().height()))
        self.viewport().update()

    def _sheet(self, page: int) -> QRect:
        wide = theme.px(_SHEET)
        top = page * self._tall() - self.verticalScrollBar().value() + theme.px(0.5)
        return QRect((self.viewport().width() - wide) // 2, top, wide, round(wide * self._ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(theme.font("small"))
        for page in self._in_view():
            sheet = self._sheet(page)
            painter.fillRect(sheet, QColor("#FFFFFF"))
            if page in self.images:
                painter.drawImage(sheet, self.images[page])
            here = page == self.current
            painter.setPen(QPen(theme.colour("accent" if here else "line"), 2 if here else 1))
            painter.drawRect(sheet.adjusted(-1, -1, 0, 0))
            painter.setPen(theme.colour("ink" if here else "ink2"))
            below = QRect(0, sheet.bottom() + 2, self.viewport().width(), theme.px(_NUMBER))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(page + 1))
        self._render_next()

    def _render_next(self) -> None:
        """Render the first small page in view that is missing; one at a time, so that the large page comes first."""
        if self._preview is None or (self._job is not None and self._job.running):
            return
        page = next((page for page in self._in_view() if page not in self.images), None)
        if page is None:
            return
        preview = self._preview
        dots = theme.px(_SHEET) * self.devicePixelRatioF() / preview.size(page)[0]

        def draw(progress: Progress) -> Any:
            progress.check()
            return picture(preview, page, dots)

        def done(image: QImage) -> None:
            if preview is not self._preview:
                return
            if len(self.images) >= _KEPT:
                del self.images[next(iter(self.images))]
            self.images[page] = image
            self.viewport().update()

        self._job = self._jobs.start(draw, done, lambda _error: None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        page = (round(event.position().y()) + self.verticalScrollBar().value()) // self._tall()
        if 0 <= page < self.pages:
            self.chosen.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(20))

    def restyle(self) -> None:
        """Small pages of another size are rendered again."""
        self.images.clear()
        self.setFixedWidth(theme.px(_WIDE))
        self._measure()
