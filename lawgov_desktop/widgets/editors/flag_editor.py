"""Yes or no: a check box in our look, with its word beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.widgets.controls.line_edit import ENTER
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.style import icons, theme


class CheckBox(QCheckBox):
    """A check box drawn like our fields; the whole widget can be pressed."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def words(self) -> str:
        """What stands beside the box."""
        return self.text()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.words())
        return QSize(theme.px(1.9) + wide, max(theme.px(2.0), self.fontMetrics().height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, spot: QPoint) -> bool:
        return self.rect().contains(spot)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, size = theme.tokens(), theme.px(1.2)
        box = QRectF(1, (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, live = self.isChecked(), self.isEnabled()
        edge = look.accent if live and (on or self.hasFocus()) else look.edge if live else look.line
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(look.accent if on and live else look.surface))
        inset = width / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.px(0.2), theme.px(0.2))
        if on and self.hasFocus():
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(0.2), theme.px(0.2))
        if on:
            icons.draw(painter, "check", look.on_accent if live else look.ink3, box.x(), box.y(), size)
        painter.setPen(QColor(look.ink if live else look.ink3))
        text = self.rect().adjusted(theme.px(1.7), 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.words())


class FlagEditor(FieldEditor, CheckBox):
    """The editor of a yes-or-no field; Space turns it, Enter goes on. A tick is always a value."""

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._value = False
        self.toggled.connect(self._turn)

    def words(self) -> str:
        return "是" if self.isChecked() else "否"

    def set_value(self, value: Any) -> None:
        super().set_value(bool(value))

    def fill(self, value: Any) -> None:
        self.setChecked(bool(value))

    def _show(self) -> None:
        self.setChecked(self._value)

    def set_fixed(self, fixed: bool, source: str = "") -> None:
        super().set_fixed(fixed, source)
        self.setEnabled(not fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.tab_pressed.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_F8:
            self.fill_requested.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, on: bool) -> None:
        if on != self._value:
            self._value = on
            self.set_problem(None)
            self.edited.emit()
