"""Reading one of our files beside peewee: a live one as a snapshot, or one that lies still and must not be touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import apsw

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.engine.engine import APPLICATION_ID, is_quiescent, unlock
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors


class Unreadable(FileProblem):
    """A file is damaged or none of ours: what it holds cannot be taken as a whole."""


def sqlite_uri(path: Path, parameters: str = "") -> str:
    """The path as a URI SQLite takes on every system (drive letters and network shares included)."""
    text = path.absolute().as_posix()
    return f"file://{'' if text.startswith('/') else '/'}{quote(text, safe='/:')}{parameters}"


def connect(path: Path, key: str | None, *, quiescent: bool = False) -> apsw.Connection:
    """A connection of its own; `quiescent` reads the bytes as they lie, without a lock, journal or WAL beside them.

    A foreign -wal or -journal next to a backup would otherwise be replayed into it.
    """
    flags = apsw.SQLITE_OPEN_URI | (apsw.SQLITE_OPEN_READONLY if quiescent else apsw.SQLITE_OPEN_READWRITE)
    connection = apsw.Connection(sqlite_uri(path, "?immutable=1" if quiescent else ""), flags=flags)
    try:
        connection.set_busy_timeout(5000)
        unlock(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def beside(path: Path, key: str | None) -> Iterator[apsw.Connection]:
    """A live file, open for reading beside its window as long as the block lasts. Raises FileProblem."""
    with storage_errors(path):
        connection = connect(path, key, quiescent=is_quiescent(path))
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def reading(path: Path, key: str | None) -> Iterator[apsw.Connection]:
    """A file that lies still, open for reading as long as the block lasts."""
    connection = connect(path, key, quiescent=True)
    try:
        yield connection
    finally:
        connection.close()


@dataclass(frozen=True)
class Contents:
    """What a file holds: its schema steps, rows per table (all, and those not in the trash), and its last operation.

    `file_id` was drawn by chance when the file was made: a copy, a backup and a changed passphrase keep it, so it
    tells the backups of one file from those of another in the same folder.
    """

    file_id: str
    steps: dict[str, str]
    rows: dict[str, int]
    live: dict[str, int]
    town: str
    operation: int
    operation_at: str


def file_id_of(connection: apsw.Connection) -> str:
    """What was drawn by chance when the file was made: no other file has it, and each of its copies does."""
    return str(connection.execute("SELECT born FROM context").get or "")


def contents_of(connection: apsw.Connection) -> Contents:
    """Count everything in a file. Raises Unreadable when it is not one of ours."""

    def one(sql: str) -> int:
        return int(connection.execute(sql).get)

    if one("PRAGMA application_id") != APPLICATION_ID:
        raise Unreadable("这不是本程序的台账文件，请另选文件。")
    tables = [
        str(name)
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY 1"
        )
        # The search index repeats what the tables hold and is made anew from them at any time.
        if not name.startswith(("sqlite_", "search")) and not sql.upper().startswith("CREATE VIRTUAL")
    ]
    trashing = {
        table
        for table in tables
        if one(f"SELECT count(*) FROM pragma_table_info('{table}') WHERE name = 'deleted_at'")
    }
    steps = connection.execute("SELECT owner || '/' || n, sha256 FROM schema_step ORDER BY 1")
    town = connection.execute("SELECT value FROM setting WHERE key = 'town'").fetchone()
    last = connection.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return Contents(
        file_id=file_id_of(connection),
        steps={str(name): str(digest) for name, digest in steps},
        rows={t: one(f"SELECT count(*) FROM {t}") for t in tables},
        live={t: one(f"SELECT count(*) FROM {t} WHERE deleted_at IS NULL") for t in tables if t in trashing},
        town=str(town[0]) if town else "",
        operation=int(last[0]) if last else 0,
        operation_at=str(last[1]) if last else "",
    )


def faults(connection: apsw.Connection, *, thorough: bool = False) -> list[str]:
    """What SQLite finds wrong with a file; empty when it is sound. `thorough` also compares every index."""
    check = "integrity_check" if thorough else "quick_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(20)")]
    return [] if found == ["ok"] else found
