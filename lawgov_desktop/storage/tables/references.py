"""References to a row: checked before it is trashed, because RESTRICT does not act on a soft delete."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import peewee as pw

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.record import ChildRecord, Row
from lawgov_desktop.storage.engine.identifiers import quote_name


def referring(catalogue: Catalogue, row: Row, limit: int = 3) -> list[str]:
    """Live rows of other ledgers that link to `row`, as 纠纷 2023-017; at most `limit`."""
    users: list[str] = []
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
                users.append(f"{ledger.title} {ledger.model.number.format(record.number)}")
        if len(users) >= limit:
            break
    return list(dict.fromkeys(users))[:limit]


def trashed_link(row: Row) -> tuple[str, str] | None:
    """(field, caption) of the first row in the trash that `row` links to; None when there is none."""
    model: Any = type(row)
    db = model._meta.database
    for name, field in _links(model):
        key = row.__data__.get(name)
        if key is None:
            continue
        # Plain SQL: this runs for every link of every row saved.
        sql = f"SELECT 1 FROM {quote_name(field.rel_model._meta.table_name)} WHERE id = ? AND deleted_at IS NOT NULL"
        if db.execute_sql(sql, (key,)).fetchone():
            return name, str(field.rel_model.get_by_id(key).caption)
    return None


@lru_cache(maxsize=200)
def _links(model: Any) -> list[tuple[str, Any]]:
    """The links of a model to tables with a trash; terms have none."""
    return [
        (field.name, field)
        for field in model._meta.sorted_fields
        if isinstance(field, pw.ForeignKeyField) and issubclass(field.rel_model, Row)
    ]
