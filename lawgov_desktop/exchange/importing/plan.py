"""The import plan: what the import would do with each row, before anything is written; `apply` executes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lawgov_desktop.errors import InputProblem, OperationRefused
from lawgov_desktop.exchange.importing.cell_parser import shown
from lawgov_desktop.exchange.importing.draft import CellProblem
from lawgov_desktop.exchange.importing.draft_builder import DraftBuilder
from lawgov_desktop.exchange.importing.duplicate_rows import DuplicateFinder
from lawgov_desktop.exchange.importing.existing_rows import ExistingRows
from lawgov_desktop.exchange.importing.plan_result import ImportPlan, PlannedRow
from lawgov_desktop.exchange.importing.reader import Sheet
from lawgov_desktop.exchange.importing.references import ReferenceResolver
from lawgov_desktop.exchange.importing.sheet_layout import RawRow, lay_out
from lawgov_desktop.exchange.linked_rows import LinkedRows
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import Record
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile


def plan(
    file: OfficeFile,
    ledger: Ledger,
    sheet: Sheet,
    create_missing: bool = False,
    *,
    progress: Callable[[int, int, str], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> ImportPlan:
    """Compare every row of a sheet with the file; writes nothing.

    A row with a number of this ledger is that record: equal, or changed where filled cells differ (a blank cell never
    erases). Any other row is new, unless a record with the same unique key or duplicate key exists. With
    `create_missing`, villages and the persons rows are about are registered when a name is enough for it.
    Raises FileProblem when no heading is found, OperationRefused when cancelled.
    """
    with storage_errors(file.path):
        return _Planner(file, ledger, sheet, create_missing).run(progress, cancel)


class _Planner:
    def __init__(self, file: OfficeFile, ledger: Ledger, sheet: Sheet, create_missing: bool) -> None:
        self._links = LinkedRows()
        self._references = ReferenceResolver(file.catalogue, self._links, create_missing)
        self._existing = ExistingRows(ledger, self._links)
        self._ledger = ledger
        self._layout = lay_out(ledger, sheet)
        self._draft_builder = DraftBuilder(ledger, self._layout, self._links, self._references)
        self._plan = ImportPlan(ledger, sheet, self._layout, made=self._references.made)

    def run(
        self, progress: Callable[[int, int, str], None] | None, cancel: Callable[[], bool] | None
    ) -> ImportPlan:
        rows = self._layout.rows
        self._read_ahead(rows)
        numbered = self._existing.by_number(n for row in rows if (n := self._number(row)) is not None)
        seen: dict[int, int] = {}
        for done, raw in enumerate(rows):
            if done % 50 == 0:
                if cancel is not None and cancel():
                    raise OperationRefused("已取消，没有导入。")
                if progress is not None:
                    progress(done, len(rows), f"核对{self._ledger.title}")
            self._plan.rows.append(self._judge(raw, numbered, seen))
        DuplicateFinder(self._existing, self._links, self._draft_builder).find(self._plan.rows)
        return self._plan

    def _read_ahead(self, rows: Sequence[RawRow]) -> None:
        """Read the rows for all names of a column in one query instead of one per row."""
        for index, meaning in self._layout.head.meanings.items():
            if meaning.kind in ("own", "through") and meaning.field.kind == "link":
                names = {shown(meaning.field, row.cells[index]) for row in rows if index in row.cells}
                self._references.expect(meaning.field.rel_model, names)
            elif meaning.kind == "through" and meaning.field.kind == "id_number":
                numbers = {shown(meaning.field, row.cells[index]) for row in rows if index in row.cells}
                self._references.expect_id_numbers(meaning.link.rel_model, meaning.field, numbers)

    # -- by number ------------------------------------------------------------------------------------

    def _number(self, raw: RawRow) -> int | None:
        field: Any = self._ledger.model.field("number")
        try:
            number: int | None = field.parse(shown(field, self._layout.cell(raw, "own", "number")))
        except InputProblem:
            return None
        # A plain 17 in a ledger numbered by year is the clerk's own serial number.
        ours = number is not None and (number >= field.YEAR) != self._ledger.is_register
        return number if ours else None

    def _judge(self, raw: RawRow, numbered: dict[int, Record], seen: dict[int, int]) -> PlannedRow:
        number = self._number(raw)
        existing = numbered.get(number) if number is not None else None
        if number is not None and number in seen:
            row = self._new(raw)
            row.draft.problems.insert(
                0, CellProblem(raw.line, "编号", f"编号与第 {seen[number]} 行相同，请改正或清空", "number")
            )
            return self._done(row)
        if number is not None:
            seen[number] = raw.line
        if existing is None:
            return self._new(raw, number)
        if existing.deleted_at is not None:
            row = self._new(raw)
            sentence = f"编号 {self._existing.number_text(existing)} 在回收站里，请先恢复它，或清空这一格"
            row.draft.problems.insert(0, CellProblem(raw.line, "编号", sentence, "number"))
            return self._done(row)
        return self._of_existing(raw, existing)

    def _of_existing(self, raw: RawRow, existing: Record) -> PlannedRow:
        draft = self._draft_builder.draft(raw, existing, self._existing.children_of(existing))
        row = PlannedRow(raw.line, "change", draft)
        if draft.differing >= 2 and draft.differing * 2 > draft.compared:
            # Another numbering (1, 2, 3 …): a record with that number is never overwritten by a different matter.
            row = self._new(raw)
            row.state = "duplicate" if row.state == "new" else row.state
            row.duplicate_of = f"编号 {self._existing.number_text(existing)} 在台账里是另一行，内容大半不同"
            return row
        if not draft.changes and not draft.problems:
            row.state = "same"
            return row
        self._draft_builder.finish(draft)
        return self._done(row)

    def _new(self, raw: RawRow, number: int | None = None) -> PlannedRow:
        draft = self._draft_builder.draft(raw)
        self._draft_builder.finish(draft)
        row = PlannedRow(
            raw.line, "new", draft, accepted=str(self._layout.cell(raw, "confirm")).strip() == "是"
        )
        if number is not None and not draft.problems:
            serial_year = number // self._ledger.model.field("number").YEAR
            if serial_year == self._ledger.time.year_of(draft.record):
                row.wanted_number = number
        return self._done(row)

    def _done(self, row: PlannedRow) -> PlannedRow:
        if row.draft.problems:
            row.state = "bad"
        return row
