"""A choice of a few words in a row: the chosen one is marked; arrow keys move, a click chooses at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme


class ChoiceChip(Restyled, QAbstractButton):
    """One word."""

    def __init__(self, key: str, text: str, name: str) -> None:
        super().__init__()
        self.key = key
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("strong")).horizontalAdvance(self.text())
        return QSize(width + theme.px(1.7), theme.px(2.14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus()
        width = 2 if marked else 1
        painter.setPen(QPen(theme.colour("accent" if on or marked else "edge"), width))
        painter.setBrush(theme.colour("pick" if on else "surface"))
        radius, inset = theme.px(0.29), width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.setFont(theme.font("strong" if on else "text"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class ChoiceChips(EmWidget):
    """A label and its words."""

    chosen = Signal(str)

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str]], present: str, parent: QWidget | None = None
    ) -> None:
        """`choices`: key and words of each."""
        super().__init__(QHBoxLayout(), (0, 0.15, 0, 0.15), 0.45, parent)
        label = theme.label(title, "text", "ink2")
        label.setMinimumWidth(theme.px(11))
        self.box.addWidget(label)
        self._group = QButtonGroup(self)
        self.pills: dict[str, ChoiceChip] = {}
        for key, words in choices:
            pill = ChoiceChip(key, words, f"choose.{key}")
            pill.setChecked(key == present)
            self._group.addButton(pill)
            self.pills[key] = pill
            self.box.addWidget(pill)
        self.box.addStretch(1)
        self._group.buttonToggled.connect(lambda pill, on: self.chosen.emit(pill.key) if on else None)

    @property
    def present(self) -> str:
        """Key of the marked word."""
        return next((k for k, p in self.pills.items() if p.isChecked()), "")
