"""Who refers to a row: asked before it goes to the trash, because RESTRICT never fires on a soft delete."""

from __future__ import annotations

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


def trashed_target(row: Row) -> str:
    """Caption of a row in the trash that `row` points at; empty when there is none."""
    for field in row._meta.sorted_fields:
        if isinstance(field, pw.ForeignKeyField) and issubclass(field.rel_model, Row):
            target = field.rel_model.get_or_none(field.rel_model.id == row.__data__.get(field.name))
            if target is not None and target.deleted_at is not None:
                return str(target.caption)
    return ""
