"""Shows the pages of a PDF on white paper, one at a time, with zoom and with marks that can be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lawgov_desktop.shell.printing.page_bar import PageBar
from lawgov_desktop.shell.printing.page_canvas import PageCanvas, picture
from lawgov_desktop.shell.printing.zoom import Zoom
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress
from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.preview import Preview
    from lawgov_desktop.printing.sheets.official import Mark

#: Colours of the chosen figure and of a claim that does not hold. Paper is white in every theme, so they are fixed.
_CHOSEN, _BROKEN = QColor("#FFE9A8"), QColor("#F8DCD8")
#: Least width of a whole page in em; a narrower page could not be read, so it is scrolled.
_LEAST = 24.0
#: One notch of a mouse wheel.
_NOTCH = 120


class PdfView(Restyled, QWidget):
    """Shows one page of a PDF at a time. Pages are rendered in jobs; the old page stays until the new one is ready."""

    #: Key of the mark that was pressed.
    pressed = Signal(str)
    #: Page in view, counted from 0, after another one was chosen.
    turned = Signal(int)
    #: The page in view is ready to be painted.
    rendered = Signal()

    def __init__(self, jobs: Jobs, hint: str = "") -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._jobs = jobs
        self._preview: Preview | None = None
        self._marks: Sequence[Mark] = ()
        self._broken: frozenset[str] = frozenset()
        self._chosen = ""
        self._job: Job | None = None
        #: Page and dots per mm of the image being rendered or shown.
        self._request: tuple[int, float] | None = None
        self._wheel = 0
        self.page, self.count = 0, 0
        self.zoom = Zoom()
        self._canvas = PageCanvas()
        self._canvas.pressed.connect(self._press)
        self._canvas.pointed.connect(self._point)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._canvas)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bar = PageBar(hint)
        self.bar.page_chosen.connect(self.show_page)
        self.bar.zoomed.connect(self.zoom_by)
        self.bar.fit_width.connect(lambda: self.fit("width"))
        self.bar.fit_page.connect(lambda: self.fit("page"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.bar)
        self.follow_theme()

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def painted(self) -> bool:
        """Whether the page in view is on the screen."""
        return self._canvas.image is not None and not self._canvas.words

    def say(self, words: str) -> None:
        """Show a text in place of a page: 正在排版……, or why there is none."""
        self._canvas.words = words
        self._fit()
        self._canvas.update()

    def show_preview(
        self,
        preview: Preview,
        marks: Sequence[Mark] = (),
        broken: Sequence[str] = (),
        page: int | None = None,
    ) -> None:
        """Show an opened PDF. Without `page` the page number in view is kept, if the PDF has that page."""
        self._preview, self._marks, self._broken = preview, marks, frozenset(broken)
        self._request = None
        self.count = preview.pages
        self._canvas.words = ""
        self.page = max(0, min(self.page if page is None else page, self.count - 1))
        self._fit()

    def forget(self) -> None:
        """The window is closing: no page that is still being rendered is shown."""
        self._preview = None
        if self._job is not None and self._job.running:
            self._job.cancel()

    def show_page(self, page: int) -> None:
        """Show a page, counted from 0, from its top."""
        if 0 <= page < self.count and page != self.page:
            self.page = page
            self._scroll.verticalScrollBar().setValue(0)
            self._fit()
            self.turned.emit(page)

    def choose(self, key: str, *, turn: bool = True) -> None:
        """Mark every occurrence of a figure; with `turn`, show the first page that has one."""
        self._chosen = key
        pages = [mark.page for mark in self._marks if mark.key == key]
        if turn and pages and self.page not in pages:
            self.show_page(pages[0])
        self._place_marks()

    # -- zoom ---------------------------------------------------------------------------------------------

    def fit(self, mode: Any) -> None:
        """Fit the sheet into the view: "page" or "width"."""
        self.zoom.mode = mode
        self._fit()

    def zoom_by(self, step: int, at: QPointF | None = None) -> None:
        """One step larger (1) or smaller (−1); the point `at` of the view (else its middle) stays where it is."""
        if self._preview is None or self._canvas.sheet.isEmpty():
            return
        view = self._scroll.viewport()
        at = at or QPointF(view.width() / 2, view.height() / 2)
        before = self._canvas.sheet
        point = QPointF(self._canvas.mapFrom(view, at.toPoint()))
        part = ((point.x() - before.x()) / before.width(), (point.y() - before.y()) / before.height())
        self.zoom.step(step, self._percent())
        self._fit()
        after = self._canvas.sheet
        self._scroll.horizontalScrollBar().setValue(round(after.x() + part[0] * after.width() - at.x()))
        self._scroll.verticalScrollBar().setValue(round(after.y() + part[1] * after.height() - at.y()))

    def _percent(self) -> float:
        """The size of the sheet in view in percent of its real size."""
        if self._preview is None or self._canvas.sheet.isEmpty():
            return 100.0
        return self._canvas.sheet.width() / self._preview.size(self.page)[0] / _dots_per_mm(self) * 100

    # -- rendering ----------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Give the sheet its size and place, and render it."""
        self.bar.show_page(self.page, self.count)
        if self._canvas.words or self._preview is None or not self.count:
            self._canvas.resize(self._scroll.viewport().size())
            return
        size, edge, room = self._preview.size(self.page), theme.px(1.0), self._scroll.maximumViewportSize()

        def measured() -> tuple[float, float]:
            inside = (max(1, room.width() - 2 * edge), max(1, room.height() - 2 * edge))
            width = self.zoom.width(size, inside, _dots_per_mm(self), theme.px(_LEAST))
            return width, width * size[1] / size[0]

        width, height = measured()
        if height + 2 * edge > room.height():
            room -= QSize(self._scroll.verticalScrollBar().sizeHint().width(), 0)
            width, height = measured()
        canvas = QSize(
            max(room.width(), round(width + 2 * edge)), max(room.height(), round(height + 2 * edge))
        )
        self._canvas.resize(canvas)
        left = round(max(edge, (canvas.width() - width) / 2))
        self._canvas.sheet = QRectF(left, round(max(edge, (canvas.height() - height) / 2)), width, height)
        self.bar.show_zoom(self._percent())
        self._place_marks()
        self._render(width / size[0])

    def _render(self, dots_per_mm: float) -> None:
        request = (self.page, dots_per_mm * self.devicePixelRatioF())
        if request == self._request and self._canvas.image is not None:
            return
        self._request = request
        preview = self._preview

        def draw(progress: Progress) -> Any:
            progress.check()
            assert preview is not None
            return picture(preview, *request)

        def done(image: QImage) -> None:
            if self._request == request and self._preview is preview:
                self._canvas.image = image
                self._canvas.update()
                self.rendered.emit()

        if self._job is not None and self._job.running:
            self._job.cancel()
        # Errors are ignored: a page that fails after the view moved on is not needed.
        self._job = self._jobs.start(draw, done, lambda _error: None)

    def _place_marks(self) -> None:
        marks: list[tuple[QRectF, QColor]] = []
        sheet = self._canvas.sheet
        if self._preview is not None and not sheet.isEmpty():
            scale = sheet.width() / self._preview.size(self.page)[0]
            for mark in self._marks:
                colour = (
                    _CHOSEN if mark.key == self._chosen else _BROKEN if mark.key in self._broken else None
                )
                if mark.page == self.page and colour is not None:
                    marks.append((_box(mark, sheet, scale), colour))
        self._canvas.marks = marks
        self._canvas.update()

    def mark_at(self, position: QPointF) -> str:
        """Key of the mark at a position of the canvas, empty when there is none."""
        if self._preview is None or self._canvas.sheet.isEmpty():
            return ""
        sheet = self._canvas.sheet
        scale = sheet.width() / self._preview.size(self.page)[0]
        for mark in self._marks:
            if mark.page == self.page and _box(mark, sheet, scale).contains(position):
                return mark.key
        return ""

    def _press(self, position: QPointF) -> None:
        self.setFocus()
        key = self.mark_at(position)
        if key:
            self.pressed.emit(key)

    def _point(self, position: QPointF) -> None:
        hand = bool(self.mark_at(position))
        self._canvas.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    # -- window -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        pages = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if held and key in zooms:
            self.zoom_by(zooms[key])
        elif held and key == Qt.Key.Key_0:
            self.fit("page")
        elif key in pages:
            self.show_page(pages[key])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page and, at its end, turns it; with Ctrl it zooms."""
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return super().eventFilter(watched, event)
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turn:
                self.zoom_by(1 if turn > 0 else -1, event.position())
            return True
        bar = self._scroll.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if turn > 0 else bar.maximum())
        self._wheel = self._wheel + turn if at_end else 0
        if not at_end or abs(self._wheel) < _NOTCH:
            return False
        step = -1 if self._wheel > 0 else 1
        self._wheel = 0
        self.show_page(self.page + step)
        if step < 0:
            bar.setValue(bar.maximum())
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()


def _dots_per_mm(widget: QWidget) -> float:
    """Pixels per mm at 100%."""
    return widget.logicalDpiX() / 25.4


def _box(mark: Mark, sheet: QRectF, scale: float) -> QRectF:
    return QRectF(
        sheet.x() + mark.x * scale, sheet.y() + mark.y * scale, mark.width * scale, mark.height * scale
    )
