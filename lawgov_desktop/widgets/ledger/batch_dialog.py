"""批量登记: a few answers, a preview of the rows, and one button that saves them in one operation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.batch import Batch, BatchField, BatchRow, Maker
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.editors.check_list import CheckList
from lawgov_desktop.widgets.editors.factory import input_of_kind
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.style import theme


class ManyEditor(QWidget):
    """An answer of several values: their names, and the button that opens the list."""

    edited = Signal()

    def __init__(self, batch_field: BatchField, options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self._field, self._options = batch_field, options
        self._values: list[Any] = list(batch_field.default or ())
        self._words = theme.label("", "text", "ink2")
        self.open = Button("勾选…", "plain", name=batch_field.name)
        self.open.setAccessibleName(f"勾选{batch_field.field.label}")
        self.open.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open)
        row.addWidget(self._words, 1)
        self._say()

    def value(self) -> list[Any]:
        """The values ticked, in order."""
        return list(self._values)

    def set_value(self, values: Sequence[Any]) -> None:
        """Set the values."""
        self._values = list(values or ())
        self._say()
        self.edited.emit()

    def commit_text(self) -> None:
        """Nothing to parse: values are ticked in a list."""

    def _open(self) -> None:
        dialog = CheckList(self._field.field.label, self._options(self._field.field), parent=self.window())
        dialog.model.ticked = list(self._values)
        dialog.taken.connect(self.set_value)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self) -> None:
        labels = {o.value: o.label for o in self._options(self._field.field)}
        names = [labels.get(v, "") for v in self._values]
        shown = "、".join(names[:6]) + (f" 等 {len(names)} 个" if len(names) > 6 else "")
        self._words.setText(shown or "还没有勾选")


class BatchDialog(QDialog):
    """One way to register many rows at once."""

    #: This many rows were saved.
    made = Signal(int)

    def __init__(self, batch: Batch, context: LedgerContext, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(batch.key)
        self.setWindowTitle(batch.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._batch, self._year = batch, year
        self._file, self._operations = context.file, context.operations
        self.drafts: list[BatchRow] = []
        self.inputs: dict[str, FieldEditor | ManyEditor] = {}
        self.table = QTableWidget(0, 0)
        self._said = theme.label("", "text", "ink2")
        self._wrong = theme.label("", "small", "red")
        self._wrong.setWordWrap(True)
        self.go = Button("登记", "filled", name="make")
        self.go.clicked.connect(self._make)
        self._lay_out(context.options)
        self._begin()
        self.look()
        self.resize(theme.px(50), theme.px(42))

    def _lay_out(self, options: Options) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(theme.label(self._batch.title, "record"))
        note = theme.label(self._batch.note, "text", "ink2")
        note.setWordWrap(True)
        layout.addWidget(note)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(0.85))
        grid.setVerticalSpacing(theme.px(0.43))
        for row, batch_field in enumerate(self._batch.fields):
            editor = self._input(batch_field, options)
            label = theme.label(
                batch_field.field.label + (" *" if batch_field.field.required else ""), "text", "ink2"
            )
            label.setBuddy(editor.open if isinstance(editor, ManyEditor) else editor)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        layout.addWidget(self._preview(), 1)
        layout.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        leave = Button("不登记", "plain", name="cancel")
        leave.clicked.connect(self.reject)
        foot.addWidget(leave)
        foot.addWidget(self.go)
        layout.addLayout(foot)

    def _input(self, batch_field: BatchField, options: Options) -> FieldEditor | ManyEditor:
        many = batch_field.many
        editor = ManyEditor(batch_field, options, self) if many else self._one_value(batch_field, options)
        editor.setObjectName(f"{self._batch.key}.{batch_field.name}")
        editor.edited.connect(self.look)
        self.inputs[batch_field.name] = editor
        return editor

    def _one_value(self, batch_field: BatchField, options: Options) -> FieldEditor:
        editor = input_of_kind(batch_field.field, options, self)
        editor.setAccessibleName(batch_field.field.label)
        if batch_field.default is not None:
            editor.set_value(batch_field.default)
        editor.tab_pressed.connect(lambda step: self.focusNextPrevChild(step > 0))
        return editor

    def _preview(self) -> QTableWidget:
        table = self.table
        table.setObjectName(f"{self._batch.key}.table")
        table.setAccessibleName("将要登记的行")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setShowGrid(False)
        # Tab goes on to the buttons instead of walking through the cells.
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().hide()
        table.setMinimumHeight(theme.px(10))
        return table

    def _begin(self) -> None:
        if not self._batch.begin:
            return
        for name, value in fetch(self._batch.begin)(self._year).items():
            self.inputs[name].set_value(value)

    @property
    def wanted(self) -> list[BatchRow]:
        """The drafts that will be saved."""
        return [draft for draft in self.drafts if not draft.skipped]

    def look(self) -> None:
        """Build the drafts from the answers and show them, or say what is missing."""
        answers = {name: editor.value() for name, editor in self.inputs.items()}
        self.drafts, sentence = [], ""
        try:
            make: Maker = fetch(self._batch.make)
            self.drafts = make(answers, self._year, self._file.settings.all())
        except KnownError as error:
            sentence = error.sentence
        notes = dict.fromkeys(draft.note for draft in self.wanted if draft.note)
        self._wrong.setText(sentence or " ".join(notes))
        self._fill()
        count, skipped = len(self.wanted), len(self.drafts) - len(self.wanted)
        self._said.setText(f"将登记 {count} 行" + (f"，跳过 {skipped} 行" if skipped else ""))
        self.go.setText(f"登记 {count} 行" if count else "登记")
        self.go.setEnabled(bool(count))

    def _fill(self) -> None:
        wide = max((len(d.shown) for d in self.drafts), default=0) + 1
        self.table.setRowCount(len(self.drafts))
        self.table.setColumnCount(wide)
        for row, draft in enumerate(self.drafts):
            texts = [*draft.shown, *[""] * (wide - 1 - len(draft.shown)), draft.skipped]
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setForeground(theme.colour("ink2" if draft.skipped else "ink"))
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _make(self) -> None:
        for editor in self.inputs.values():
            editor.commit_text()
        self.look()
        wanted = self.wanted
        if not wanted:
            return
        ledger = self._file.catalogue.ledger(self._batch.ledger)
        for draft in wanted:
            draft.record.handled_by = draft.record.handled_by or self._file.operator or None
        try:
            self._operations.save_all(ledger, wanted, f"{self._batch.title}：{len(wanted)} {ledger.measure}")
        except KnownError as error:
            # Saving changed the drafts: build them again from the answers.
            self.look()
            self._wrong.setText(error.sentence)
            return
        self.made.emit(len(wanted))
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter goes from field to field, through the preview to the button, and only there it saves.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.table.hasFocus():
                (self.go if self.go.isEnabled() else next(iter(self.inputs.values()))).setFocus()
            elif isinstance(button := self.focusWidget(), QPushButton):
                button.click()
            return
        super().keyPressEvent(event)
