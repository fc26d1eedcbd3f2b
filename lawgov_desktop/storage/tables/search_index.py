"""The search index: one line of terms per record, filled by the operations and kept beside the tables."""

from __future__ import annotations

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import Record
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.search_terms import document_of


def unindex_row(db: Database, table: str, row_id: int) -> None:
    """Remove a row from the index; does nothing for a row that is not indexed."""
    row = db.execute_sql(
        "SELECT id, terms FROM search_row WHERE table_name = ? AND row_id = ?", (table, row_id)
    ).fetchone()
    if row is not None:
        db.execute_sql("INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)", tuple(row))
        db.execute_sql("DELETE FROM search_row WHERE id = ?", (row[0],))


def index_row(db: Database, ledger: Ledger, record: Record) -> None:
    """Index a row, replacing its former terms. Trashed rows stay indexed, so that the trash can be searched."""
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
    """Record that the index covers every operation up to the newest."""
    db.execute_sql(
        "INSERT INTO search_state (id, operation) VALUES (1, ?) "
        "ON CONFLICT (id) DO UPDATE SET operation = excluded.operation",
        (history.last_operation(db),),
    )


def known_operation(db: Database) -> int:
    """Id of the last operation the index covers; 0 when another program emptied the table."""
    row = db.execute_sql("SELECT operation FROM search_state WHERE id = 1").fetchone()
    return int(row[0]) if row else 0
