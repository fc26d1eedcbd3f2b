"""A digest of every row with history, and of every operation with its changes: rot in a plain file is found by it.

SQLite checks the structure of its pages, not the texts in them. A bit that a failing disk changed inside a name goes
unseen by `integrity_check`. Rows changed through SQL get a new `rev` by their trigger; a row whose content changed
under an unchanged `rev` was changed on the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.identifiers import quote_name, quote_text
from lawgov_desktop.storage.engine.sql_functions import CRC, SHA256

#: Name of the digests of operations in the column `table_name`.
OPERATION = "operation"
#: Separates the values of a row, and the changes of an operation.
_BETWEEN, _NEXT = "char(31)", "char(30)"
_OPERATION_DIGEST = (
    f"{CRC}(CAST(concat_ws({_BETWEEN}, o.id, o.name, o.operator, o.at, o.undoes, (SELECT group_concat("
    f"concat_ws({_BETWEEN}, c.id, c.table_name, c.uid, c.action, c.diff), {_NEXT}) FROM "
    "(SELECT * FROM change WHERE operation = o.id ORDER BY id) c)) AS BLOB))"
)
_KEPT = "ON CONFLICT (table_name, row_id) DO UPDATE SET rev = excluded.rev, digest = excluded.digest"


@dataclass(frozen=True)
class RottenRow:
    """A row that is not as it was written: its content differs, or it is gone without having been deleted."""

    table: str
    row_id: int
    gone: bool = False


def _digest(columns: Sequence[str]) -> str:
    values = ", ".join(f"t.{quote_name(column)}" for column in columns)
    return f"{CRC}(CAST(concat_ws({_BETWEEN}, {values}) AS BLOB))"


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({quote_name(table)})")]


def bring_up_to_date(db: Database) -> None:
    """Write the digests of everything changed since the last call; call inside a transaction."""
    connection: apsw.Connection = db.connection()
    state: Any = connection.execute(
        "SELECT operation, (SELECT coalesce(max(id), 0) FROM operation) FROM digest_state WHERE id = 1"
    ).get
    since, last = state
    if since >= last:
        return
    if since < 0:
        _write_all(connection)
    else:
        _write_since(connection, since, db.row_columns)
    connection.execute("UPDATE digest_state SET operation = ? WHERE id = 1", (last,))


def _write_since(connection: apsw.Connection, since: int, columns: dict[str, list[str]]) -> None:
    """Write the digests of what was changed after the operation `since`; `columns` keeps the columns of each table."""
    sql = "SELECT table_name, max(action = 'delete') FROM change WHERE operation > ? GROUP BY table_name"
    touched: list[tuple[Any, Any]] = connection.execute(sql, (since,)).fetchall()  # type: ignore[assignment]
    for table, deleted in touched:
        if deleted:
            _forget_deleted(connection, "operation > ? AND table_name = ?", (since, table))
        if table not in columns:
            columns[table] = _columns(connection, table)
        where = "t.uid IN (SELECT uid FROM change WHERE operation > ? AND table_name = ?)"
        _write_rows(connection, table, columns[table], where, (since, table))
    _write_operations(connection, "o.id > ?", (since,))


def _write_all(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM row_digest")
    for table in _tables_with_history(connection):
        _write_rows(connection, table, _columns(connection, table), "1", ())
    _write_operations(connection, "1", ())


def _write_rows(
    connection: apsw.Connection, table: str, columns: Sequence[str], where: str, values: tuple[object, ...]
) -> None:
    if not columns:
        # Another tool dropped the table.
        return
    connection.execute(
        f"INSERT INTO row_digest (table_name, row_id, rev, digest) SELECT {quote_text(table)}, t.id, t.rev, "
        f"{_digest(columns)} FROM {quote_name(table)} t WHERE {where} {_KEPT}",
        values,
    )


def _write_operations(connection: apsw.Connection, where: str, values: tuple[object, ...]) -> None:
    connection.execute(
        "INSERT INTO row_digest (table_name, row_id, rev, digest) "
        f"SELECT '{OPERATION}', o.id, 0, {_OPERATION_DIGEST} FROM operation o WHERE {where} {_KEPT}",
        values,
    )


def _forget_deleted(connection: apsw.Connection, where: str, values: tuple[object, ...]) -> None:
    """Drop the digests of rows whose deletion stands in the history."""
    connection.execute(
        "DELETE FROM row_digest WHERE (table_name, row_id) IN (SELECT table_name, json_extract(diff, '$.id') "
        f"FROM change WHERE action = 'delete' AND json_valid(diff) AND {where})",
        values,
    )


def purge_history(db: Database, uids: Sequence[str]) -> None:
    """Delete the history of rows that were deleted for good, and write the digests of its operations anew."""
    connection: apsw.Connection = db.connection()
    among = f"uid IN ({', '.join('?' * len(uids))})"
    numbers = [
        int(row[0])
        for row in connection.execute(f"SELECT DISTINCT operation FROM change WHERE {among}", tuple(uids))
    ]
    _forget_deleted(connection, among, tuple(uids))
    connection.execute(f"DELETE FROM change WHERE {among}", tuple(uids))
    for number in numbers:
        _write_operations(connection, "o.id = ?", (number,))


def accept_history(connection: apsw.Connection) -> None:
    """Write the digests of all operations anew: a damaged history cannot be typed again, and is kept as it is."""
    _write_operations(connection, "1", ())


def forget_all(db: Database) -> None:
    """Write all digests anew at the next call of `bring_up_to_date`: a migration changed the columns."""
    db.row_columns.clear()
    db.execute_sql("UPDATE digest_state SET operation = -1 WHERE id = 1")


def _tables_with_history(connection: apsw.Connection) -> list[str]:
    """The tables whose rows have `uid` and `rev`."""
    sql = (
        "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND 2 = "
        "(SELECT count(*) FROM pragma_table_info(m.name) WHERE name IN ('uid', 'rev')) ORDER BY m.name"
    )
    return [str(row[0]) for row in connection.execute(sql)]


def rotten(connection: apsw.Connection) -> Iterator[RottenRow]:
    """The rows, operations and attachments that are not as they were written. Reads every row once.

    A file of a version without digests has none.
    """
    if not _columns(connection, "row_digest"):
        return
    since = int(connection.execute("SELECT operation FROM digest_state WHERE id = 1").get)
    present = _tables_with_history(connection)
    for (table,) in connection.execute(
        "SELECT DISTINCT table_name FROM row_digest WHERE table_name <> ?", (OPERATION,)
    ).fetchall():
        if table in present:
            yield from _rotten_rows(connection, str(table))
        yield from _gone(connection, str(table), table in present, since)
    sql = (
        f"SELECT o.id FROM operation o JOIN row_digest d ON d.table_name = '{OPERATION}' AND d.row_id = o.id "
        f"WHERE d.digest <> {_OPERATION_DIGEST}"
    )
    yield from (RottenRow(OPERATION, int(row[0])) for row in connection.execute(sql))
    sql = (
        f"SELECT d.row_id FROM row_digest d WHERE d.table_name = '{OPERATION}' "
        "AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.id = d.row_id)"
    )
    yield from (RottenRow(OPERATION, int(row[0]), gone=True) for row in connection.execute(sql))
    sql = f"SELECT rowid FROM blob WHERE {SHA256}(content) <> sha256"
    yield from (RottenRow("blob", int(row[0])) for row in connection.execute(sql))


def _rotten_rows(connection: apsw.Connection, table: str) -> Iterator[RottenRow]:
    sql = (
        f"SELECT t.id FROM {quote_name(table)} t JOIN row_digest d ON d.table_name = ? AND d.row_id = t.id "
        f"WHERE d.rev = t.rev AND d.digest <> {_digest(_columns(connection, table))}"
    )
    yield from (RottenRow(table, int(row[0])) for row in connection.execute(sql, (table,)))


def _gone(connection: apsw.Connection, table: str, present: bool, since: int) -> Iterator[RottenRow]:
    """Rows with a digest that are no longer there, although no change since says that they were deleted."""
    there = f"AND NOT EXISTS (SELECT 1 FROM {quote_name(table)} t WHERE t.id = d.row_id) " if present else ""
    sql = (
        f"SELECT d.row_id FROM row_digest d WHERE d.table_name = ? {there}AND d.row_id NOT IN "
        "(SELECT json_extract(diff, '$.id') FROM change "
        "WHERE action = 'delete' AND json_valid(diff) AND operation > ? AND table_name = ?)"
    )
    rows: Iterable[tuple[int]] = connection.execute(sql, (table, since, table))
    yield from (RottenRow(table, int(row[0]), gone=True) for row in rows)
