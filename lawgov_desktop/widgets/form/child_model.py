"""Child rows while they are edited: values, texts that could not be read, and what is wrong, per cell."""

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
    """A copy of a row that can be changed without the original knowing."""
    made = copy.copy(row)
    made.__data__, made.__rel__ = dict(row.__data__), dict(row.__rel__)
    made.__dict__["_dirty"] = set(row.__dict__["_dirty"])
    return made


@dataclass
class ChildRow:
    """One row: the record it came from (or a fresh one), its values, and per field what is wrong."""

    record: ChildRecord
    values: dict[str, Any]
    #: What was typed where it could not be read: it stays on the screen until it is mended.
    texts: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


class ChildModel(QAbstractTableModel):
    """The rows of one child table; of all its fields those in `fields` stand in the columns."""

    def __init__(
        self, model: type[ChildRecord], fields: Sequence[Any], options: Options, rest: Sequence[Any] = ()
    ) -> None:
        """`rest`: fields that are kept with the rows, and shown when asked for."""
        super().__init__()
        self.child = model
        self.fields = list(fields)
        #: What is kept of a row, in or out of sight.
        self.every = [*fields, *rest]
        self.options = options
        self.rows: list[ChildRow] = []
        self._base: list[ChildRow] = []
        #: What stood here before and after each paste and each removed row, to take them back.
        self._steps: list[tuple[list[ChildRow], list[ChildRow]]] = []

    # -- rows ------------------------------------------------------------------------------------------

    def load(self, records: Sequence[ChildRecord]) -> None:
        """Show these rows; they are what a revert goes back to."""
        self._base = [self._row_of(r) for r in records]
        self.revert()

    def show(self, fields: Sequence[Any]) -> None:
        """Put other fields of the same rows into the columns; nothing that was typed is lost."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def revert(self) -> None:
        """Put back the rows that were loaded."""
        self._steps = []
        self.beginResetModel()
        self.rows = [ChildRow(r.record, dict(r.values)) for r in self._base]
        self.endResetModel()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Work that one Ctrl+Z takes back as a whole: a paste, a row removed."""
        before = self._copies()
        yield
        self._steps.append((before, self._copies()))

    @property
    def can_take_back(self) -> bool:
        """Whether the last such work still stands as it was done; what was typed since is never thrown away."""
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
        """Whether nothing of its own stands in the row; such rows are not saved."""
        here = self.rows[row]
        return not here.texts and all(
            f.blank(here.values[f.name]) or here.values[f.name] == f.default for f in self.every
        )

    def append(self) -> int:
        """Add an empty row and return its place."""
        place = len(self.rows)
        self.beginInsertRows(ROOT, place, place)
        self.rows.append(self._row_of(self.child()))
        self.endInsertRows()
        return place

    def append_picked(self, name: str, picked: Sequence[tuple[Any, str]]) -> None:
        """Add a row for each (value, words) picked off a list; one Ctrl+Z takes all of them back.

        Where the table has a column for the name and none for the link, the words stand there.
        """
        with self.step():
            for value, words in picked:
                record = self.child()
                setattr(record, name, value)
                if "name" in record._meta.fields and name != "name" and not record.__data__.get("name"):
                    record.name = words
                place = len(self.rows)
                self.beginInsertRows(ROOT, place, place)
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
            for place, r in enumerate(self.rows)
            if (id(r.record) in before and (r.values != before[id(r.record)] or r.texts))
            or (id(r.record) not in before and not self.blank(place))
        )
        return gone + touched

    # -- cells -----------------------------------------------------------------------------------------

    def take_text(self, row: int, column: int, text: str) -> None:
        """Judge typed or pasted text for a cell; what cannot be read stays visible with its sentence."""
        named = self.fields[column]
        try:
            self.take(row, column, self._parse(named, text))
        except InputProblem as wrong:
            self.refuse(row, column, text, wrong.sentence)

    def take(self, row: int, column: int, value: Any) -> None:
        """Put a good value into a cell."""
        name, here = self.fields[column].name, self.rows[row]
        here.values[name] = value
        here.texts.pop(name, None)
        here.problems.pop(name, None)
        self._tell(row, column)

    def refuse(self, row: int, column: int, text: str, sentence: str) -> None:
        """Keep a text that is no value, with the sentence that says why."""
        name, here = self.fields[column].name, self.rows[row]
        here.texts[name] = text
        here.problems[name] = sentence
        self._tell(row, column)

    def set_rules(self, row: int, sayings: dict[str, str]) -> None:
        """Show what the rules say of a row, beside what is wrong with the texts themselves."""
        here = self.rows[row]
        own = {name: s for name, s in here.problems.items() if name in here.texts}
        here.problems = {**sayings, **own}

    def column_of(self, name: str) -> int:
        """Where a field stands now; −1 when its column is not in sight."""
        return next((place for place, named in enumerate(self.fields) if named.name == name), -1)

    def wrong(self) -> Iterator[tuple[int, Any, str]]:
        """(row, field, sentence) of everything wrong, in reading order, in columns that are not in sight too."""
        for row, here in enumerate(self.rows):
            for named in self.every:
                if named.name in here.problems:
                    yield row, named, here.problems[named.name]

    def _parse(self, named: Any, text: str) -> Any:
        if named.kind not in ("link", "term", "choice"):
            return named.parse(text)
        if not text.strip():
            return None
        found = resolve(self.options(named) or own_choices(named), text.strip())
        if len(found) == 1:
            return found[0].value
        if named.kind == "choice":
            return named.parse(text)
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
        """What stands in a cell at rest, masked where private."""
        named, here = self.fields[column], self.rows[row]
        if named.name in here.texts:
            return here.texts[named.name]
        related = here.record.__rel__.get(named.name)
        known = "" if related is None else str(related)
        return value_text(named, here.values[named.name], self.options, known)

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
