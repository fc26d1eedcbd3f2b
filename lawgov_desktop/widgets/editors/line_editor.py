"""Inputs of one line bound to a field: take anything typed, make it clean and judge it on leaving."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields.fields import LedgerField, Month
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.style import theme

#: Kinds whose text stands at the right end.
NUMBERS = ("count", "money")


class LineEditor(LineEdit):
    """Text, number, name, ID number, phone, document number: whatever fits one line."""

    #: The value became another one by the clerk's hand.
    edited = Signal()
    #: Something was typed; the value follows on leaving.
    typed = Signal()
    #: The focus went to another field.
    focus_left = Signal()

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._value: Any = None
        self._shown = ""
        self._sentence: str | None = None
        self.set_unit(field.unit if field.kind in NUMBERS else "")
        if field.kind in NUMBERS:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(field.label)
        self.setPlaceholderText(hint(field))
        self.textEdited.connect(self._typed)

    def value(self) -> Any:
        """The value last judged good; None for an empty field."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value from outside: not an edit, and whatever was wrong is forgotten."""
        self._value = value
        self._sentence = None
        self.set_problem(None)
        self._show()

    def fill(self, value: Any) -> None:
        """Take a value as if the clerk had typed it (F8, the calendar, a list)."""
        if value == self._value and self._sentence is None and self.text() == self._shown:
            return
        self.set_value(value)
        self.edited.emit()

    def commit_text(self) -> None:
        """Judge what stands in the field: keep its value, or say what is wrong with it."""
        text = self.text()
        if text == self._shown or self.composing:
            return
        try:
            value = self._parse(text)
        except InputProblem as wrong:
            self._shown, self._sentence = text, wrong.sentence
            self.set_problem(wrong.sentence)
            self.edited.emit()
            return
        changed = value != self._value or self._sentence is not None
        self._value, self._sentence = value, None
        if changed:
            self.set_problem(None)
        self._show()
        if changed:
            self.edited.emit()

    @property
    def own_problem(self) -> str | None:
        """What is wrong with the typed text itself, apart from the record's rules."""
        return self._sentence

    @property
    def dirty_text(self) -> bool:
        """Whether something stands in the field that has not become its value."""
        return self._sentence is not None or self.text() != self._shown

    def sizeHint(self) -> QSize:
        width = getattr(self.field, "least_width", self.field.width) if hasattr(self, "field") else 9.0
        return QSize(theme.px(width), self._height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._sentence is None and self.text() == self._shown:
            self._show(editing=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            # Another window came to the front: the clerk is still in the middle of this field.
            return
        self.commit_text()
        if self._sentence is None:
            self._show()
        self.focus_left.emit()

    def _typed(self) -> None:
        self.typed.emit()

    def _parse(self, text: str) -> Any:
        return self.field.parse(text)

    def _show(self, editing: bool | None = None) -> None:
        """Write the value into the field, in full while it is edited and masked at rest."""
        full = self.hasFocus() if editing is None else editing
        self._shown = self.field.format(self._value) if full else self.field.mask(self._value)
        if self.text() != self._shown:
            self.setText(self._shown)
        self._shown = self.text()
        if not full:
            self.setCursorPosition(0)


def hint(field: LedgerField) -> str:
    """What stands in an empty field: how to type it, for the kinds that can be typed in several ways."""
    if isinstance(field, Month):
        return "如 3月 或 2023-03"
    return {"date": "如 3.5 或 0305", "year": "如 2023", "document_number": "如 下政发〔2023〕5号"}.get(
        field.kind, ""
    )
