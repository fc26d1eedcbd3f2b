"""Reading an office file without peewee: a snapshot of a file in use, or a backup that must not be changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import apsw

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.engine.engine import APPLICATION_ID, is_quiescent, unlock
from lawgov_desktop.storage.engine.identifiers import quote_name, quote_text
from lawgov_desktop.storage.engine.sql_functions import add_functions
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors


class Unreadable(FileProblem):
    """The file is damaged or is not an office file; its contents cannot be read completely."""


def sqlite_uri(path: Path, parameters: str = "") -> str:
    """The path as a URI that SQLite accepts on every system (with drive letters and network shares)."""
    text = path.absolute().as_posix()
    # In bytes: a folder of Linux may have a name that is not UTF-8.
    quoted = quote(text.encode(errors="surrogateescape"), safe="/:")
    return f"file://{'' if text.startswith('/') else '/'}{quoted}{parameters}"


def connect(path: Path, key: str | None, *, quiescent: bool = False) -> apsw.Connection:
    """A new apsw connection. `quiescent` opens the file as immutable: no lock, and no journal or WAL beside it is used.

    Without it, a foreign -wal or -journal next to a backup would be replayed into the backup.
    """
    flags = apsw.SQLITE_OPEN_URI | (apsw.SQLITE_OPEN_READONLY if quiescent else apsw.SQLITE_OPEN_READWRITE)
    connection = apsw.Connection(sqlite_uri(path, "?immutable=1" if quiescent else ""), flags=flags)
    try:
        connection.set_busy_timeout(5000)
        unlock(connection, key)
        add_functions(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def beside(path: Path, key: str | None) -> Iterator[apsw.Connection]:
    """Open a file that a window may be writing, for reading inside the block. Raises FileProblem."""
    with storage_errors(path):
        connection = connect(path, key, quiescent=is_quiescent(path))
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def reading(path: Path, key: str | None) -> Iterator[apsw.Connection]:
    """Open a file without a writer, for reading inside the block."""
    connection = connect(path, key, quiescent=True)
    try:
        yield connection
    finally:
        connection.close()


@dataclass(frozen=True)
class Contents:
    """The contents of a file: schema steps, rows per table (all, and those not in the trash), and the last operation.

    `file_id` is a random id drawn when the file was created. Copies, backups and a changed passphrase keep it, so it
    tells the backups of one file from those of another file in the same folder.
    """

    file_id: str
    steps: dict[str, str]
    rows: dict[str, int]
    live: dict[str, int]
    town: str
    operation: int
    operation_at: str


def file_id_of(connection: apsw.Connection) -> str:
    """The random id of a file (column `born` of the table `context`): its copies have the same, no other file does."""
    return str(connection.execute("SELECT born FROM context").get or "")


def contents_of(connection: apsw.Connection) -> Contents:
    """Read and count everything in a file. Raises Unreadable when it is not an office file."""

    def one(sql: str) -> int:
        return int(connection.execute(sql).get)

    if one("PRAGMA application_id") != APPLICATION_ID:
        raise Unreadable("这不是本程序的台账文件，请另选文件。")
    tables = [
        str(name)
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY 1"
        )
        # The search index is left out: it can be rebuilt from the tables at any time.
        if not name.startswith(("sqlite_", "search")) and not sql.upper().startswith("CREATE VIRTUAL")
    ]
    trashing = [
        table
        for table in tables
        if one(f"SELECT count(*) FROM pragma_table_info({quote_text(table)}) WHERE name = 'deleted_at'")
    ]
    steps = connection.execute("SELECT owner || '/' || n, sha256 FROM schema_step ORDER BY 1")
    town = connection.execute("SELECT value FROM setting WHERE key = 'town'").fetchone()
    last = connection.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return Contents(
        file_id=file_id_of(connection),
        steps={str(name): str(digest) for name, digest in steps},
        rows={t: one(f"SELECT count(*) FROM {quote_name(t)}") for t in tables},
        live={t: one(f"SELECT count(*) FROM {quote_name(t)} WHERE deleted_at IS NULL") for t in trashing},
        town=str(town[0]) if town else "",
        operation=int(last[0]) if last else 0,
        operation_at=str(last[1]) if last else "",
    )


def faults(connection: apsw.Connection, *, thorough: bool = False) -> list[str]:
    """The faults SQLite reports for a file, empty when it is sound. `thorough` also compares indexes with tables."""
    check = "integrity_check" if thorough else "quick_check"
    messages = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(20)")]
    return [] if messages == ["ok"] else messages
