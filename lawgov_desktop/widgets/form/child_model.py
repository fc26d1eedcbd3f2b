"""Child rows while they are edited: values, texts without a value, and problems, per cell."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.record import ChildRecord, Row
from lawgov_desktop.widgets.editors.choice_editor import Options, brief, own_choices, resolve
from lawgov_desktop.widgets.editors.factory import value_text
from lawgov_desktop.widgets.editors.line_editor import NUMBERS

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


def copied(row: Row) -> Any:
    """A copy of a row; changing it does not change the original."""
    duplicate = copy.copy(row)
    duplicate.__data__, duplicate.__rel__ = dict(row.__data__), dict(row.__rel__)
    duplicate.__dict__["_dirty"] = set(row.__dict__["_dirty"])
    return duplicate


@dataclass
class ChildRow:
    """One row: its record (saved or new), its values, and the problem of each field."""

    record: ChildRecord
    values: dict[str, Any]
    #: Typed texts without a value, by field: shown until they are corrected.
    texts: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


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
        #: Rows before and after each step, to undo it.
        self._steps: list[tuple[list[ChildRow], list[ChildRow]]] = []

    # -- rows ------------------------------------------------------------------------------------------

    def load(self, records: Sequence[ChildRecord]) -> None:
        """Show these rows; `revert()` shows them again."""
        self._base = [self._row_of(r) for r in records]
        self.revert()

    def show(self, fields: Sequence[Any]) -> None:
        """Show other fields of the same rows as columns; typed values stay."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def revert(self) -> None:
        """Show the loaded rows again."""
        self._steps = []
        self.beginResetModel()
        self.rows = [ChildRow(r.record, dict(r.values)) for r in self._base]
        self.endResetModel()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Changes inside the context are undone together by one Ctrl+Z: a paste, a removed row."""
        before = self._copies()
        yield
        self._steps.append((before, self._copies()))

    @property
    def can_take_back(self) -> bool:
        """Whether nothing changed since the last such step; text typed later is never dropped."""
        return bool(self._steps) and self._steps[-1][1] == self.rows

    def take_back(self) -> None:
        """Put the rows back as they were before the last paste or removal."""
        before, _after = self._steps.pop()
        self.beginResetModel()
        self.rows = before
        self.endResetModel()

    def _copies(self) -> list[ChildRow]:
        return [ChildRow(r.record, dict(r.values), dict(r.texts), dict(r.problems)) for r in self.rows]

    def _row_of(self, record: ChildRecord) -> ChildRow:
        return ChildRow(record, {f.name: record.__data__.get(f.name) for f in self.every})

    def blank(self, row: int) -> bool:
        """Whether all values of the row are empty or defaults; such rows are not saved."""
        child = self.rows[row]
        return not child.texts and all(
            f.blank(child.values[f.name]) or child.values[f.name] == f.default for f in self.every
        )

    def append(self) -> int:
        """Add an empty row and return its position."""
        position = len(self.rows)
        self.beginInsertRows(ROOT, position, position)
        self.rows.append(self._row_of(self.child()))
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
                self.rows.append(self._row_of(record))
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
            self.take(row, column, self._parse(cell_field, text))
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

    def _parse(self, cell_field: Any, text: str) -> Any:
        if cell_field.kind not in ("link", "term", "choice"):
            return cell_field.parse(text)
        if not text.strip():
            return None
        matches = resolve(self.options(cell_field) or own_choices(cell_field), text.strip())
        if len(matches) == 1:
            return matches[0].value
        if cell_field.kind == "choice":
            return cell_field.parse(text)
        raise InputProblem(f"列表里没有“{brief(text.strip())}”，请选一个")

    def _tell(self, row: int, column: int) -> None:
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    # -- what Qt asks ----------------------------------------------------------------------------------

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
            return int(self._alignment(column))
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
            return int(self._alignment(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.fields[section].label
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignRight if self.fields[column].kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter
