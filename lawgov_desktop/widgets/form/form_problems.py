"""What is wrong in a form: typed texts without a value, and what the rules say, each beside its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.form.field_row import FieldRow
from lawgov_desktop.widgets.form.focus_walk import FocusWalk
from lawgov_desktop.widgets.form.sections import SectionBody


class FormProblems:
    """Puts sentences beside the fields of a form and lists them."""

    def __init__(
        self,
        bodies: Sequence[SectionBody],
        inputs: Mapping[str, FieldEditor],
        tables: Mapping[str, ChildTable],
        walk: FocusWalk,
    ) -> None:
        self._bodies, self._inputs, self._tables, self._walk = bodies, inputs, tables, walk
        #: Sentences about fields the form does not show.
        self._elsewhere: list[str] = []

    def forget_elsewhere(self) -> None:
        """Another record is shown: drop the sentences about fields the form does not show."""
        self._elsewhere = []

    def show(self, problems: Sequence[FieldProblem], warnings: Sequence[FieldProblem]) -> None:
        """Show what the rules say, warnings in amber; what they said before is cleared."""
        remarks = {w.field: w.sentence for w in reversed(warnings) if not w.child}
        for row in self._rows():
            row.warning = remarks.get(_name(row), "")
        sentences: dict[str, str] = {}
        self._elsewhere = []
        for problem in problems:
            if problem.child not in self._tables and problem.field not in self._inputs:
                self._elsewhere.append(problem.sentence)
            elif not problem.child:
                sentences.setdefault(problem.field, problem.sentence)
        for name, editor in self._inputs.items():
            editor.set_problem(editor.own_problem or sentences.get(name))
        for key, table in self._tables.items():
            table.set_problems([problem for problem in problems if problem.child == key])

    def show_hints(self, hints: Sequence[FieldProblem]) -> bool:
        """Show in amber what was noticed while typing, in place of earlier hints; whether any changed."""
        sentences = {hint.field: hint.sentence for hint in hints}
        changed = False
        for row in self._rows():
            hint = sentences.get(_name(row), "")
            changed = changed or row.hint != hint
            row.hint = hint
        return changed

    def listed(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """(label, sentence, function that puts the cursor there) of every problem, in reading order."""
        for body in self._bodies:
            for row in body.cells:
                if row.widget.problem:
                    yield row.label.text(), row.widget.problem, partial(self._walk.reach, row.widget)
            if body.table is not None:
                yield from body.table.wrong()
        for sentence in self._elsewhere:
            yield sentence, sentence, self._walk.to_first

    def _rows(self) -> Iterator[FieldRow]:
        return (row for body in self._bodies for row in body.cells)


def _name(row: FieldRow) -> str:
    """Name of the field of a row, from the objectName `Model.field`."""
    return row.widget.objectName().partition(".")[2]
