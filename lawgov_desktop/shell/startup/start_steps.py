"""Parts of the first window: the cards of the three choices, and numbered steps with fields and hints."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ChoiceCard(Restyled, QAbstractButton):
    """One of the three ways to begin; the chosen one has the accent's border."""

    def __init__(self, title: str, detail: str, icon: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(title)
        self.setAccessibleName(f"{title}，{detail}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._detail, self._icon = detail, icon
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(15), theme.px(4.3))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(12), theme.px(4.3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        width = 2 if marked else 1
        painter.setPen(QPen(theme.colour("accent" if marked else "edge"), width))
        painter.setBrush(theme.colour("surface"))
        inset, radius = width / 2, theme.px(0.43)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        size = theme.px(1.4)
        tone = look.accent if self.isChecked() else look.ink2
        icons.draw(painter, self._icon, tone, theme.px(1.15), (self.height() - size) / 2, size)
        left, room = theme.px(3.3), self.width() - theme.px(3.8)
        bold, small = theme.font("strong"), theme.font("small")
        high, low = QFontMetrics(bold).height(), QFontMetrics(small).height()
        top = (self.height() - high - low) // 2
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRect(left, top, room, high), _LEFT, self.text())
        painter.setFont(small)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRect(left, top + high, room, low), _LEFT, self._detail)


class StepHead(Restyled, QWidget):
    """A number in a pale circle, the step's title in bold, and a quiet remark."""

    def __init__(self, number: int, title: str, remark: str) -> None:
        super().__init__()
        self._words = (str(number), title, remark)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(1.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (number, title, remark) = QPainter(self), self._words
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(1.7)
        circle = QRect(0, (self.height() - size) // 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("pick"))
        painter.drawEllipse(circle)
        painter.setPen(theme.colour("accent"))
        painter.setFont(theme.font("small_strong"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), number)
        left = size + theme.px(0.6)
        painter.setFont(theme.font("section"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), _LEFT, title)
        left += QFontMetrics(painter.font()).horizontalAdvance(title) + theme.px(0.6)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), _LEFT, remark)


class StartStep(EmWidget):
    """A numbered step: its head, and rows of label, field and hint."""

    def __init__(self, number: int, title: str, remark: str = "") -> None:
        self._grid = QGridLayout()
        #: The label right of each field, and the hint with its colour that it shows while the field has no problem.
        self._hints: dict[LineEdit, tuple[QLabel, str, str]] = {}
        super().__init__(QHBoxLayout())
        self._grid.setColumnStretch(2, 1)
        self.box.addLayout(self._grid)
        self._grid.addWidget(StepHead(number, title, remark), 0, 0, 1, 3)

    def add(self, title: str, line: LineEdit, hint: str = "") -> None:
        """Append a row; a problem of the field is shown in place of the hint."""
        row = self._grid.rowCount()
        label = theme.label(title, "text", "ink2")
        label.setBuddy(line)
        label.setMinimumWidth(theme.px(5.6))
        line.setAccessibleName(title)
        line.setFixedWidth(theme.px(15))
        remark = theme.label(hint, "small", "ink2")
        remark.setWordWrap(True)
        indent = QHBoxLayout()
        indent.addSpacing(theme.px(2.3))
        indent.addWidget(label)
        self._grid.addLayout(indent, row, 0)
        self._grid.addWidget(line, row, 1)
        self._grid.addWidget(remark, row, 2)
        self._hints[line] = (remark, hint, "ink2")
        line.problem_changed.connect(lambda: self._show_hint(line))

    def set_hint(self, line: LineEdit, hint: str, tone: str) -> None:
        """Give a field another hint, in the colour of a token."""
        self._hints[line] = (self._hints[line][0], hint, tone)
        self._show_hint(line)

    def _show_hint(self, line: LineEdit) -> None:
        remark, hint, tone = self._hints[line]
        remark.setText(line.problem or hint)
        theme.set_tone(remark, "red" if line.problem else tone)

    def restyle(self) -> None:
        super().restyle()
        self._grid.setHorizontalSpacing(theme.px(0.72))
        self._grid.setVerticalSpacing(theme.px(0.6))
        for line in self._hints:
            line.setFixedWidth(theme.px(15))
