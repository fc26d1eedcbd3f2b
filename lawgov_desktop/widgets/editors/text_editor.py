"""Text of several lines: Enter makes a line, in an empty one it leaves, as Tab and Ctrl+Enter do; three are shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields.fields import LedgerField
from lawgov_desktop.widgets.controls.line_edit import ENTER
from lawgov_desktop.widgets.style import theme

LINES = 3


class TextEditor(QPlainTextEdit):
    """The input of a long text; it answers to the same calls as the line inputs."""

    edited = Signal()
    typed = Signal()
    #: The focus went to another field.
    focus_left = Signal()
    tab_pressed = Signal(int)
    fill_requested = Signal()
    pin_toggled = Signal(bool)
    problem_changed = Signal()

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.in_cell = False
        self.pinned = False
        self._value: Any = None
        self._shown = ""
        self._problem: str | None = None
        self._sentence: str | None = None
        self._composing = False
        self._showing = False
        self.document().setDocumentMargin(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(field.label)
        self.textChanged.connect(self._tell_typed)

    def value(self) -> Any:
        """The text last judged good; None for an empty one."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a text from outside: not an edit."""
        self._value, self._sentence = value, None
        self.set_problem(None)
        self._show()

    def fill(self, value: Any) -> None:
        """Take a text as if the clerk had typed it."""
        if value != self._value or self.dirty_text:
            self.set_value(value)
            self.edited.emit()

    def commit_text(self) -> None:
        """Judge what was typed."""
        text = self.toPlainText()
        if text == self._shown or self._composing:
            return
        try:
            value = self.field.parse(text)
        except InputProblem as wrong:
            self._shown, self._sentence = text, wrong.sentence
            self.set_problem(wrong.sentence)
            self.edited.emit()
            return
        changed = value != self._value or self._sentence is not None
        self._value, self._sentence, self._shown = value, None, text
        if changed:
            self.set_problem(None)
            self.edited.emit()

    @property
    def own_problem(self) -> str | None:
        """What is wrong with the typed text itself."""
        return self._sentence

    @property
    def dirty_text(self) -> bool:
        """Whether something was typed that has not become the value."""
        return self._sentence is not None or self.toPlainText() != self._shown

    @property
    def problem(self) -> str | None:
        """The sentence under the field."""
        return self._problem

    def set_problem(self, sentence: str | None) -> None:
        """Mark the text as wrong, or clear it."""
        if sentence == self._problem:
            return
        self._problem = sentence
        self.setAccessibleDescription(sentence or "")
        self.setProperty("wrong", sentence is not None)
        self.style().unpolish(self)
        self.style().polish(self)
        self.problem_changed.emit()

    @property
    def fixed(self) -> bool:
        """Whether the text is read-only."""
        return self.isReadOnly()

    def set_fixed(self, fixed: bool, source: str = "") -> None:
        """Make the text read-only."""
        self.setReadOnly(fixed)
        self.setToolTip(source)

    def set_pinned(self, pinned: bool) -> None:
        """Long texts are never kept for the next record; present so that a form can treat all inputs alike."""

    def sizeHint(self) -> QSize:
        # Lines × spacing plus margins, or the last line is cut; Qt lays a line out one pixel higher than it says.
        frame = 4 + 2 * theme.px(0.15)
        high = (
            LINES * (self.fontMetrics().lineSpacing() + 1)
            + 2 * round(self.document().documentMargin())
            + frame
        )
        return QSize(theme.px(20), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(10), self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._composing:
            event.accept()
        elif event.key() in ENTER and (control or shift or not self.toPlainText()):
            # Who walks the form by Enter would else be caught in the first text with nothing to say.
            self.tab_pressed.emit(-1 if shift else 1)
        elif event.key() == Qt.Key.Key_F8:
            self.fill_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.in_cell:
            self.tab_pressed.emit(1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isReadOnly():
            self.setPlaceholderText("写完按 Ctrl+Enter 到下一格")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setPlaceholderText("")
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit_text()
            self.focus_left.emit()

    def _tell_typed(self) -> None:
        # Also when the text is what it was again: an undo takes the badge back.
        if self.hasFocus() and not self._showing:
            self.typed.emit()

    def _show(self) -> None:
        self._shown = self.field.format(self._value)
        if self.toPlainText() != self._shown:
            self._showing = True
            self.setPlainText(self._shown)
            self._showing = False
        self._shown = self.toPlainText()
