"""Active filters as chips in one line above the header, with 清除 at the end; hidden without filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.chips import Chip
from lawgov_desktop.widgets.style import theme
from lawgov_desktop.widgets.style.flow_layout import FlowLayout


class FilterBar(QWidget):
    """筛选 ⟨结果：正在调解 ×⟩ ⟨村：东河村、柳沟村 ×⟩ 清除."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._flow = FlowLayout(self, theme.px(0.45))
        self._flow.setContentsMargins(theme.px(0.5), theme.px(0.45), theme.px(0.5), theme.px(0.45))
        self._parts: list[QWidget] = []
        self.hide()

    def show_chips(
        self, chips: Sequence[tuple[str, Callable[[], None]]], buttons: Sequence[QWidget] = ()
    ) -> None:
        """Show a chip for each (words, function of its ×), then the buttons; the next call deletes them all."""
        for old in self._parts:
            old.hide()
            old.deleteLater()
        while self._flow.count():
            self._flow.takeAt(0)
        self._parts = []
        if chips:
            self._add(theme.label("筛选", "text", "ink2", self))
        for words, drop in chips:
            chip = Chip(words if len(words) <= 24 else words[:23] + "…", icon="close", parent=self)
            chip.setToolTip(f"{words}\n点一下去掉这个条件")
            chip.clicked.connect(drop)
            self._add(chip)
        if chips:
            clear = Button("清除", "link", name="clear", parent=self)
            clear.clicked.connect(self.cleared)
            self._add(clear)
        for button in buttons:
            self._add(button)
        self.setVisible(bool(chips))
        self._fit()

    def texts(self) -> list[str]:
        """The texts of the chips."""
        return [p.text() for p in self._parts if isinstance(p, Chip)]

    def _add(self, part: QWidget) -> None:
        self._flow.addWidget(part)
        self._parts.append(part)
        part.show()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), self._flow.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._flow.heightForWidth(max(1, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
