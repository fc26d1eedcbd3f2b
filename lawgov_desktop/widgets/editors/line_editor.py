"""Editors of one line: any text can be typed; it is cleaned and parsed when the focus leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.fields import LedgerField, Month
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.style import theme

#: Right-aligned kinds.
NUMBERS = ("count", "money")


class LineEditor(FieldEditor, LineEdit):
    """Text, number, name, ID number, phone, document number: whatever fits one line."""

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.set_unit(field.unit if field.kind in NUMBERS else "")
        if field.kind in NUMBERS:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setPlaceholderText(hint(field))
        self.textEdited.connect(self._typed)

    def typed_text(self) -> str:
        return self.text()

    def can_undo_text(self) -> bool:
        return self.isUndoAvailable()

    def restore_text(self, text: str) -> None:
        self.setText(text)
        self.commit_text()

    def sizeHint(self) -> QSize:
        width = getattr(self.field, "least_width", self.field.width)
        return QSize(theme.px(width), self._height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._sentence is None and self.text() == self._shown:
            self._show(editing=True)
        super().focusInEvent(event)

    def _typed(self) -> None:
        self.typed.emit()

    def _rest(self) -> None:
        if self._sentence is None:
            self._show()

    def _show(self, editing: bool | None = None) -> None:
        """Write the value into the field: in full while it has the focus, else masked."""
        full = self.hasFocus() if editing is None else editing
        self._shown = self.field.format(self._value) if full else self.field.mask(self._value)
        if self.text() != self._shown:
            self.setText(self._shown)
        self._shown = self.text()
        if not full:
            self.setCursorPosition(0)


def hint(field: LedgerField) -> str:
    """The hint in an empty field: how to type a value of a kind that can be typed in several ways."""
    if isinstance(field, Month):
        return "如 3月 或 2023-03"
    return {"date": "如 3.5 或 0305", "year": "如 2023", "document_number": "如 下政发〔2023〕5号"}.get(
        field.kind, ""
    )
