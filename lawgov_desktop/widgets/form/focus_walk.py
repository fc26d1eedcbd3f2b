"""The way of the cursor through a form: by Enter from field to field, through its child tables, past the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.controls.plain_lines import FixedLineEdit
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.form.sections import SectionBody

FocusTarget = FieldEditor | ChildTable


class FocusWalk(QObject):
    """Moves the focus between the editors and tables of `bodies`."""

    #: Enter was pressed on the last field.
    finished = Signal()
    #: The focus was moved to this widget.
    focus_moved = Signal(QWidget)

    def __init__(self, bodies: Sequence[SectionBody], form: QObject) -> None:
        super().__init__(form)
        self._bodies = bodies
        #: Tables are skipped in a form that is only shown.
        self.read_only = False

    def to_first(self) -> None:
        """Put the cursor into the first field that can be typed in."""
        self.step(None, 1)

    def step(self, current: FocusTarget | None, way: int) -> None:
        """Go to the next (+1) or previous (−1) editor or table; from None to the first."""
        targets = self._targets()
        position = targets.index(current) + way if current in targets else 0
        if position >= len(targets):
            self.finished.emit()
        elif position >= 0 and targets:
            target = targets[position]
            if isinstance(target, ChildTable):
                target.enter(way)
            else:
                self.reach(target)

    def reach(self, editor: QWidget) -> None:
        """Put the cursor into an editor."""
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.focus_moved.emit(editor)

    def _targets(self) -> list[FocusTarget]:
        targets: list[FocusTarget] = []
        for body in self._bodies:
            editors = (cell.widget for cell in body.cells)
            targets += [e for e in editors if not isinstance(e, FixedLineEdit) and not e.fixed]
            if body.table is not None and not self.read_only:
                targets.append(body.table)
        return targets
