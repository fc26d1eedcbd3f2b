"""The form of a record: sections of fields and child tables, walked by Enter; it never touches the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.ledger import Ledger, Section
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record
from lawgov_desktop.widgets.controls.plain_lines import FixedLineEdit
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor, Options
from lawgov_desktop.widgets.editors.factory import make_input
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.form.child_model import copied
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.form.field_row import FieldLabel, FieldRow, make_label
from lawgov_desktop.widgets.form.form_layout import FormLayout
from lawgov_desktop.widgets.form.sections import OptionCache, SectionBody

#: Value of a field in the record before, for F8; None when there is none.
Previous = Callable[[str], Any]


class Form(Restyled, QWidget):
    """Inputs for one record of a ledger and its child rows."""

    #: Something was typed, chosen, added or removed – or judged.
    changed = Signal()
    #: Enter on the last field: save, and begin the next one.
    finished = Signal()
    #: The focus was moved here by Enter or by a link; the pane scrolls to it.
    focus_moved = Signal(QWidget)
    #: A sentence for the clerk about what was just done.
    message = Signal(str)
    #: Sections moved; the pane's tabs follow.
    arranged = Signal()

    def __init__(self, ledger: Ledger, options: Options, parent: QWidget | None = None) -> None:
        """`options` answers what a link, word or choice can be; its answers are kept until `forget_options`."""
        super().__init__(parent)
        self.ledger = ledger
        self.previous: Previous = lambda name: None
        self.options = OptionCache(options)
        self.options.beside = lambda: {
            n: i.value() for n, i in self.inputs.items() if i.field.kind == "link" and i.value() is not None
        }
        self.inputs: dict[str, FieldEditor] = {}
        self.tables: dict[str, ChildTable] = {}
        self.bodies: list[SectionBody] = []
        self._record: Record | None = None
        self._base: dict[str, Any] = {}
        self._read_only = False
        #: Sentences about fields this form does not show: they must be said all the same.
        self._homeless: list[str] = []
        self._form_layout = FormLayout(self, self.bodies)
        self._form_layout.arranged.connect(self.arranged)
        for section in ledger.sections:
            self._add_section(section)
        self.follow_theme()

    # -- building --------------------------------------------------------------------------------------

    def _add_section(self, section: Section) -> None:
        body = SectionBody(section, self)
        for name in section.fields:
            body.cells.append(self._add_field(self.ledger.model.field(name)))
        if section.child:
            model = self.ledger.child_model(section.child)
            table = ChildTable(self.ledger, section, model, self.options, self)
            table.changed.connect(self.changed)
            table.resized.connect(self._form_layout.invalidate)
            table.focus_moved.connect(self.focus_moved)
            table.message.connect(self.message)
            table.focus_left.connect(lambda way, here=table: self._step(here, way))
            self.tables[section.child] = body.table = table
        self.bodies.append(body)

    def _add_field(self, field: Any) -> FieldRow:
        label = make_label(field, self)
        made = make_input(field, self.options, self)
        made.setToolTip(label.toolTip())
        made.edited.connect(self.changed)
        made.typed.connect(self.changed)
        made.problem_changed.connect(self._form_layout.invalidate)
        made.tab_pressed.connect(lambda way: self._step(made, way))
        made.fill_requested.connect(lambda: self._fill(made))
        self.inputs[field.name] = made
        return FieldRow(label, made, self)

    def add_extra(self, title: str, widget: QWidget, note: str = "") -> None:
        """Add a section the ledger does not declare (佐证, 修改记录), shown below the others."""
        body = SectionBody(Section(title, note=note), self)
        widget.setParent(self)
        widget.show()
        body.extra = widget
        self.bodies.append(body)
        self._form_layout.invalidate()

    def set_facts(self, title: str, facts: Sequence[tuple[str, str]], source: str = "") -> None:
        """Read-only (label, text) rows at the end of the section's fields: what the program works out itself."""
        body = next(b for b in self.bodies if b.section.title == title)
        for cell in body.facts:
            cell.label.deleteLater()
            cell.widget.deleteLater()
        body.facts = []
        for label, text in facts:
            cell = FieldRow(
                FieldLabel(label[:6], parent=self), FixedLineEdit(label, text, source, self), self
            )
            cell.label.show()
            cell.widget.show()
            body.facts.append(cell)
        self._form_layout.invalidate()

    # -- values ----------------------------------------------------------------------------------------

    def load(
        self, record: Record, children: Mapping[str, Sequence[ChildRecord]], *, new: bool = False
    ) -> None:
        """Show a record with its child rows; a new one starts with the values that were pinned."""
        kept = {n: i.value() for n, i in self.inputs.items() if i.pinned} if new else {}
        again = self._record is not None and self._record.uid == record.uid
        self.set_hints(())
        self._record = record
        self._homeless = []
        for name, made in self.inputs.items():
            # The raw key of a link: reading the attribute itself would ask the file.
            value = kept.get(name, record.__data__.get(name))
            self._show(made, value, record)
            self._base[name] = made.value()
        for key, table in self.tables.items():
            table.load(children.get(key, ()), again=again)
        self.changed.emit()

    def _show(self, made: FieldEditor, value: Any, record: Record) -> None:
        if isinstance(made, ChoiceEditor):
            related = record.__rel__.get(made.field.name)
            if related is not None:
                made.known[value] = str(related)
        made.set_value(value)

    @property
    def record(self) -> Record | None:
        """The record shown, as it was given."""
        return self._record

    def values(self) -> dict[str, Any]:
        """Every field's value by name; what is still being typed is judged first."""
        self.commit_text()
        return {name: made.value() for name, made in self.inputs.items()}

    def collect(self) -> tuple[Any, dict[str, list[Any]]]:
        """A copy of the record with what stands in the form, and its child rows: ready to be saved."""
        assert self._record is not None, "no record is shown"
        made = copied(self._record)
        for name, value in self.values().items():
            if value != made.__data__.get(name):
                setattr(made, name, value)
        return made, {key: table.records() for key, table in self.tables.items()}

    def commit_text(self) -> None:
        """Judge every field, the one being edited too."""
        for made in self.inputs.values():
            made.commit_text()
        for table in self.tables.values():
            table.commit_text()

    def revert(self) -> None:
        """Put back what was loaded."""
        for name, made in self.inputs.items():
            made.set_value(self._base.get(name))
        for table in self.tables.values():
            table.revert()
        self.changed.emit()

    def changes(self) -> int:
        """In how many places the form differs from what was loaded."""
        fields: int = sum(
            bool(made.dirty_text or made.value() != self._base.get(name))
            for name, made in self.inputs.items()
        )
        return fields + sum(table.changes() for table in self.tables.values())

    def forget_options(self) -> None:
        """Words, villages or persons changed: ask for them anew."""
        self.options.forget()
        for made in self.inputs.values():
            if isinstance(made, ChoiceEditor) and not made.hasFocus() and not made.dirty_text:
                made.set_value(made.value())

    def set_read_only(self, read_only: bool) -> None:
        """Show only (a trashed record, a file held by another window)."""
        self._read_only = read_only
        for made in self.inputs.values():
            made.set_fixed(read_only)
        for table in self.tables.values():
            table.set_read_only(read_only)

    # -- what is wrong ---------------------------------------------------------------------------------

    def problems(self) -> dict[str, str]:
        """Sentence by label of the place it stands at, in reading order: typed text that cannot be, and rules."""
        return {label: sentence for label, sentence, _ in self._wrong()}

    def set_problems(self, problems: Sequence[FieldProblem], warnings: Sequence[FieldProblem] = ()) -> None:
        """Show what the rules say beside the fields, warnings in amber; earlier sayings of theirs go."""
        hints = {w.field: w.sentence for w in reversed(warnings) if not w.child}
        for body in self.bodies:
            for cell in body.cells:
                cell.warning = hints.get(cell.widget.objectName().partition(".")[2], "")
        sayings: dict[str, str] = {}
        self._homeless = []
        for found in problems:
            if found.child not in self.tables and found.field not in self.inputs:
                self._homeless.append(found.sentence)
            elif not found.child:
                sayings.setdefault(found.field, found.sentence)
        for name, made in self.inputs.items():
            made.set_problem(made.own_problem or sayings.get(name))
        for key, table in self.tables.items():
            table.set_problems([p for p in problems if p.child == key])
        self.arrange()
        self.changed.emit()

    def set_hints(self, hints: Sequence[FieldProblem]) -> None:
        """Say in amber what was noticed while typing; earlier ones go, what the rules said stays."""
        said = {hint.field: hint.sentence for hint in hints}
        changed = False
        for body in self.bodies:
            for cell in body.cells:
                hint = said.get(cell.widget.objectName().partition(".")[2], "")
                changed = changed or cell.hint != hint
                cell.hint = hint
        if changed:
            self.arrange()

    def is_valid(self) -> bool:
        """Parse every typed text; put the cursor at the first one that has no value and return False.

        Problems of the rules are cleared: saving judges the record by them again.
        """
        self.set_problems(())
        self.commit_text()
        if self.first_problem() is None:
            return True
        self.go_to_first_problem()
        return False

    def first_problem(self) -> tuple[str, str] | None:
        """Label and sentence of the first thing wrong, None when nothing is."""
        return next(((label, sentence) for label, sentence, _ in self._wrong()), None)

    def go_to_first_problem(self) -> None:
        """Put the cursor where the first thing is wrong."""
        for _, _, go in self._wrong():
            go()
            return

    def _wrong(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        for body in self.bodies:
            for cell in body.cells:
                made = cell.widget
                if made.problem:
                    yield cell.label.text(), made.problem, partial(self._reach, made)
            if body.table is not None:
                yield from body.table.wrong()
        for sentence in self._homeless:
            yield sentence, sentence, self.focus_first

    # -- walking ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be typed in."""
        self._step(None, 1)

    def _stops(self) -> list[FieldEditor | ChildTable]:
        stops: list[FieldEditor | ChildTable] = []
        for body in self.bodies:
            stops += [
                c.widget for c in body.cells if not isinstance(c.widget, FixedLineEdit) and not c.widget.fixed
            ]
            if body.table is not None and not self._read_only:
                stops.append(body.table)
        return stops

    def _step(self, here: FieldEditor | ChildTable | None, way: int) -> None:
        stops = self._stops()
        at = stops.index(here) + way if here in stops else 0
        if at >= len(stops):
            self.commit_text()
            self.finished.emit()
        elif at >= 0 and stops:
            target = stops[at]
            if isinstance(target, ChildTable):
                target.enter(way)
            else:
                self._reach(target)

    def _reach(self, made: QWidget) -> None:
        made.setFocus(Qt.FocusReason.TabFocusReason)
        self.focus_moved.emit(made)

    def _fill(self, made: FieldEditor) -> None:
        value = self.previous(made.field.name)
        if value is not None and not made.fixed:
            made.fill(value)

    # -- placing ---------------------------------------------------------------------------------------

    def hide_titles(self, hidden: bool) -> None:
        """Leave out the title of the first section where the tabs stand right above it."""
        self._form_layout.first_title_shown = not hidden
        self._form_layout.invalidate()

    def restyle(self) -> None:
        """Place the fields for the current type size."""
        self._form_layout.invalidate()

    def arrange(self) -> None:
        """Place everything for the current width now."""
        self._form_layout.arrange()
