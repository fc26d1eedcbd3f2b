"""Undo and redo of this session's operations: the inverse of each recorded change is an operation of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import peewee as pw

from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.records.record import ChildRecord, Row, trash_stamp
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.engine.sqlite_errors import explain
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import history, search_index
from lawgov_desktop.storage.tables.references import referring, trashed_link
from lawgov_desktop.storage.write.operations import Change, Operations

#: Number of operations that can be undone.
STEPS = 30


@dataclass(frozen=True)
class _Step:
    operation: int
    name: str


@dataclass(frozen=True)
class _RowChange:
    table: str
    uid: str
    action: str
    diff: dict[str, Any]


def _goes_to_trash(row_change: _RowChange) -> bool:
    return "deleted_at" in row_change.diff


class Undo:
    """The last operations of this session for undo and redo; those of other sessions are not touched."""

    def __init__(self, file: OfficeFile, operations: Operations) -> None:
        self._file = file
        self._operations = operations
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._busy = False
        operations.listen(self._note)

    @property
    def next_undo(self) -> str:
        """Name of the operation the next undo reverses, empty for none."""
        return self._done[-1].name if self._done else ""

    @property
    def next_redo(self) -> str:
        """Name of the operation the next redo repeats, empty for none."""
        return self._undone[-1].name if self._undone else ""

    def undo(self) -> Change:
        """Undo the newest operation; rows it added go to the trash.

        Raises OperationRefused when there is none, or when a row was changed since; that operation can then no longer
        be undone.
        """
        if not self._done:
            raise OperationRefused("没有可以撤销的操作了。")
        step = self._done.pop()
        change = self._reverse(step, f"撤销：{step.name}")
        self._undone.append(_Step(change.operation, step.name))
        return change

    def redo(self) -> Change:
        """Repeat the operation undone last. Raises OperationRefused as `undo` does."""
        if not self._undone:
            raise OperationRefused("没有可以重做的操作。")
        step = self._undone.pop()
        change = self._reverse(step, f"重做：{step.name}")
        self._done.append(_Step(change.operation, step.name))
        return change

    def _note(self, change: Change) -> None:
        """Record an operation of this session; a new operation clears the redo list."""
        # Printing is an operation that changes no row: there is nothing to undo.
        if not self._busy and self._changed_rows(change.operation):
            self._done = [*self._done, _Step(change.operation, change.name)][-STEPS:]
            self._undone = []

    def _reverse(self, step: _Step, name: str) -> Change:
        changes = self._changes(step)
        if not changes:
            raise OperationRefused(f"“{step.name}”不能撤销。")
        self._busy = True
        try:
            with self._operations.operation(name) as change:
                self._file.db.execute_sql(
                    "UPDATE operation SET undoes = ? WHERE id = ?", (step.operation, change.operation)
                )
                stamp = trash_stamp()
                for row_change in changes:
                    self._take_back(row_change, step, stamp)
                self._tell(change, changes)
        except pw.IntegrityError as error:
            if (known := explain(error)) is not None:
                raise known from error
            if "FOREIGN KEY" in str(error):
                raise OperationRefused(
                    f"已经有行用着它，“{step.name}”不能撤销。不想再用的词，请在设置里停用。"
                ) from error
            raise OperationRefused(f"另有一行占用了同样的编号或名称，“{step.name}”不能撤销。") from error
        finally:
            self._busy = False
        return change

    def _changed_rows(self, operation: int) -> bool:
        sql = "SELECT 1 FROM change WHERE operation = ? LIMIT 1"
        return self._file.db.execute_sql(sql, (operation,)).fetchone() is not None

    def _changes(self, step: _Step) -> list[_RowChange]:
        """The row changes of an operation, the last one first."""
        rows = self._file.db.execute_sql(
            "SELECT table_name, uid, action, diff FROM change WHERE operation = ? ORDER BY id DESC",
            (step.operation,),
        ).fetchall()
        return [
            _RowChange(table, uid, action, history.recorded(action, diff))
            for table, uid, action, diff in rows
        ]

    def _take_back(self, row_change: _RowChange, step: _Step, stamp: str) -> None:
        db = self._file.db
        if (
            row_change.table in history.HOUSE_TABLES
            and row_change.action != "update"
            and not _goes_to_trash(row_change)
        ):
            self._take_back_house(row_change, step)
            return
        if row_change.action == "update":
            before = {column: pair[0] for column, pair in row_change.diff.items()}
            after = {column: pair[1] for column, pair in row_change.diff.items()}
        elif row_change.action == "insert" and "deleted_at" in row_change.diff:
            # One stamp for a record and its child rows, so that they are restored together.
            before, after = {"deleted_at": stamp}, row_change.diff
        else:
            raise OperationRefused(f"“{step.name}”不能撤销。")
        where = " AND ".join(f"{quote_name(column)} IS ?" for column in after)
        sets = ", ".join(f"{quote_name(column)} = ?" for column in before)
        sql = f"UPDATE {quote_name(row_change.table)} SET {sets} WHERE uid = ? AND {where}"
        db.execute_sql(sql, (*before.values(), row_change.uid, *after.values()))
        if not db.execute_sql("SELECT changes()").fetchone()[0]:
            raise OperationRefused(
                f"“{step.name}”之后这一行又改过，不能撤销。要改回去请在记录里改，“修改记录”里有原来的内容。"
            )

    def _take_back_house(self, row_change: _RowChange, step: _Step) -> None:
        """Reverse a change of terms, settings or holidays: delete an added row, insert a deleted one."""
        db, columns = self._file.db, list(row_change.diff)
        if row_change.action == "delete":
            marks, names = ", ".join("?" * len(columns)), ", ".join(quote_name(column) for column in columns)
            db.execute_sql(
                f"INSERT INTO {quote_name(row_change.table)} ({names}) VALUES ({marks})",
                tuple(row_change.diff.values()),
            )
            return
        where = " AND ".join(f"{quote_name(column)} IS ?" for column in columns)
        db.execute_sql(
            f"DELETE FROM {quote_name(row_change.table)} WHERE {where}", tuple(row_change.diff.values())
        )
        if not db.execute_sql("SELECT changes()").fetchone()[0]:
            raise OperationRefused(f"“{step.name}”之后这里又改过，不能撤销。请在设置里改回去。")

    def _tell(self, change: Change, changes: Sequence[_RowChange]) -> None:
        """Name the changed tables, index the rows, and refuse when a restored row links to a row in the trash."""
        models: dict[str, type[Row]] = {m._meta.table_name: m for m in self._file.catalogue.models()}
        for row_change in changes:
            model = models.get(row_change.table)
            if model is None:
                change.tables.add(row_change.table)
                continue
            change.tables.add(model.__name__.lower())
            row: Any = model.get(model.uid == row_change.uid)
            record: Any = getattr(row, model.parent_name()) if issubclass(model, ChildRecord) else row
            ledger = self._file.catalogue.ledger_of(model)
            if record.deleted_at is not None:
                users = referring(self._file.catalogue, record)
                if users:
                    raise OperationRefused(
                        f"{record.caption}还被{'、'.join(users)}用着，不能撤销。请先改那几行。"
                    )
            if row.deleted_at is None and (link := trashed_link(row)) is not None:
                raise OperationRefused(f"{record.caption}用到的“{link[1]}”在回收站里，不能撤销。请先恢复它。")
            if ledger is not None:
                change.tables.add(ledger.key)
                search_index.index_row(self._file.db, ledger, record)
