"""What an import would do, row by row, before anything is written: the dry run, and what `apply` carries out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from lawgov_desktop.errors import InputProblem, Refused
from lawgov_desktop.exchange.convert import shown
from lawgov_desktop.exchange.drafts import CellProblem, Draft, Drafting
from lawgov_desktop.exchange.existing import Kept, key_of
from lawgov_desktop.exchange.layout import Layout, RawRow, lay_out
from lawgov_desktop.exchange.links import LinkedRows
from lawgov_desktop.exchange.read import Sheet
from lawgov_desktop.exchange.resolve import Registers
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record
from lawgov_desktop.storage.file import OfficeFile
from lawgov_desktop.storage.trouble import storage_errors

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
    wish: int | None = None

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
    rows: list[PlannedRow] = field(default_factory=list)
    #: Rows of other registers that would be registered (村, 人员), with their ledger.
    created: list[tuple[Ledger, Any]] = field(default_factory=list)

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


def plan(
    file: OfficeFile,
    ledger: Ledger,
    sheet: Sheet,
    create_missing: bool = False,
    *,
    progress: Callable[[int, int, str], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> ImportPlan:
    """Judge every row of a sheet against the file; writes nothing.

    A row with a number of this ledger is that row: equal, or changed where filled cells differ (a blank cell never
    erases). Any other row is new, unless a row that is unique or alike is already there. With `create_missing`
    villages, and people whom rows are about, are registered when their name is all that is needed.
    Raises FileProblem when no heading is found, Refused when cancelled.
    """
    with storage_errors(file.path):
        return _Planner(file, ledger, sheet, create_missing).run(progress, cancel)


class _Planner:
    def __init__(self, file: OfficeFile, ledger: Ledger, sheet: Sheet, create_missing: bool) -> None:
        self._links = LinkedRows()
        self._registers = Registers(file.catalogue, self._links, create_missing)
        self._kept = Kept(ledger, self._links)
        self._ledger = ledger
        self._layout = lay_out(ledger, sheet)
        self._drafting = Drafting(ledger, self._layout, self._links, self._registers)
        self._plan = ImportPlan(ledger, sheet, self._layout)

    def run(
        self, progress: Callable[[int, int, str], None] | None, cancel: Callable[[], bool] | None
    ) -> ImportPlan:
        rows = self._layout.rows
        self._read_ahead(rows)
        numbered = self._kept.by_number(n for row in rows if (n := self._number(row)) is not None)
        seen: dict[int, int] = {}
        for done, raw in enumerate(rows):
            if done % 50 == 0:
                if cancel is not None and cancel():
                    raise Refused("已取消，没有导入。")
                if progress is not None:
                    progress(done, len(rows), f"核对{self._ledger.title}")
            self._plan.rows.append(self._judge(raw, numbered, seen))
        self._find_twins([row for row in self._plan.rows if row.state in ("new", "change", "twin")])
        self._settle_created()
        return self._plan

    def _read_ahead(self, rows: Sequence[RawRow]) -> None:
        """One query for all the names of a column instead of one per row."""
        for place, meaning in self._layout.head.meanings.items():
            if meaning.kind in ("own", "through") and meaning.field.kind == "link":
                names = {shown(meaning.field, row.cells[place]) for row in rows if place in row.cells}
                self._registers.expect(meaning.field.rel_model, names)
            elif meaning.kind == "through" and meaning.field.kind == "id_number":
                numbers = {shown(meaning.field, row.cells[place]) for row in rows if place in row.cells}
                self._registers.expect_id_numbers(meaning.link.rel_model, meaning.field, numbers)

    # -- by number ------------------------------------------------------------------------------------

    def _number(self, raw: RawRow) -> int | None:
        spoken: Any = self._ledger.model.field("number")
        try:
            return spoken.parse(shown(spoken, self._layout.cell(raw, "own", "number")))  # type: ignore[no-any-return]
        except InputProblem:
            return None

    def _judge(self, raw: RawRow, numbered: dict[int, Record], seen: dict[int, int]) -> PlannedRow:
        number = self._number(raw)
        kept = numbered.get(number) if number is not None else None
        if number is not None and number in seen:
            row = self._new(raw)
            row.draft.problems.insert(
                0, CellProblem(raw.line, "编号", f"编号与第 {seen[number]} 行相同，请改正或清空", "number")
            )
            return self._done(row)
        if number is not None:
            seen[number] = raw.line
        if kept is None:
            return self._new(raw, number)
        if kept.deleted_at is not None:
            row = self._new(raw)
            sentence = f"编号 {self._shown(kept)} 在回收站里，请先恢复它，或清空这一格"
            row.draft.problems.insert(0, CellProblem(raw.line, "编号", sentence, "number"))
            return self._done(row)
        return self._of_kept(raw, kept)

    def _shown(self, record: Record) -> str:
        return str(self._ledger.model.field("number").format(record.number))

    def _of_kept(self, raw: RawRow, kept: Record) -> PlannedRow:
        draft = self._drafting.draft(raw, kept, self._kept.children_of(kept))
        row = PlannedRow(raw.line, "change", draft)
        if draft.differing >= 2 and draft.differing * 2 > draft.compared:
            # Somebody else's 1, 2, 3 …: what is kept under that number is never overwritten by another matter.
            row = self._new(raw)
            row.state = "twin" if row.state == "new" else row.state
            row.twin_of = f"编号 {self._shown(kept)} 在台账里是另一行，内容大半不同"
            return row
        if not draft.changes and not draft.problems:
            row.state = "same"
            return row
        self._drafting.finish(draft)
        return self._done(row)

    def _new(self, raw: RawRow, number: int | None = None) -> PlannedRow:
        draft = self._drafting.draft(raw)
        self._drafting.finish(draft)
        row = PlannedRow(
            raw.line, "new", draft, accepted=str(self._layout.cell(raw, "confirm")).strip() == "是"
        )
        if number is not None and not draft.problems:
            serial_year = number // self._ledger.model.field("number").YEAR
            if serial_year == self._ledger.time.year_of(draft.record):
                row.wish = number
        return self._done(row)

    def _done(self, row: PlannedRow) -> PlannedRow:
        if row.draft.problems:
            row.state = "bad"
        return row

    # -- twins ----------------------------------------------------------------------------------------

    def _find_twins(self, rows: list[PlannedRow]) -> None:
        for fields, where in self._kept.unique_keys:
            self._find_by(rows, fields, where=where, unique=True)
        if self._kept.alike_fields:
            self._find_by(rows, self._kept.alike_fields, where="", unique=False)

    def _find_by(self, rows: list[PlannedRow], fields: Sequence[Any], *, where: str, unique: bool) -> None:
        keys = [key_of(row.record, fields) for row in rows]
        filled = [key for key in keys if self._is_key(key, unique)]
        trash = unique and not where
        there = self._kept.by_key(fields, filled, trash=trash)
        barred = self._kept.by_key(fields, filled, where=where, trash=trash) if where else there
        first: dict[Any, PlannedRow] = {}
        for row, key in zip(rows, keys, strict=True):
            if not self._is_key(key, unique) or row.state == "bad":
                continue
            for other in there.get(key, ()):
                clash = unique and any(b.id == other.id for b in barred.get(key, ()))
                self._meet(row, other, fields, clash=clash, unique=unique)
            if row.state in ("new", "twin"):
                earlier = first.setdefault(key, row)
                if earlier is not row and (unique or not self._differ(row.draft, earlier.draft)):
                    self._mark(row, f"与本表第 {earlier.line} 行相同或相近", refused=unique)

    @staticmethod
    def _is_key(key: tuple[Any, ...], unique: bool) -> bool:
        return (
            None not in key if unique else key[0] is not None and any(v is not None for v in key[1:] or key)
        )

    def _meet(
        self, row: PlannedRow, other: Record, fields: Sequence[Any], *, clash: bool, unique: bool
    ) -> None:
        """A row of the sheet and a kept row that has the same key."""
        if row.state == "change":
            if clash and other.id != row.record.id:
                self._bar(row, fields, other)
            return
        if row.state not in ("new", "twin"):
            return
        if other.deleted_at is not None:
            self._bar(row, fields, other)
        elif self._repeats(row, other):
            row.state = "same"
        elif clash or (not unique and not self._differ_from(row.draft, other)):
            self._mark(row, f"与 {self._shown(other)}（{other.caption}）相同或相近", refused=clash)

    def _mark(self, row: PlannedRow, why: str, *, refused: bool) -> None:
        row.state, row.twin_of, row.refused = "twin", row.twin_of or why, row.refused or refused

    def _bar(self, row: PlannedRow, fields: Sequence[Any], other: Record) -> None:
        place = "（在回收站里）" if other.deleted_at is not None else ""
        names = "、".join(f.label for f in fields)
        sentence = f"{names}已经用在 {self._shown(other)}{place}，请核对"
        row.draft.problems.append(CellProblem(row.line, fields[0].label, sentence, fields[0].name))
        row.state = "bad"

    def _repeats(self, row: PlannedRow, other: Record) -> bool:
        """Whether the sheet says nothing that the kept row does not say already."""
        copy = type(other)(**other.__data__)
        self._links.attach([copy])
        draft = self._drafting.draft(row.draft.raw, copy, self._kept.children_of(other))
        return not draft.changes and not draft.problems

    def _differ(self, one: Draft, other: Draft) -> bool:
        return self._are_others(one.record, one.children, other.record, other.children)

    def _differ_from(self, draft: Draft, kept: Record) -> bool:
        return self._are_others(draft.record, draft.children, kept, self._kept.children_of(kept))

    def _are_others(self, one: Any, one_children: Any, other: Any, other_children: Any) -> bool:
        """Whether two rows alike are plainly about others: other unique values, or not one name in common."""
        for fields, _where in self._kept.unique_keys:
            mine, theirs = key_of(one, fields), key_of(other, fields)
            if None not in mine and None not in theirs and mine != theirs:
                return True
        mine_names, their_names = _names(one_children), _names(other_children)
        return bool(mine_names and their_names and not mine_names & their_names)

    # -- what is registered on the way ------------------------------------------------------------------

    def _settle_created(self) -> None:
        """Only what a row that can be written needs is registered."""
        needed: set[int] = set()
        for row in self._plan.rows:
            if row.state in ("new", "change", "twin"):
                needed |= set(_pending(row.record)) | {
                    n for rows in row.children.values() for r in rows for n in _pending(r)
                }
        # A person stands behind the village they live in: later ones may need earlier ones.
        for _ledger, made in reversed(self._registers.made):
            if made.id in needed:
                needed |= set(_pending(made))
        self._plan.created = [(ledger, made) for ledger, made in self._registers.made if made.id in needed]


def _pending(row: Any) -> Iterator[int]:
    """The negative ids of rows still to be registered that a row points at."""
    for spoken in row.spoken():
        if spoken.kind == "link":
            target = row.__data__.get(spoken.name)
            if target is not None and target < 0:
                yield target


def _names(children: dict[str, list[ChildRecord]]) -> set[str]:
    return {
        row.__data__[f.name]
        for rows in children.values()
        for row in rows
        for f in row.spoken()
        if f.kind == "person_name" and f.required and row.__data__.get(f.name)
    }
