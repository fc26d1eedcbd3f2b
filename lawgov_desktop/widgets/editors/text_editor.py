"""Text of several lines, three shown: Enter adds a line; Tab, Ctrl+Enter, and Enter in an empty text leave."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.widgets.controls.line_edit import ENTER
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.style import theme

LINES = 3


class TextEditor(FieldEditor, QPlainTextEdit):
    """The editor of a long text."""

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._showing = False
        self.document().setDocumentMargin(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell_typed)

    def typed_text(self) -> str:
        return self.toPlainText()

    def can_undo_text(self) -> bool:
        return self.document().isUndoAvailable()

    def _accept(self, text: str) -> None:
        self._shown = text

    def _show_problem(self) -> None:
        self.setProperty("wrong", self.problem is not None)
        self.style().unpolish(self)
        self.style().polish(self)

    def set_fixed(self, fixed: bool, source: str = "") -> None:
        super().set_fixed(fixed, source)
        self.setReadOnly(fixed)

    def sizeHint(self) -> QSize:
        # Qt lays out a line one pixel higher than lineSpacing(); without it the last line would be cut.
        frame = 4 + 2 * theme.px(0.15)
        high = (
            LINES * (self.fontMetrics().lineSpacing() + 1)
            + 2 * round(self.document().documentMargin())
            + frame
        )
        return QSize(theme.px(20), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(10), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.can_undo_text()
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
            # Else Enter would stop in the first text the user leaves empty.
            self.tab_pressed.emit(-1 if shift else 1)
        elif event.key() == Qt.Key.Key_F8:
            self.fill_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isReadOnly():
            self.setPlaceholderText("写完按 Ctrl+Enter 到下一格")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setPlaceholderText("")
        super().focusOutEvent(event)

    def _tell_typed(self) -> None:
        # Also when an undo restores the saved text: the badge 未保存 then disappears.
        if self.hasFocus() and not self._showing:
            self.typed.emit()

    def _show(self) -> None:
        self._shown = self.field.format(self._value)
        if self.toPlainText() != self._shown:
            self._showing = True
            self.setPlainText(self._shown)
            self._showing = False
        self._shown = self.toPlainText()
