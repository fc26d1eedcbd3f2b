"""Child rows while they are edited: values, texts without a value, and problems, per cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.record import ChildRecord
from lawgov_desktop.widgets.editors.choice_editor import Options
from lawgov_desktop.widgets.editors.factory import value_text
from lawgov_desktop.widgets.editors.line_editor import NUMBERS
from lawgov_desktop.widgets.form.child_rows import ChildRow, ChildSteps, parse_cell, rows_copied

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ChildModel(QAbstractTableModel):
    """The rows of one child table; `fields` are the fields shown as columns."""

    def __init__(
        self, model: type[ChildRecord], fields: Sequence[Any], options: Options, rest: Sequence[Any] = ()
    ) -> None:
        """`rest`: fields whose columns are shown on request."""
        super().__init__()
        self.child = model
        self.fields = list(fields)
        #: All fields of a row, shown or not.
        self.every = [*fields, *rest]
        self.options = options
        self.rows: list[ChildRow] = []
        self._base: list[ChildRow] = []
        self._steps = ChildSteps()

    # -- rows ------------------------------------------------------------------------------------------

    def load(self, records: Sequence[ChildRecord]) -> None:
        """Show these rows; `revert()` shows them again."""
        self._base = [ChildRow.of(r, self.every) for r in records]
        self.revert()

    def show(self, fields: Sequence[Any]) -> None:
        """Show other fields of the same rows as columns; typed values stay."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def revert(self) -> None:
        """Show the loaded rows again."""
        self._steps.clear()
        self.beginResetModel()
        self.rows = [ChildRow(r.record, dict(r.values)) for r in self._base]
        self.endResetModel()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Changes inside the context are undone together by one Ctrl+Z: a paste, a removed row."""
        before = rows_copied(self.rows)
        yield
        self._steps.add(before, rows_copied(self.rows))

    @property
    def can_take_back(self) -> bool:
        """Whether nothing changed since the last such step; text typed later is never dropped."""
        return self._steps.can_undo(self.rows)

    def take_back(self) -> None:
        """Put the rows back as they were before the last paste or removal."""
        before = self._steps.undo()
        self.beginResetModel()
        self.rows = before
        self.endResetModel()

    def blank(self, row: int) -> bool:
        """Whether all values of the row are empty or defaults; such rows are not saved."""
        return self.rows[row].blank(self.every)

    def append(self) -> int:
        """Add an empty row and return its position."""
        position = len(self.rows)
        self.beginInsertRows(ROOT, position, position)
        self.rows.append(ChildRow.of(self.child(), self.every))
        self.endInsertRows()
        return position

    def append_picked(self, name: str, picked: Sequence[tuple[Any, str]]) -> None:
        """Add a row for each (value, label) ticked in a list; one Ctrl+Z removes all of them.

        A table with a field for the name takes the label as the name.
        """
        with self.step():
            for value, words in picked:
                record = self.child()
                setattr(record, name, value)
                if "name" in record._meta.fields and name != "name" and not record.__data__.get("name"):
                    record.name = words
                position = len(self.rows)
                self.beginInsertRows(ROOT, position, position)
                self.rows.append(ChildRow.of(record, self.every))
                self.endInsertRows()

    def remove(self, row: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(ROOT, row, row)
        del self.rows[row]
        self.endRemoveRows()

    def changes(self) -> int:
        """How many rows were added, removed or changed."""
        before = {id(r.record): r.values for r in self._base}
        now = {id(r.record) for r in self.rows}
        gone = sum(1 for key in before if key not in now)
        touched = sum(
            1
            for position, r in enumerate(self.rows)
            if (id(r.record) in before and (r.values != before[id(r.record)] or r.texts))
            or (id(r.record) not in before and not self.blank(position))
        )
        return gone + touched

    # -- cells -----------------------------------------------------------------------------------------

    def take_text(self, row: int, column: int, text: str) -> None:
        """Parse typed or pasted text for a cell; a text without a value stays visible with its sentence."""
        cell_field = self.fields[column]
        try:
            self.take(row, column, parse_cell(cell_field, text, self.options))
        except InputProblem as wrong:
            self.refuse(row, column, text, wrong.sentence)

    def take(self, row: int, column: int, value: Any) -> None:
        """Set the value of a cell."""
        name, child = self.fields[column].name, self.rows[row]
        child.values[name] = value
        child.texts.pop(name, None)
        child.problems.pop(name, None)
        self._tell(row, column)

    def refuse(self, row: int, column: int, text: str, sentence: str) -> None:
        """Keep a text without a value, with the sentence that says why."""
        name, child = self.fields[column].name, self.rows[row]
        child.texts[name] = text
        child.problems[name] = sentence
        self._tell(row, column)

    def set_rules(self, row: int, sayings: dict[str, str]) -> None:
        """Show what the rules say of a row; problems of its texts have precedence."""
        child = self.rows[row]
        own = {name: s for name, s in child.problems.items() if name in child.texts}
        child.problems = {**sayings, **own}

    def column_of(self, name: str) -> int:
        """Column of a field; −1 while it is not shown."""
        return next(
            (position for position, cell_field in enumerate(self.fields) if cell_field.name == name), -1
        )

    def wrong(self) -> Iterator[tuple[int, Any, str]]:
        """(row, field, sentence) of every problem in reading order, those of hidden columns too."""
        for row, child in enumerate(self.rows):
            for cell_field in self.every:
                if cell_field.name in child.problems:
                    yield row, cell_field, child.problems[cell_field.name]

    def _tell(self, row: int, column: int) -> None:
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    # -- the interface of QAbstractTableModel ----------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def text(self, row: int, column: int) -> str:
        """The text of a cell that is not being edited, masked where private."""
        cell_field, child = self.fields[column], self.rows[row]
        if cell_field.name in child.texts:
            return child.texts[cell_field.name]
        related = child.record.__rel__.get(cell_field.name)
        known = "" if related is None else str(related)
        return value_text(cell_field, child.values[cell_field.name], self.options, known)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.text(row, column).split("\n"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.rows[row].problems.get(self.fields[column].name) or self.text(row, column) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(self.fields[column]))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.take_text(index.row(), index.column(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].short
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(self.fields[section]))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.fields[section].label
        return None


def _alignment(cell_field: Any) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if cell_field.kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
