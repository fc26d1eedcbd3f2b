"""Applying an import plan: every good row in one operation, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import KnownError, OperationRefused
from lawgov_desktop.exchange.importing.plan_result import ImportPlan, PlannedRow
from lawgov_desktop.records.fields import RecordNumber
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import Row
from lawgov_desktop.storage.tables import numbering
from lawgov_desktop.storage.write.operations import Change, Operations
from lawgov_desktop.storage.write.row_writer import restored_on_error

Created = list[tuple[Ledger, Any]]


@dataclass(frozen=True)
class ImportReport:
    """The result of an import; `operation` is its id in the history (for undo), 0 when nothing was written."""

    operation: int
    name: str
    added: int
    changed: int
    same: int
    left_out: int
    #: Rows registered by the import: 村（社区）东河村.
    created: tuple[str, ...] = ()
    #: (number in the sheet, number allotted) where the sheet's number could not be used.
    renumbered: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """The result as one sentence, for the page and the command line."""
        parts = [f"新增 {self.added} 行"]
        parts += [f"修改 {self.changed} 行"] if self.changed else []
        parts += [f"相同 {self.same} 行"] if self.same else []
        parts += [f"没有导入 {self.left_out} 行"] if self.left_out else []
        parts += [f"另登记 {len(self.created)} 行"] if self.created else []
        return f"{self.name}：{'，'.join(parts)}。"


def apply(
    operations: Operations,
    plan: ImportPlan,
    progress: Callable[[int, int, str], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> ImportReport:
    """Write the rows of a plan that are 新增 or 修改 (and the 可能重复 that were accepted) in one operation.

    All or nothing: on any error, when `cancel` returns True, and when `progress` raises, the file is unchanged and
    the plan can be applied again. Raises FileLocked, FileProblem, EditConflict, or OperationRefused naming the row.
    """
    rows = sorted(
        (row for row in plan.rows if row.written),
        key=lambda row: (row.wanted_number is None, row.wanted_number or 0, row.line),
    )
    name = f"导入{plan.ledger.title}：{plan.sheet.name}"
    if not rows:
        return ImportReport(0, name, 0, 0, plan.count("same"), len(plan.left_out))
    added = sum(row.record.id is None for row in rows)
    created = plan.created
    with restored_on_error(_touched(created, rows)), operations.operation(name) as change:
        _Writer(operations, change, plan).write(created, rows, progress, cancel)
    number: Any = plan.ledger.model.field("number")
    return ImportReport(
        change.operation,
        name,
        added,
        len(rows) - added,
        plan.count("same"),
        len(plan.left_out),
        tuple(f"{ledger.title}{row.caption}" for ledger, row in created),
        tuple(
            (number.format(row.wanted_number), number.format(row.record.number))
            for row in rows
            if row.wanted_number is not None and row.record.number != row.wanted_number
        ),
    )


def _touched(created: Created, rows: list[PlannedRow]) -> list[Row]:
    """Every row the import writes; their values are restored on failure, so that the plan can be applied again."""
    touched: list[Row] = [new_row for _ledger, new_row in created]
    for row in rows:
        touched += [row.record, *(child for below in row.children.values() for child in below)]
    return touched


class _Writer:
    def __init__(self, operations: Operations, change: Change, plan: ImportPlan) -> None:
        self._operations, self._change, self._plan = operations, change, plan
        #: Rows registered in this operation, by their temporary id in the plan.
        self._made: dict[int, Row] = {}

    def write(
        self,
        created: Created,
        rows: list[PlannedRow],
        progress: Callable[[int, int, str], None] | None,
        cancel: Callable[[], bool] | None,
    ) -> None:
        for ledger, new_row in created:
            provisional, new_row.id = new_row.id, None
            self._point(new_row)
            self._put(
                ledger, new_row, {key: [] for key in ledger.children}, f"{ledger.title}{new_row.caption}"
            )
            self._made[provisional] = new_row
        for done, row in enumerate(rows):
            if done % 20 == 0:
                if cancel is not None and cancel():
                    raise OperationRefused("已取消，没有导入任何一行。")
                if progress is not None:
                    progress(done, len(rows), f"写入{self._plan.ledger.title}")
            self._write_one(row)

    def _write_one(self, row: PlannedRow) -> None:
        record = row.record
        self._point(record)
        for below in row.children.values():
            for child in below:
                self._point(child)
        if record.id is None and row.wanted_number is not None:
            self._number(record, row.wanted_number)
        # A new record has no existing child rows: kinds without rows need no query.
        kinds = {key: rows for key, rows in row.children.items() if rows or record.id is not None}
        self._put(self._plan.ledger, record, kinds, f"第 {row.line} 行")

    def _number(self, record: Any, wanted_number: int) -> None:
        """Use the sheet's number when it is later than every allotted one: a used number is never allotted again."""
        year, serial = divmod(wanted_number, RecordNumber.YEAR)
        model = type(record)
        base = year * RecordNumber.YEAR
        highest = model.select(model.number).where(
            model.number.between(base + 1, base + RecordNumber.YEAR - 1)
        )
        last = highest.order_by(model.number.desc()).limit(1).scalar() or base
        floor = max(serial - 1, last - base)
        record.number = base + numbering.allot(self._operations.file.db, self._plan.ledger.key, year, floor)

    def _point(self, row: Any) -> None:
        """Replace temporary ids in links by the ids of the rows registered in this operation."""
        for field in row.shown_fields():
            if field.kind == "link":
                target = row.__data__.get(field.name)
                if target is not None and target < 0:
                    setattr(row, field.name, self._made[target])

    def _put(self, ledger: Ledger, record: Any, children: dict[str, Any], where: str) -> None:
        try:
            self._operations.put(self._change, ledger, record, children)
        except KnownError as error:
            error.args = (f"{where}：{error.sentence}没有导入任何一行，请改正后再来一次。",)
            raise
