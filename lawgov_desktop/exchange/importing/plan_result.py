"""The result of planning an import: each row with the state it would have."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lawgov_desktop.exchange.importing.draft import CellProblem, Draft
from lawgov_desktop.exchange.importing.reader import Sheet
from lawgov_desktop.exchange.importing.sheet_layout import Layout
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record

#: new 新增, change 修改, same 相同, duplicate 可能重复, bad 有问题.
State = Literal["new", "change", "same", "duplicate", "bad"]
WORDS: dict[State, str] = {
    "new": "新增",
    "change": "修改",
    "same": "相同",
    "duplicate": "可能重复",
    "bad": "有问题",
}


@dataclass
class PlannedRow:
    """One row of the sheet and its state."""

    line: int
    state: State
    draft: Draft
    #: Why it may be a duplicate: 与 2023-017 相同或相近.
    duplicate_of: str = ""
    #: Whether it cannot be saved even when accepted (two persons with one ID number).
    refused: bool = False
    #: The clerk has accepted a 可能重复.
    accepted: bool = False
    #: The number of a new row in the sheet; used when it is free and later than every allotted one.
    wanted_number: int | None = None

    @property
    def record(self) -> Record:
        """The record as it would be saved."""
        return self.draft.record

    @property
    def children(self) -> dict[str, list[ChildRecord]]:
        """Its child rows by kind."""
        return self.draft.children

    @property
    def problems(self) -> list[CellProblem]:
        """The problems of its cells."""
        return self.draft.problems

    @property
    def notes(self) -> list[str]:
        """Warnings that do not prevent the import of the row."""
        return self.draft.notes

    @property
    def changes(self) -> list[str]:
        """The changes of an existing record: 电话：旧 → 新."""
        return self.draft.changes

    @property
    def written(self) -> bool:
        """Whether applying the plan writes this row."""
        return self.state in ("new", "change") or (
            self.state == "duplicate" and self.accepted and not self.refused
        )


@dataclass
class ImportPlan:
    """All rows of a sheet with their states."""

    ledger: Ledger
    sheet: Sheet
    layout: Layout
    rows: list[PlannedRow] = dataclasses.field(default_factory=list)
    #: New rows of other registers (村, 人员) for names in the sheet; their ids are negative until they are saved.
    made: list[tuple[Ledger, Any]] = dataclasses.field(default_factory=list)

    @property
    def created(self) -> list[tuple[Ledger, Any]]:
        """The new register rows that written rows need; they are saved in the same operation."""
        needed: set[int] = set()
        for row in self.rows:
            if row.written:
                needed.update(pending(row.record))
                needed.update(row_id for rows in row.children.values() for r in rows for row_id in pending(r))
        # Later rows may link to earlier ones: a person to the village they live in.
        for _ledger, new_row in reversed(self.made):
            if new_row.id in needed:
                needed.update(pending(new_row))
        return [(ledger, new_row) for ledger, new_row in self.made if new_row.id in needed]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings of the sheet that are not imported."""
        return self.layout.head.unknown

    @property
    def problems(self) -> list[CellProblem]:
        """Every problem of every row, in the order of the sheet."""
        return [problem for row in self.rows for problem in row.problems]

    @property
    def left_out(self) -> list[PlannedRow]:
        """Rows that are not imported: 有问题, and 可能重复 not accepted."""
        return [row for row in self.rows if row.state in ("bad", "duplicate") and not row.written]

    def count(self, state: State) -> int:
        """Number of rows in this state."""
        return sum(row.state == state for row in self.rows)

    @property
    def sentence(self) -> str:
        """The plan in one line: 共 200 行：新增 183，有问题 17。."""
        parts = [f"{word} {self.count(state)}" for state, word in WORDS.items() if self.count(state)]
        created = (
            f"；另登记 {len(self.created)} 行（{'、'.join(_titles(self.created))}）" if self.created else ""
        )
        return f"共 {len(self.rows)} 行：{'，'.join(parts) or '没有可以导入的'}{created}。"


def _titles(created: list[tuple[Ledger, Any]]) -> Iterable[str]:
    return dict.fromkeys(ledger.title for ledger, _row in created)


def pending(row: Any) -> Iterator[int]:
    """The negative ids in a row's links: rows that are not saved yet."""
    for field in row.shown_fields():
        target = row.__data__.get(field.name) if field.kind == "link" else None
        if target is not None and target < 0:
            yield target
