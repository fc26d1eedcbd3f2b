"""The base of every editor of a record field: one set of signals and one rule for judging typed text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.widgets.controls.form_control import FormControl

#: The focus goes to a menu or another window: the user is still in the middle of the field.
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FieldEditor(FormControl):
    """Mixin before a Qt class: typed text becomes the value of `field` when the focus leaves.

    Any text can be typed. A text the field cannot parse stays in the editor and `own_problem` says why.
    """

    #: The user changed the value, or typed a text that has none.
    edited = Signal()
    #: A character was typed; the value follows when the focus leaves.
    typed = Signal()
    #: The focus went to another field.
    focus_left = Signal()

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        # Before the Qt constructor: it may call methods that read them.
        self.field = field
        self._value: Any = None
        #: The text as last shown or judged.
        self._shown = ""
        self._sentence: str | None = None
        super().__init__(parent=parent)
        self.setAccessibleName(field.label)

    def value(self) -> Any:
        """The value last judged good; None for an empty field."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value of the program: `edited` is not emitted and problems are cleared."""
        self._value, self._sentence = value, None
        self.set_problem(None)
        self._show()

    def fill(self, value: Any) -> None:
        """Take a value as if the user had typed it (F8, the calendar, a list)."""
        if value != self._value or self.dirty_text:
            self.set_value(value)
            self.edited.emit()

    def commit_text(self) -> None:
        """Parse the typed text: keep its value, or show why it has none."""
        text = self.typed_text()
        if text == self._shown or self.composing:
            return
        try:
            value = self._parse(text)
        except InputProblem as error:
            self._shown = text
            self.refuse(error.sentence)
            return
        changed = value != self._value or self._sentence is not None
        self._value, self._sentence = value, None
        if changed:
            self.set_problem(None)
        self._accept(text)
        if changed:
            self.edited.emit()

    def refuse(self, sentence: str) -> None:
        """Mark the typed text as having no value; `sentence` says why."""
        self._sentence = sentence
        self.set_problem(sentence)
        self.edited.emit()

    def typed_text(self) -> str:
        """The text in the editor; empty where nothing is typed."""
        return ""

    def restore_text(self, text: str) -> None:
        """Show a text that has no value again, with its problem."""

    def can_undo_text(self) -> bool:
        """Whether Ctrl+Z takes back something typed in this editor."""
        return False

    @property
    def own_problem(self) -> str | None:
        """Why the typed text has no value, apart from the rules of the record."""
        return self._sentence

    @property
    def dirty_text(self) -> bool:
        """Whether the text in the editor is not that of its value."""
        return self._sentence is not None or self.typed_text() != self._shown

    @property
    def typing(self) -> bool:
        """Whether text was typed and not yet parsed."""
        return self.dirty_text and self._sentence is None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _PASSING:
            return
        self.commit_text()
        self._rest()
        self.focus_left.emit()

    def _parse(self, text: str) -> Any:
        return self.field.parse(text)

    def _accept(self, text: str) -> None:
        """Show the value just parsed from `text`."""
        self._show()

    def _show(self) -> None:
        """Write the value into the editor."""

    def _rest(self) -> None:
        """Show the value as it stands without the focus."""
