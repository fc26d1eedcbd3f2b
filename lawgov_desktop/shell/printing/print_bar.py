"""The bar of the preview: which pages to print, the last run of this printout, and from where to continue it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from lawgov_desktop.records.text.page_list import parse_pages
from lawgov_desktop.storage.read.print_history import PrintedJob
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.style import theme

_STATES = {"failed": "没有打成", "cancelled": "中途停下"}


class PrintBar(EmWidget):
    """打印哪几页 [全部，或 3,7,9-10]　上次…送出第 1-36 页，共 120 页 [从第 37 张继续]."""

    #: Print these pages, counted from 0.
    continued = Signal(object)

    def __init__(self) -> None:
        super().__init__(QHBoxLayout(), (1.2, 0.45, 1.2, 0.45), 0.6)
        self._count, self._page = 0, 0
        self._last: PrintedJob | None = None
        self.field = LineEdit()
        self.field.setObjectName("print_pages")
        self.field.setPlaceholderText("全部，或 3,7,9-10")
        self.field.setAccessibleName("打印哪几页")
        self.problem = theme.label("", "small", "red")
        self.run = theme.label("", "small", "ink2")
        self.resume = Button("", "plain", icon="print", name="continue")
        self.resume.clicked.connect(self._continue)
        self.resume.hide()
        self.box.addWidget(theme.label("打印哪几页", "text", "ink2"))
        self.box.addWidget(self.field)
        self.box.addWidget(self.problem)
        self.run.setWordWrap(True)
        self.run.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.box.addWidget(self.run, 1)
        self.box.addWidget(self.resume)
        self.field.textEdited.connect(lambda _text: self.problem.clear())
        self.restyle()

    def pages(self) -> list[int]:
        """The pages typed, counted from 0; all for an empty field. Raises InputProblem."""
        return parse_pages(self.field.text(), self._count)

    def show_count(self, count: int) -> None:
        """Show how many pages the printout has."""
        self._count = count
        self._show_resume()

    def show_last(self, last: PrintedJob | None) -> None:
        """Show the last run of this printout."""
        self._last = last
        self._show_resume()

    def show_page(self, page: int) -> None:
        """Another page is in view: a complete run is printed again from there."""
        self._page = page
        self._show_resume()

    @property
    def start(self) -> int:
        """The page the button continues from: behind the last one sent, else the page in view; −1 for none."""
        if self._last is None or self._count < 2 or self._last.total != self._count:
            return -1
        return self._last.next_page or (self._page or -1)

    def _show_resume(self) -> None:
        last = self._last
        if last is None:
            self.run.clear()
        else:
            state = f"（{_STATES[last.state]}）" if last.state in _STATES else ""
            by = f" {last.operator}" if last.operator else ""
            self.run.setText(f"上次 {last.at[5:16]}{by} 送出第 {last.pages} 页，共 {last.total} 页{state}")
        self.resume.setVisible(self.start >= 0)
        self.resume.setText(f" 从第 {self.start + 1} 张继续")

    def _continue(self) -> None:
        self.continued.emit(list(range(self.start, self._count)))

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "field"):
            self.field.setFixedWidth(theme.px(11))
