"""The footer of a list: how many rows, of what, their totals; 筛选 and 列 at its right end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme


class ListFooter(Restyled, QWidget):
    """**52 件** 2023 年受理 · 成功 42 · 正在调解 6 · 金额 486,300.00 — 筛选 列."""

    filter_requested = Signal()
    columns_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._count = theme.label("", "strong", parent=self)
        self._of = theme.label("", "text", "ink2", parent=self)
        self._totals = theme.label("", "text", "ink2", parent=self)
        self._totals.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self._hint = theme.label("Enter 打开这一件", "sub", "ink2", parent=self)
        self.filter_button = Button("筛选", "quiet", icon="filter", name="filter", parent=self)
        self.columns_button = Button("列", "quiet", icon="columns", name="columns", parent=self)
        self.filter_button.clicked.connect(self.filter_requested)
        self.columns_button.clicked.connect(self.columns_requested)
        self._line = QHBoxLayout(self)
        parts: tuple[QWidget, ...] = (self._count, self._of, self._totals, self._hint)
        for part in (*parts, self.filter_button, self.columns_button):
            self._line.addWidget(part)
        self._line.setStretch(2, 1)
        self.set_narrow(False)
        self.follow_theme()

    def say(self, count: int, measure: str, of: str, totals: list[str], selected: int = 0) -> None:
        """`count` rows; `selected` of them when it is more than one."""
        self._count.setText(f"{count:,} {measure}")
        self._of.setText(of)
        chosen = [f"选中 {selected:,} {measure}"] if selected > 1 else []
        self._whole = "  ".join(chosen + totals)
        self._fit()

    @property
    def text(self) -> str:
        """The whole line as the user reads it."""
        return " ".join(t for t in (self._count.text(), self._of.text(), self._whole) if t)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window: a hint how to open a row instead of the buttons."""
        self._hint.setVisible(narrow)
        self.filter_button.setVisible(not narrow)
        self.columns_button.setVisible(not narrow)

    def _fit(self) -> None:
        room = self._totals.width()
        cut = self._totals.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self._totals.setText(cut)
        self._totals.setToolTip(self._whole if cut != self._whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line.activate()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))

    def restyle(self) -> None:
        """Set height and margins from the type size."""
        self.setFixedHeight(theme.px(3.14))
        self._line.setContentsMargins(theme.px(0.5), 1, theme.px(0.5), 0)
        self._line.setSpacing(theme.px(0.6))
