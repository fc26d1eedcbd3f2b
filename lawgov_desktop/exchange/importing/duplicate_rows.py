"""Finding rows of the sheet that exist already, by unique keys and by the duplicate key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawgov_desktop.exchange.importing.draft import CellProblem, Draft
from lawgov_desktop.exchange.importing.draft_builder import DraftBuilder
from lawgov_desktop.exchange.importing.existing_rows import ExistingRows, key_of
from lawgov_desktop.exchange.importing.plan_result import PlannedRow
from lawgov_desktop.exchange.linked_rows import LinkedRows
from lawgov_desktop.records.record import ChildRecord, Record


class DuplicateFinder:
    """Compares planned rows with existing rows and with each other."""

    def __init__(self, existing: ExistingRows, links: LinkedRows, draft_builder: DraftBuilder) -> None:
        self._existing, self._links, self._draft_builder = existing, links, draft_builder

    def find(self, rows: list[PlannedRow]) -> None:
        """Mark rows equal to an existing row (same), or possible copies of one or of an earlier line (duplicate)."""
        rows = [row for row in rows if row.state in ("new", "change", "duplicate")]
        for fields, where in self._existing.unique_keys:
            self._find_by(rows, fields, where=where, unique=True)
        if self._existing.duplicate_fields:
            self._find_by(rows, self._existing.duplicate_fields, where="", unique=False)

    def _find_by(self, rows: list[PlannedRow], fields: Sequence[Any], *, where: str, unique: bool) -> None:
        keys = [key_of(row.record, fields) for row in rows]
        filled = [key for key in keys if self._is_key(key, unique)]
        trash = unique and not where
        rows_by_key = self._existing.by_key(fields, filled, trash=trash)
        barred = self._existing.by_key(fields, filled, where=where, trash=trash) if where else rows_by_key
        first: dict[Any, PlannedRow] = {}
        for row, key in zip(rows, keys, strict=True):
            if not self._is_key(key, unique) or row.state == "bad":
                continue
            covered = unique and self._existing.covers(where, row.record)
            for other in rows_by_key.get(key, ()):
                clash = covered and any(b.id == other.id for b in barred.get(key, ()))
                self._meet(row, other, fields, clash=clash, unique=unique)
            if row.state in ("new", "duplicate") and covered == unique:
                earlier = first.setdefault(key, row)
                if earlier is not row and (unique or self._look_alike(row, earlier)):
                    self._mark(row, f"与本表第 {earlier.line} 行相同或相近", refused=unique)

    @staticmethod
    def _is_key(key: tuple[Any, ...], unique: bool) -> bool:
        return (
            None not in key if unique else key[0] is not None and any(v is not None for v in key[1:] or key)
        )

    def _meet(
        self, row: PlannedRow, other: Record, fields: Sequence[Any], *, clash: bool, unique: bool
    ) -> None:
        """Handle a row of the sheet and an existing row with the same key."""
        if row.state == "change":
            if clash and other.id != row.record.id:
                self._bar(row, fields, other)
            return
        if row.state not in ("new", "duplicate"):
            return
        if other.deleted_at is not None:
            self._bar(row, fields, other)
        elif self._repeats(row, other):
            row.state = "same"
        elif clash or (not unique and not self._differ_from(row.draft, other)):
            self._mark(
                row, f"与 {self._existing.number_text(other)}（{other.caption}）相同或相近", refused=clash
            )

    def _mark(self, row: PlannedRow, why: str, *, refused: bool) -> None:
        row.state, row.duplicate_of, row.refused = (
            "duplicate",
            row.duplicate_of or why,
            row.refused or refused,
        )

    def _bar(self, row: PlannedRow, fields: Sequence[Any], other: Record) -> None:
        where = "（在回收站里）" if other.deleted_at is not None else ""
        names = "、".join(f.label for f in fields)
        sentence = f"{names}已经用在 {self._existing.number_text(other)}{where}，请核对"
        row.draft.problems.append(CellProblem(row.line, fields[0].label, sentence, fields[0].name))
        row.state = "bad"

    def _repeats(self, row: PlannedRow, other: Record) -> bool:
        """Whether every filled cell equals the value of the existing row."""
        copy = type(other)(**other.__data__)
        self._links.attach([copy])
        draft = self._draft_builder.draft(row.draft.raw, copy, self._existing.children_of(other))
        return not draft.changes and not draft.problems

    def _look_alike(self, row: PlannedRow, earlier: PlannedRow) -> bool:
        # Two rows with different numbers are two cases.
        numbered = row.wanted_number is not None and earlier.wanted_number is not None
        return not numbered and not self._are_others(
            row.record, row.children, earlier.record, earlier.children
        )

    def _differ_from(self, draft: Draft, existing: Record) -> bool:
        return self._are_others(draft.record, draft.children, existing, self._existing.children_of(existing))

    def _are_others(self, one: Any, one_children: Any, other: Any, other_children: Any) -> bool:
        """Whether two similar rows are about different things: different unique values, or different persons."""
        for fields, _where in self._existing.unique_keys:
            own, theirs = key_of(one, fields), key_of(other, fields)
            if None not in own and None not in theirs and own != theirs:
                return True
        mine_names, their_names = _names(one_children), _names(other_children)
        return not (mine_names <= their_names or their_names <= mine_names)


def _names(children: dict[str, list[ChildRecord]]) -> set[str]:
    return {
        row.__data__[f.name]
        for rows in children.values()
        for row in rows
        for f in row.shown_fields()
        if f.kind == "person_name" and f.required and row.__data__.get(f.name)
    }
