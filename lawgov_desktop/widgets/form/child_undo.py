"""Ctrl+Z in a child table: undo the last paste or removed row before any saved operation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.form.child_model import ChildModel


class ChildUndo(QObject):
    """An event filter for the grid and its cell editor; the editor's own undo has precedence."""

    #: Ctrl+Z was pressed and there is a paste or a removed row to undo.
    undo_requested = Signal()

    def __init__(self, rows: ChildModel, editor: Callable[[], FieldEditor | None], parent: QObject) -> None:
        """`editor` returns the editor of the cell being edited, None while no cell is."""
        super().__init__(parent)
        self._rows = rows
        self._editor = editor
        #: False in a table that is only shown.
        self.enabled = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before the shortcut of the page, then emit `undo_requested`."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if not self._possible():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.undo_requested.emit()
            return True
        return False

    def _possible(self) -> bool:
        if not self.enabled or not self._rows.can_take_back:
            return False
        editor = self._editor()
        return editor is None or not (editor.typing or editor.can_undo_text())
