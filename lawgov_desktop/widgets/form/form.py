"""The form of a record: sections of fields and child tables; it reads and writes no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.ledger import Ledger, Section
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record
from lawgov_desktop.widgets.controls.plain_lines import FixedLineEdit
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor, Options
from lawgov_desktop.widgets.editors.factory import make_input
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.form.child_rows import copied
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.form.field_row import FieldLabel, FieldRow, make_label
from lawgov_desktop.widgets.form.focus_walk import FocusWalk
from lawgov_desktop.widgets.form.form_layout import FormLayout
from lawgov_desktop.widgets.form.form_problems import FormProblems
from lawgov_desktop.widgets.form.sections import OptionCache, SectionBody

#: Value of a field in the previous record, for F8; None without one.
Previous = Callable[[str], Any]


class Form(Restyled, QWidget):
    """Editors for one record of a ledger and its child rows."""

    #: A value, a typed text or a problem changed.
    changed = Signal()
    #: Enter was pressed on the last field.
    finished = Signal()
    #: The focus was moved to this widget; the pane scrolls to it.
    focus_moved = Signal(QWidget)
    #: A sentence for the message bar about what was just done.
    message = Signal(str)
    #: Sections were placed anew; the tabs of the pane follow.
    arranged = Signal()

    def __init__(self, ledger: Ledger, options: Options, parent: QWidget | None = None) -> None:
        """`options` lists what a link, word or choice can be; the lists are cached until `forget_options()`."""
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
        self._walk = FocusWalk(self.bodies, self)
        self._walk.finished.connect(self._finish)
        self._walk.focus_moved.connect(self.focus_moved)
        self._problems = FormProblems(self.bodies, self.inputs, self.tables, self._walk)
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
            table.focus_left.connect(lambda way, stop=table: self._walk.step(stop, way))
            self.tables[section.child] = body.table = table
        self.bodies.append(body)

    def _add_field(self, field: Any) -> FieldRow:
        label = make_label(field, self)
        editor = make_input(field, self.options, self)
        editor.setToolTip(label.toolTip())
        editor.edited.connect(self.changed)
        editor.typed.connect(self.changed)
        editor.problem_changed.connect(self._form_layout.invalidate)
        editor.tab_pressed.connect(lambda way: self._walk.step(editor, way))
        editor.fill_requested.connect(lambda: self._fill(editor))
        self.inputs[field.name] = editor
        return FieldRow(label, editor, self)

    def add_extra(self, title: str, widget: QWidget, note: str = "") -> None:
        """Add a section the ledger does not declare (佐证, 修改记录), shown below the others."""
        body = SectionBody(Section(title, note=note), self)
        widget.setParent(self)
        widget.show()
        body.extra = widget
        self.bodies.append(body)
        self._form_layout.invalidate()

    def set_facts(self, title: str, facts: Sequence[tuple[str, str]], source: str = "") -> None:
        """Show read-only (label, text) rows below the fields of a section: values computed by the program."""
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
        """Show a record with its child rows; with `new` pinned values are kept."""
        pinned = {n: i.value() for n, i in self.inputs.items() if i.pinned} if new else {}
        same_record = self._record is not None and self._record.uid == record.uid
        self.set_hints(())
        self._record = record
        self._problems.forget_elsewhere()
        for name, editor in self.inputs.items():
            # The raw key of a link: the attribute itself would run a query.
            value = pinned.get(name, record.__data__.get(name))
            self._show(editor, value, record)
            self._base[name] = editor.value()
        for key, table in self.tables.items():
            table.load(children.get(key, ()), same_record=same_record)
        self.changed.emit()

    def _show(self, editor: FieldEditor, value: Any, record: Record) -> None:
        if isinstance(editor, ChoiceEditor):
            related = record.__rel__.get(editor.field.name)
            if related is not None:
                editor.known[value] = str(related)
        editor.set_value(value)

    @property
    def record(self) -> Record | None:
        """The record shown, as it was loaded."""
        return self._record

    def values(self) -> dict[str, Any]:
        """The value of every field by name; typed text is parsed first."""
        self.commit_text()
        return {name: editor.value() for name, editor in self.inputs.items()}

    def collect(self) -> tuple[Any, dict[str, list[Any]]]:
        """A copy of the record with the values of the form, and its child rows by key: ready to be saved."""
        assert self._record is not None, "no record is shown"
        record = copied(self._record)
        for name, value in self.values().items():
            if value != record.__data__.get(name):
                setattr(record, name, value)
        return record, {key: table.records() for key, table in self.tables.items()}

    def commit_text(self) -> None:
        """Parse the text of every field, also of the one being edited."""
        for editor in self.inputs.values():
            editor.commit_text()
        for table in self.tables.values():
            table.commit_text()

    def revert(self) -> None:
        """Show the loaded values again."""
        for name, editor in self.inputs.items():
            editor.set_value(self._base.get(name))
        for table in self.tables.values():
            table.revert()
        self.changed.emit()

    def changes(self) -> int:
        """The number of fields and child rows that differ from what was loaded."""
        fields: int = sum(
            bool(editor.dirty_text or editor.value() != self._base.get(name))
            for name, editor in self.inputs.items()
        )
        return fields + sum(table.changes() for table in self.tables.values())

    def forget_options(self) -> None:
        """Drop the cached options after a change of words, villages or persons."""
        self.options.forget()
        for editor in self.inputs.values():
            if isinstance(editor, ChoiceEditor) and not editor.hasFocus() and not editor.dirty_text:
                editor.set_value(editor.value())

    def set_read_only(self, read_only: bool) -> None:
        """Only show the record (trashed, or the file is locked by another program), or let it be edited."""
        self._walk.read_only = read_only
        for editor in self.inputs.values():
            editor.set_fixed(read_only)
        for table in self.tables.values():
            table.set_read_only(read_only)

    # -- problems --------------------------------------------------------------------------------------

    def problems(self) -> dict[str, str]:
        """Sentence by the label of its field, in reading order: texts without a value, and rules."""
        return {label: sentence for label, sentence, _ in self._problems.listed()}

    def set_problems(self, problems: Sequence[FieldProblem], warnings: Sequence[FieldProblem] = ()) -> None:
        """Show what the rules say beside the fields, warnings in amber; what they said before is cleared."""
        self._problems.show(problems, warnings)
        self.arrange()
        self.changed.emit()

    def set_hints(self, hints: Sequence[FieldProblem]) -> None:
        """Show in amber what was noticed while typing, in place of earlier hints; problems of the rules stay."""
        if self._problems.show_hints(hints):
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
        """Label and sentence of the first problem, None when there is none."""
        return next(((label, sentence) for label, sentence, _ in self._problems.listed()), None)

    def go_to_first_problem(self) -> None:
        """Put the cursor at the first problem."""
        for _, _, go in self._problems.listed():
            go()
            return

    # -- walking ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be typed in."""
        self._walk.to_first()

    def _finish(self) -> None:
        self.commit_text()
        self.finished.emit()

    def _fill(self, editor: FieldEditor) -> None:
        value = self.previous(editor.field.name)
        if value is not None and not editor.fixed:
            editor.fill(value)

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
