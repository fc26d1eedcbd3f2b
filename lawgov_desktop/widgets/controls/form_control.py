"""What a form needs of each control it holds: its problem, its keys, and the state of its input method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Mixed
else:
    # At run time a plain class: it stands before the Qt class among the bases.
    _Mixed = object


class FormControl(_Mixed):
    """Mixin before a Qt class: signals and state shared by all controls of a form."""

    #: Enter (+1) and Shift+Enter (−1); in a table cell Tab and Shift+Tab too.
    tab_pressed = Signal(int)
    #: F8: take the same field of the previous record.
    fill_requested = Signal()
    #: Whether the value is kept for the next new record.
    pin_toggled = Signal(bool)
    #: The sentence under the control changed.
    problem_changed = Signal()

    #: Drawn inside a table: Tab walks the cells, the corners are square.
    in_cell = False
    #: Whether the value can be kept for the next new record, and whether it is.
    pinnable = False
    pinned = False
    _composing = False
    _fixed = False
    _problem: str | None = None

    @property
    def composing(self) -> bool:
        """Whether an input method is in the middle of a word; Enter then belongs to the input method."""
        return self._composing

    @property
    def problem(self) -> str | None:
        """The sentence under the control, None without a problem."""
        return self._problem

    def set_problem(self, sentence: str | None) -> None:
        """Mark the control as wrong and keep the sentence, or clear both."""
        if sentence == self._problem:
            return
        self._problem = sentence
        self.setAccessibleDescription(sentence or "")
        self._show_problem()
        self.problem_changed.emit()

    def _show_problem(self) -> None:
        """Draw the control as wrong or right."""
        self.update()

    @property
    def fixed(self) -> bool:
        """Whether the control is read-only."""
        return self._fixed

    def set_fixed(self, fixed: bool, source: str = "") -> None:
        """Make the control read-only; the tooltip says where the value comes from."""
        self._fixed = fixed
        self.setToolTip(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.in_cell:
            self.tab_pressed.emit(1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)
