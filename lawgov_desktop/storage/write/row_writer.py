"""Writing one row or the child rows of a record: optimistic locking by `rev`, and database errors as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import peewee as pw

from lawgov_desktop.errors import EditConflict, OperationRefused
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record, Row, trash_stamp
from lawgov_desktop.storage.engine.sqlite_errors import explain
from lawgov_desktop.storage.tables import numbering
from lawgov_desktop.storage.write.validation import ValidationError


def write_row(row: Row) -> None:
    """Insert a new row, or update an existing one if its `rev` is still the one that was read.

    Raises EditConflict when the row has changed since, ValidationError when a value is taken, missing or was issued
    before (certificate and badge numbers are never used again).
    """
    model = type(row)
    data = {
        name: row.__data__.get(name)
        for name in model._meta.fields
        if name not in ("id", "rev", "updated_at", "created_at")
    }
    for name in numbering.never_again(model):
        if numbering.used_before(row, name, data[name]):
            raise ValidationError(
                [FieldProblem(name, f"{model.field(name).short}“{data[name]}”以前发过，不能再用，请换一个")]
            )
    try:
        if row.id is None:
            row.save(force_insert=True)
        else:
            updated = model.update(data).where((model.id == row.id) & (model.rev == row.rev)).execute()
            if not updated:
                raise EditConflict(
                    "这一行刚被别处改过，没有覆盖它。您填的还在这里：请先抄下要改的，再按“放弃修改”看新的内容。"
                )
    except pw.IntegrityError as error:
        raise explain(error) or _clash(model, error) from error
    fresh = model.select(model.rev, model.updated_at).where(model.id == row.id).tuples().get()
    row.rev, row.updated_at = fresh


def _clash(model: type[Row], error: Exception) -> OperationRefused:
    """The refusal that names the field whose value is taken, missing, or does not fit its column."""
    kind, _, columns = str(error).rpartition("failed: ")
    for field in model.shown_fields():
        if "CHECK" in kind and re.search(rf"\b{field.column_name}\b", columns):
            return ValidationError([FieldProblem(field.name, f"{field.short}太长，或写法不对，请核对")])
        if re.search(rf"\b{model._meta.table_name}\.{field.column_name}\b", columns):
            if "NOT NULL" in kind:
                return ValidationError([FieldProblem(field.name, f"请填写{field.short}")])
            return ValidationError(
                [FieldProblem(field.name, f"{field.short}已经有同样的一行（可能在回收站里），请核对")]
            )
    return OperationRefused("这一行与已有的内容冲突，没有保存。请核对编号、名称和日期。")


def write_children(ledger: Ledger, record: Record, key: str, rows: Sequence[ChildRecord]) -> None:
    """Write the child rows `key` of a saved record in their order; rows no longer given go to the trash."""
    model = ledger.children[key]
    parent = model._meta.fields[model.parent_name()]
    ids = []
    for position, row in enumerate(rows):
        setattr(row, parent.name, record)
        row.position = position
        write_row(row)
        ids.append(row.id)
    removed = (parent == record.id) & model.deleted_at.is_null() & model.id.not_in(ids)
    model.update(deleted_at=trash_stamp()).where(removed).execute()


@contextmanager
def restored_on_error(rows: Sequence[Row]) -> Iterator[None]:
    """Reset the rows to their former values when the transaction fails, so that the clerk can save again."""
    values = [(row, dict(row.__data__), dict(row.__rel__)) for row in rows]
    try:
        yield
    except BaseException:
        for row, data, linked in values:
            row.__data__ = data
            row.__rel__ = linked
        raise
