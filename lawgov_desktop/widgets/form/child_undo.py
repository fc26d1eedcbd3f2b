"""Ctrl+Z in a child table: a paste or a removed row comes back before anything that was saved is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.editors.text_editor import TextEditor

if TYPE_CHECKING:
    from lawgov_desktop.widgets.form.child_grid import ChildGrid


class ChildUndo(QObject):
    """Watches the grid and the input of its cell for Ctrl+Z; the input's own typing goes first."""

    def __init__(self, grid: ChildGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before the page does, then take back."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if not self._can():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._grid.take_back()
            return True
        return False

    def _can(self) -> bool:
        grid, made = self._grid, self._grid.editor
        if grid.read_only or grid.typing or not grid.rows.can_take_back:
            return False
        if isinstance(made, TextEditor):
            return not made.document().isUndoAvailable()
        return not (isinstance(made, LineEdit) and made.isUndoAvailable())
