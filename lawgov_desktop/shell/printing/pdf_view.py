"""Shows the pages of a PDF on white paper, one at a time, with marks that can be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress
from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.preview import Preview
    from lawgov_desktop.printing.sheets.official import Mark

#: Colours of the chosen figure and of a claim that does not hold. Paper is white in every theme, so they are fixed.
_CHOSEN, _BROKEN = QColor("#FFE9A8"), QColor("#F8DCD8")
#: Least width of a page in em; a narrower page could not be read, so it is scrolled.
_LEAST = 24.0


class _Canvas(QWidget):
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
        painter.fillRect(self.rect(), theme.colour("rail"))
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


class PdfView(Restyled, QWidget):
    """Shows one page of a PDF at a time. Pages are rendered in jobs; the old page stays until the new one is ready."""

    #: Key of the mark that was pressed.
    pressed = Signal(str)

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
        self.page, self.count = 0, 0
        self._canvas = _Canvas()
        self._canvas.pressed.connect(self._press)
        self._canvas.pointed.connect(self._point)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._canvas)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bar = Bar(bottom=True)
        self.before = Button("", "quiet", icon="back", name="page_before")
        self.before.setAccessibleName("上一页")
        self.after = Button("", "quiet", icon="right", name="page_after")
        self.after.setAccessibleName("下一页")
        self.before.clicked.connect(lambda: self.show_page(self.page - 1))
        self.after.clicked.connect(lambda: self.show_page(self.page + 1))
        self._number = theme.label("", "text")
        self.hint = theme.label(hint, "small", "ink2")
        for part in (self.before, self._number, self.after):
            self.bar.box.addWidget(part)
        self.bar.box.addStretch(1)
        self.bar.box.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.bar)
        self.follow_theme()

    # -- what is shown ------------------------------------------------------------------------------------

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
        self.count = preview.pages
        self._canvas.words = ""
        self.page = max(0, min(self.page if page is None else page, self.count - 1))
        self._fit()

    def show_page(self, page: int) -> None:
        """Show a page, counted from 0."""
        if 0 <= page < self.count and page != self.page:
            self.page = page
            self._scroll.verticalScrollBar().setValue(0)
            self._fit()

    def choose(self, key: str, *, turn: bool = True) -> None:
        """Mark every occurrence of a figure; with `turn`, show the first page that has one."""
        self._chosen = key
        pages = [mark.page for mark in self._marks if mark.key == key]
        if turn and pages and self.page not in pages:
            self.show_page(pages[0])
        self._place_marks()

    def _show_number(self) -> None:
        self._number.setText(f"第 {self.page + 1} 页，共 {self.count} 页" if self.count else "")
        self.before.setVisible(self.count > 1)
        self.after.setVisible(self.count > 1)
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page < self.count - 1)

    # -- rendering ----------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Fit the sheet into the view and render it."""
        self._show_number()
        if self._canvas.words or self._preview is None or not self.count:
            self._canvas.resize(self._scroll.viewport().size())
            return
        wide, high = self._preview.size(self.page)
        edge = theme.px(1.0)
        room = self._scroll.viewport().size()
        across = room.width() - 2 * edge
        whole = min(across, (room.height() - 2 * edge) * wide / high)
        width = max(whole, min(across, theme.px(_LEAST * max(1.0, wide / high))))
        height = width * high / wide
        canvas = QSize(room.width(), max(room.height(), round(height + 2 * edge)))
        self._canvas.resize(canvas)
        self._canvas.sheet = QRectF(
            round((canvas.width() - width) / 2),
            round(max(edge, (canvas.height() - height) / 2)),
            width,
            height,
        )
        self._place_marks()
        self._render(width / wide)

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
                    marks.append((self._box(mark, sheet, scale), colour))
        self._canvas.marks = marks
        self._canvas.update()

    @staticmethod
    def _box(mark: Mark, sheet: QRectF, scale: float) -> QRectF:
        return QRectF(
            sheet.x() + mark.x * scale, sheet.y() + mark.y * scale, mark.width * scale, mark.height * scale
        )

    def mark_at(self, position: QPointF) -> str:
        """Key of the mark at a position of the canvas, empty when there is none."""
        if self._preview is None or self._canvas.sheet.isEmpty():
            return ""
        sheet = self._canvas.sheet
        scale = sheet.width() / self._preview.size(self.page)[0]
        for mark in self._marks:
            if mark.page == self.page and self._box(mark, sheet, scale).contains(position):
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
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.show_page(self.page + step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.show_page(0 if event.key() == Qt.Key.Key_Home else self.count - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.hint.setVisible(self.width() > theme.px(26))

    def restyle(self) -> None:
        self._fit()


def picture(preview: Preview, page: int, dots_per_mm: float) -> QImage:
    """One page as an image that owns its memory, so that any thread may use it."""
    bitmap = preview.picture(page, dots_per_mm)
    return QImage(bitmap.data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
