"""Who refers to a row: asked before it goes to the trash, because RESTRICT never fires on a soft delete."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import peewee as pw

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.record import ChildRecord, Row


def referring(catalogue: Catalogue, row: Row, limit: int = 3) -> list[str]:
    """Live rows of other ledgers that point at `row`, as 纠纷 2023-017; at most `limit`."""
    found: list[str] = []
    for field in row._meta.backrefs:
        model = field.model
        if issubclass(model, ChildRecord) and field.name == model.parent_name():
            continue
        ledger = catalogue.ledger_of(model)
        if ledger is None:
            continue
        rows = model.select().where((field == row.id) & model.deleted_at.is_null()).limit(limit)
        for other in rows:
            record = getattr(other, model.parent_name()) if issubclass(model, ChildRecord) else other
            if record.deleted_at is None:
                found.append(f"{ledger.title} {ledger.model.number.format(record.number)}")
        if len(found) >= limit:
            break
    return list(dict.fromkeys(found))[:limit]


def trashed_link(row: Row) -> tuple[str, str] | None:
    """(field, caption) of the first row in the trash that `row` points at; None when there is none."""
    model: Any = type(row)
    db = model._meta.database
    for name, field in _links(model):
        key = row.__data__.get(name)
        if key is None:
            continue
        # Plain SQL: asked for every link of every row saved.
        sql = f"SELECT 1 FROM {field.rel_model._meta.table_name} WHERE id = ? AND deleted_at IS NOT NULL"
        if db.execute_sql(sql, (key,)).fetchone():
            return name, str(field.rel_model.get_by_id(key).caption)
    return None


@lru_cache(maxsize=200)
def _links(model: Any) -> list[tuple[str, Any]]:
    """The links of a model to rows that can lie in the trash (words of the office cannot)."""
    return [
        (field.name, field)
        for field in model._meta.sorted_fields
        if isinstance(field, pw.ForeignKeyField) and issubclass(field.rel_model, Row)
    ]
