"""The search index: characters, pairs and pinyin initials beside the tables, filled by the door."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import peewee as pw

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.fields.fields import LedgerField
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.records.record import ChildRecord, Record, Row
from lawgov_desktop.records.text.pinyin import initials
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import history

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PLAIN = re.compile(r"[0-9a-z]+", re.IGNORECASE)


def terms_of(text: str) -> list[str]:
    """Every Han character, every pair of neighbours, and each run of digits or letters as a whole."""
    found: list[str] = []
    for run in _HAN.findall(text):
        found += list(run)
        found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found + [word.lower() for word in _PLAIN.findall(text)]


def texts_at(record: Row, path: str) -> Iterator[str]:
    """The texts a search path reaches from a saved row: over links to one row, over child rows to many."""
    model: Any = type(record)
    sql, last = _reading(model, path)
    if sql:
        found = record._meta.database.execute_sql(sql, (record.id,)).fetchall()
        values = [last.python_value(row[0]) for row in found]
    else:
        values = [record.__data__.get(last.name)]
    for value in values:
        if isinstance(last, pw.ForeignKeyField):
            value = last.rel_model.get_or_none(last.rel_model.id == value)
        if value is not None:
            yield last.format(value) if isinstance(last, LedgerField) else str(value)


@lru_cache(maxsize=1000)
def _reading(model: Any, path: str) -> tuple[str, Any]:
    """The SQL that reads a path from a row, and the field at its end; no SQL for a column of the row itself.

    Written out once: through the ORM, saving one dispute compiled thirty queries.
    """
    *steps, last = resolve(model, path)
    here: Any = model
    joins, order = [], []
    for place, step in enumerate(steps, 1):
        if step.model is here:
            here, on = step.rel_model, f"t{place}.id = t{place - 1}.{step.column_name}"
        else:
            # A row in the trash is still found by the child rows that went there with it.
            here = step.model
            on = f"t{place}.{step.column_name} = t{place - 1}.id AND (t{place}.deleted_at IS NULL OR "
            on += f"t{place}.deleted_at = t0.deleted_at)"
            order += [f"t{place}.{'position' if 'position' in here._meta.fields else 'id'}", f"t{place}.id"]
        joins.append(f"JOIN {here._meta.table_name} t{place} ON {on}")
    if not joins:
        return "", last
    sql = f"SELECT t{len(joins)}.{last.column_name} FROM {model._meta.table_name} t0 {' '.join(joins)} WHERE t0.id = ?"
    return sql + (f" ORDER BY {', '.join(order)}" if order else ""), last


def document_of(ledger: Ledger, record: Record) -> str:
    """What the index keeps of a record: its number, its search paths, and their pinyin initials."""
    texts = [ledger.model.number.format(record.number)]
    for path in ledger.search:
        texts += texts_at(record, path)
    terms = [t for text in texts for t in terms_of(text)]
    terms += [initials(text) for text in texts if len(text) <= 50 and _HAN.search(text)]
    return " ".join(dict.fromkeys(t for t in terms if t))


def match_expression(query: str) -> str:
    """The FTS5 query for typed text; empty when nothing in it can be searched. Every term is quoted."""
    parts: list[str] = []
    for run in _HAN.findall(query):
        parts += [f'"{run}"'] if len(run) == 1 else [f'"{run[i : i + 2]}"' for i in range(len(run) - 1)]
    parts += [f'"{word.lower()}"*' for word in _PLAIN.findall(query)]
    return " AND ".join(parts)


def unindex_row(db: Database, table: str, row_id: int) -> None:
    """Take a row out of the index."""
    row = db.execute_sql(
        "SELECT id, terms FROM search_row WHERE table_name = ? AND row_id = ?", (table, row_id)
    ).fetchone()
    if row is not None:
        db.execute_sql("INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)", tuple(row))
        db.execute_sql("DELETE FROM search_row WHERE id = ?", (row[0],))


def index_row(db: Database, ledger: Ledger, record: Record) -> None:
    """Put a row into the index in place of what it held of it; trashed rows stay findable in the trash."""
    table, terms = record._meta.table_name, document_of(ledger, record)
    old = db.execute_sql(
        "SELECT id, terms FROM search_row WHERE table_name = ? AND row_id = ?", (table, record.id)
    ).fetchone()
    if old is not None and old[1] == terms:
        return
    unindex_row(db, table, record.id)
    db.execute_sql(
        "INSERT INTO search_row (table_name, row_id, terms) VALUES (?, ?, ?)", (table, record.id, terms)
    )
    db.execute_sql(
        "INSERT INTO search (rowid, terms) SELECT id, terms FROM search_row WHERE table_name = ? AND row_id = ?",
        (table, record.id),
    )


def mark_current(db: Database) -> None:
    """Note that the index knows every operation up to now."""
    db.execute_sql("UPDATE search_state SET operation = ? WHERE id = 1", (history.last_operation(db),))


def index_outside_changes(db: Database, catalogue: Catalogue) -> int:
    """Learn what another tool changed since the last operation of ours; returns how many rows that were."""
    from lawgov_desktop.storage.tables import search_dependents

    known = int(db.execute_sql("SELECT operation FROM search_state WHERE id = 1").fetchone()[0])
    if known >= history.last_operation(db):
        return 0
    models: dict[str, type[Row]] = {m._meta.table_name: m for m in catalogue.models()}
    parents: set[tuple[str, int]] = set()
    for table, uid in history.rows_touched_since(db, known):
        if table in models:
            parents.update(_records_behind(db, models[table], uid, table, known))
    with db.atomic("IMMEDIATE"):
        for table, row_id in parents:
            ledger = catalogue.ledger_of(models[table])
            record: Any = models[table].get_or_none(models[table].id == row_id)
            if record is None:
                unindex_row(db, table, row_id)
            elif ledger is not None:
                index_row(db, ledger, record)
        search_dependents.reindex_dependents(db, catalogue, known)
        mark_current(db)
    return len(parents)


def _records_behind(
    db: Database, model: type[Row], uid: str, table: str, since: int
) -> list[tuple[str, int]]:
    if issubclass(model, ChildRecord):
        parent = model._meta.fields[model.parent_name()]
        behind = parent.rel_model._meta.table_name
        return [(behind, row_id) for row_id in _parents(db, uid, parent.column_name, table, since)]
    row = model.get_or_none(model.uid == uid)
    if row is None:
        # Gone by another tool's DELETE: every indexed row of the table that no longer exists is forgotten.
        sql = f"SELECT row_id FROM search_row WHERE table_name = ? AND row_id NOT IN (SELECT id FROM {table})"
        return [(table, int(found[0])) for found in db.execute_sql(sql, (table,)).fetchall()]
    return [(table, row.id)]


def _parents(db: Database, uid: str, column: str, table: str, since: int) -> set[int]:
    """Every record a child row has stood under since: the one it was taken from must forget it."""
    found = {
        row[0] for row in db.execute_sql(f"SELECT {column} FROM {table} WHERE uid = ?", (uid,)).fetchall()
    }
    sql = "SELECT action, diff FROM change WHERE uid = ? AND operation > ?"
    for action, diff in db.execute_sql(sql, (uid, since)).fetchall():
        value = json.loads(diff).get(column)
        if value is not None:
            found.update(value if action == "update" else [value])
    return found


def rebuild(db: Database, catalogue: Catalogue) -> int:
    """Make the whole index anew from the tables; returns the number of rows indexed."""
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
