"""Bringing the search index up to date: changes by other programs, and a rebuild from the tables."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.record import ChildRecord, Row
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.search_dependents import reindex_dependents
from lawgov_desktop.storage.tables.search_index import index_row, known_operation, mark_current, unindex_row


def index_outside_changes(db: Database, catalogue: Catalogue) -> int:
    """Index what another program changed since the last indexed operation. Returns the number of records."""
    known = known_operation(db)
    if known >= history.last_operation(db):
        return 0
    models: dict[str, type[Row]] = {m._meta.table_name: m for m in catalogue.models()}
    parents: set[tuple[str, int]] = set()
    for table, uid in history.rows_touched_since(db, known):
        if table in models:
            parents.update(_affected_records(db, models[table], uid, table, known))
    with db.atomic("IMMEDIATE"):
        for table, row_id in parents:
            ledger = catalogue.ledger_of(models[table])
            record: Any = models[table].get_or_none(models[table].id == row_id)
            if record is None:
                unindex_row(db, table, row_id)
            elif ledger is not None:
                index_row(db, ledger, record)
        reindex_dependents(db, catalogue, known)
        mark_current(db)
    return len(parents)


def _affected_records(
    db: Database, model: type[Row], uid: str, table: str, since: int
) -> list[tuple[str, int]]:
    """(table, id) of the records whose terms a changed row may have changed: itself, or its parents for a child row."""
    if issubclass(model, ChildRecord):
        parent = model._meta.fields[model.parent_name()]
        parent_table = parent.rel_model._meta.table_name
        return [(parent_table, row_id) for row_id in _parents(db, uid, parent.column_name, table, since)]
    row = model.get_or_none(model.uid == uid)
    if row is None:
        # Another program deleted the row: unindex every row of the table that no longer exists.
        gone = f"row_id NOT IN (SELECT id FROM {quote_name(table)})"
        sql = f"SELECT row_id FROM search_row WHERE table_name = ? AND {gone}"
        return [(table, int(missing[0])) for missing in db.execute_sql(sql, (table,)).fetchall()]
    return [(table, row.id)]


def _parents(db: Database, uid: str, column: str, table: str, since: int) -> set[int]:
    """Ids of every record the child row has belonged to since the operation `since`: all of them are indexed anew."""
    ids = {
        row[0]
        for row in db.execute_sql(
            f"SELECT {quote_name(column)} FROM {quote_name(table)} WHERE uid = ?", (uid,)
        ).fetchall()
    }
    sql = "SELECT action, diff FROM change WHERE uid = ? AND operation > ?"
    for action, diff in db.execute_sql(sql, (uid, since)).fetchall():
        value = history.recorded(action, diff).get(column)
        if value is not None:
            ids.update(value if action == "update" else [value])
    return ids


def rebuild(db: Database, catalogue: Catalogue) -> int:
    """Rebuild the whole index from the tables. Returns the number of rows indexed."""
    count = 0
    with db.atomic("IMMEDIATE"):
        db.execute_sql("DELETE FROM search_row")
        db.execute_sql("INSERT INTO search (search) VALUES ('delete-all')")
        for ledger in catalogue.ledgers.values():
            for record in ledger.model.select().iterator():
                index_row(db, ledger, record)
                count += 1
        mark_current(db)
    return count
