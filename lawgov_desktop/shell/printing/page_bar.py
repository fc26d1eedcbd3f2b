"""The bar below the pages: the page number to read or type, the zoom, and a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.text.page_list import parse_pages
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.style import theme

#: Width in em that the page number takes with the hint, with the zoom, and with both.
_HINT, _ZOOM, _BOTH = 26.0, 30.0, 50.0


class PageBar(Bar):
    """‹ 第 [3] 页，共 120 页 ›　− 100% ＋ 适合宽度 整页　hint."""

    #: Page to show, counted from 0.
    page_chosen = Signal(int)
    #: +1 or −1 step of the zoom; 适合宽度; 整页.
    zoomed = Signal(int)
    fit_width = Signal()
    fit_page = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__(bottom=True)
        self._page, self._count = 0, 0
        self.before = self._button("", "page_before", "上一页", icon="back")
        self._first = theme.label("第", "text")
        self.field = LineEdit()
        self.field.setObjectName("page_number")
        self.field.setAccessibleName("页码")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._of = theme.label("", "text")
        self.after = self._button("", "page_after", "下一页", icon="right")
        self.smaller = self._button("−", "zoom_out", "缩小  Ctrl+-")
        self.percent = theme.label("", "small", "ink2")
        self.larger = self._button("＋", "zoom_in", "放大  Ctrl++")
        self.width_button = self._button("适合宽度", "fit_width", "适合宽度")
        self.page_button = self._button("整页", "fit_page", "整页  Ctrl+0")
        self.hint = theme.label(hint, "small", "ink2")
        self._zoom: tuple[QWidget, ...] = (
            self.smaller, self.percent, self.larger, self.width_button, self.page_button,
        )  # fmt: skip
        for part in (self.before, self._first, self.field, self._of, self.after):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.box.addWidget(self.hint)
        for part in self._zoom:
            self.box.addWidget(part)
        self.before.clicked.connect(lambda: self.page_chosen.emit(self._page - 1))
        self.after.clicked.connect(lambda: self.page_chosen.emit(self._page + 1))
        self.field.returnPressed.connect(self._typed)
        self.field.editingFinished.connect(lambda: self.show_page(self._page, self._count))
        self.smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        self.larger.clicked.connect(lambda: self.zoomed.emit(1))
        self.width_button.clicked.connect(self.fit_width)
        self.page_button.clicked.connect(self.fit_page)
        self.restyle()

    def _button(self, text: str, name: str, title: str, icon: str = "") -> Button:
        button = Button(text, "quiet", icon=icon, name=name)
        button.setAccessibleName(title.partition("  ")[0])
        button.setToolTip(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_page(self, page: int, count: int) -> None:
        """Show the number of the page in view, counted from 0."""
        self._page, self._count = page, count
        several = count > 1
        for part in (self.before, self.after, self._first, self.field):
            part.setVisible(several)
        self.field.setText(str(page + 1))
        self._of.setText(f"页，共 {count} 页" if several else "共 1 页" if count else "")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)
        self._arrange()

    def show_zoom(self, percent: float) -> None:
        """Show the size of the sheet in percent of its real size."""
        self.percent.setText(f"{percent:.0f}%")

    def _typed(self) -> None:
        try:
            pages = parse_pages(self.field.text(), self._count)
        except KnownError as error:
            self.field.setToolTip(error.sentence)
            self.show_page(self._page, self._count)
        else:
            self.page_chosen.emit(pages[0])
        self.field.selectAll()

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "field"):
            self.field.setFixedWidth(theme.px(4.2))
            self.percent.setMinimumWidth(theme.px(2.8))
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        hinted = bool(self.hint.text())
        self.hint.setVisible(hinted and self.width() > theme.px(_HINT))
        for part in self._zoom:
            part.setVisible(self._count > 0 and self.width() > theme.px(_BOTH if hinted else _ZOOM))
