"""One child row while it is edited, and the steps that Ctrl+Z undoes."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.record import ChildRecord, Row
from lawgov_desktop.widgets.editors.choice_editor import Options, brief, own_choices, resolve


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

    @classmethod
    def of(cls, record: ChildRecord, fields: Sequence[Any]) -> ChildRow:
        """The row of a record with the values of these fields."""
        return cls(record, {f.name: record.__data__.get(f.name) for f in fields})

    def blank(self, fields: Sequence[Any]) -> bool:
        """Whether all values of the row are empty or defaults; such rows are not saved."""
        values = ((f, self.values[f.name]) for f in fields)
        return not self.texts and all(f.blank(value) or value == f.default for f, value in values)


def rows_copied(rows: Sequence[ChildRow]) -> list[ChildRow]:
    """Copies of the rows that share their records."""
    return [ChildRow(r.record, dict(r.values), dict(r.texts), dict(r.problems)) for r in rows]


def parse_cell(cell_field: Any, text: str, options: Options) -> Any:
    """The value of a text typed or pasted into a cell. Raises InputProblem."""
    if cell_field.kind not in ("link", "term", "choice"):
        return cell_field.parse(text)
    if not text.strip():
        return None
    matches = resolve(options(cell_field) or own_choices(cell_field), text.strip())
    if len(matches) == 1:
        return matches[0].value
    if cell_field.kind == "choice":
        return cell_field.parse(text)
    raise InputProblem(f"列表里没有“{brief(text.strip())}”，请选一个")


class ChildSteps:
    """The rows before and after each paste, each removed row and each choice from the register."""

    def __init__(self) -> None:
        self._steps: list[tuple[list[ChildRow], list[ChildRow]]] = []

    def add(self, before: list[ChildRow], after: list[ChildRow]) -> None:
        """Remember a step; both are copies."""
        self._steps.append((before, after))

    def clear(self) -> None:
        """Other rows were loaded: forget all steps."""
        self._steps = []

    def can_undo(self, rows: Sequence[ChildRow]) -> bool:
        """Whether nothing changed since the last step; text typed later is never dropped."""
        return bool(self._steps) and self._steps[-1][1] == rows

    def undo(self) -> list[ChildRow]:
        """Forget the last step and return the rows before it."""
        before, _after = self._steps.pop()
        return before
