"""What is known of an import before anything is written: each row with what would become of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lawgov_desktop.exchange.importing.drafts import CellProblem, Draft
from lawgov_desktop.exchange.importing.reader import Sheet
from lawgov_desktop.exchange.importing.sheet_layout import Layout
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record

#: new 新增, change 修改, same 相同, twin 可能重复, bad 有问题.
State = Literal["new", "change", "same", "twin", "bad"]
WORDS: dict[State, str] = {
    "new": "新增",
    "change": "修改",
    "same": "相同",
    "twin": "可能重复",
    "bad": "有问题",
}


@dataclass
class PlannedRow:
    """What becomes of one row of the sheet."""

    line: int
    state: State
    draft: Draft
    #: Why it may be a second copy: 与 2023-017 相同或相近.
    twin_of: str = ""
    #: Whether it cannot be kept beside the other even when the clerk insists (two people of one ID number).
    refused: bool = False
    #: The clerk has looked at a 可能重复 and wants it all the same.
    accepted: bool = False
    #: The number the sheet gives a new row; kept where it is free and later than every one given out.
    wanted_number: int | None = None

    @property
    def record(self) -> Record:
        """The record as it would be kept."""
        return self.draft.record

    @property
    def children(self) -> dict[str, list[ChildRecord]]:
        """Its child rows by kind."""
        return self.draft.children

    @property
    def problems(self) -> list[CellProblem]:
        """What is wrong, cell by cell."""
        return self.draft.problems

    @property
    def notes(self) -> list[str]:
        """What the clerk should know; does not keep the row out."""
        return self.draft.notes

    @property
    def changes(self) -> list[str]:
        """What a row already kept would be changed to: 电话：旧 → 新."""
        return self.draft.changes

    @property
    def written(self) -> bool:
        """Whether applying the plan writes this row."""
        return self.state in ("new", "change") or (
            self.state == "twin" and self.accepted and not self.refused
        )


@dataclass
class ImportPlan:
    """All rows of a sheet with what would become of them."""

    ledger: Ledger
    sheet: Sheet
    layout: Layout
    rows: list[PlannedRow] = dataclasses.field(default_factory=list)
    #: Rows of other registers (村, 人员) that names of the sheet could become; their ids are negative until they are.
    made: list[tuple[Ledger, Any]] = dataclasses.field(default_factory=list)

    @property
    def created(self) -> list[tuple[Ledger, Any]]:
        """Those that rows which will be written need: they are registered in the same operation."""
        needed: set[int] = set()
        for row in self.rows:
            if row.written:
                needed.update(pending(row.record))
                needed.update(found for rows in row.children.values() for r in rows for found in pending(r))
        # A person stands behind the village they live in: later ones may need earlier ones.
        for _ledger, made in reversed(self.made):
            if made.id in needed:
                needed.update(pending(made))
        return [(ledger, made) for ledger, made in self.made if made.id in needed]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings of the sheet that are not imported."""
        return self.layout.head.unknown

    @property
    def problems(self) -> list[CellProblem]:
        """Every problem of every row, from the top."""
        return [problem for row in self.rows for problem in row.problems]

    @property
    def left_out(self) -> list[PlannedRow]:
        """Rows that stay out although they say something new: 有问题, and 可能重复 not accepted."""
        return [row for row in self.rows if row.state in ("bad", "twin") and not row.written]

    def count(self, state: State) -> int:
        """How many rows are in this state."""
        return sum(row.state == state for row in self.rows)

    @property
    def sentence(self) -> str:
        """The plan in one line: 共 200 行：新增 183，有问题 17。."""
        parts = [f"{word} {self.count(state)}" for state, word in WORDS.items() if self.count(state)]
        made = (
            f"；另登记 {len(self.created)} 行（{'、'.join(_titles(self.created))}）" if self.created else ""
        )
        return f"共 {len(self.rows)} 行：{'，'.join(parts) or '没有可以导入的'}{made}。"


def _titles(created: list[tuple[Ledger, Any]]) -> Iterable[str]:
    return dict.fromkeys(ledger.title for ledger, _row in created)


def pending(row: Any) -> Iterator[int]:
    """The negative ids of rows not registered yet that a row points at."""
    for field in row.shown_fields():
        target = row.__data__.get(field.name) if field.kind == "link" else None
        if target is not None and target < 0:
            yield target
