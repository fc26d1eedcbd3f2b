"""The SQLite engine of plain and encrypted files: apsw-sqlite3mc behind peewee."""

from __future__ import annotations

import datetime as dt
import decimal
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from lawgov_desktop.storage.engine.sql_functions import add_functions

#: "LawG" in the file header: tells our files from other SQLite files (PRAGMA application_id).
APPLICATION_ID = 0x4C617747
PLAIN_HEADER = b"SQLite format 3\x00"
_LEAST_ROOM = 256 * 1024
_SALT = 16
_HEAD = 24
#: Place of the application id in a plain file.
_ID = slice(68, 72)
#: Bytes 21-23 of every SQLite file; the cipher leaves 16-23 in clear.
_FRACTIONS = bytes((64, 32, 32))
#: Texts written over dropped keys: more than the allocator has free blocks of a key's size (0.5 MB in all).
_PLACES = 4096
#: scrypt's cost N of new files and new passphrases: 128 MB of memory.
COST = 2**17
#: The costs of files that exist, tried in this order: that of today, then that of files made before it was raised.
COSTS = (2**17, 2**15)


def _bind(_cursor: Any, _number: int, value: Any) -> Any:
    """Turn Python dates into ISO text; without this plain peewee date fields fail under apsw."""
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    if isinstance(value, dt.date | dt.time | decimal.Decimal):
        return str(value)
    raise TypeError(f"cannot keep {type(value).__name__} in the file")


class Database(APSWDatabase):
    """The peewee database of one file. Connections are per thread and are never opened implicitly."""

    _secret: tuple[str | None, bytes | None] = (None, None)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        #: The columns of each table, for its digests; read once.
        self.row_columns: dict[str, list[str]] = {}

    #: Called before each new connection; raises when the path no longer names the open file.
    before_connect: Callable[[], None] | None = None

    def take_key(self, key: str | None, salt: bytes | None = None) -> None:
        """Use this key for new connections; None drops the key, and an encrypted file cannot be opened any more.

        `salt` is the salt of a file that does not exist yet.
        """
        self._secret = key, salt

    def _add_conn_hooks(self, conn: Any) -> None:
        unlock(conn, *self._secret)
        super()._add_conn_hooks(conn)

    def _connect(self) -> Any:
        if self.before_connect is not None:
            self.before_connect()
        connection = super()._connect()
        connection.convert_binding = _bind
        add_functions(connection)
        return connection


def derive_key(passphrase: str, salt: bytes, cost: int | None = None) -> str:
    """The raw key (64 hex digits) of a passphrase; scrypt runs once here, not again for each connection.

    `cost` is scrypt's N, by default that of new files.
    """
    n, block = cost or COST, 8
    # scrypt needs 128 * N * r bytes; OpenSSL counts some more.
    most = 128 * block * n + 1024 * 1024
    # A passphrase from a file in a folder of another encoding may hold lone surrogates.
    secret = passphrase.encode(errors="surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=n, r=block, p=1, maxmem=most, dklen=32).hex()


def keys_of(passphrase: str, salt: bytes) -> Iterator[str]:
    """The keys a passphrase may stand for, one per cost in COSTS, each derived only when it is asked for."""
    for cost in COSTS:
        yield derive_key(passphrase, salt, cost)


def read_head(path: Path) -> bytes:
    """The first 24 bytes of a file."""
    return _read(path, _HEAD)


def read_pages(path: Path, size: int, count: int) -> bytes:
    """The first `count` pages of `size` bytes, fewer where the file is shorter."""
    return _read(path, size * count)


def _read(path: Path, amount: int) -> bytes:
    """The first bytes of a file, through SQLite's own file layer.

    A plain open and close would drop the locks of every connection this process has to the file (POSIX).
    """
    name = str(path.absolute())
    if not name.isascii() and os.fsencode(name) != name.encode(errors="replace"):
        # SQLite's file layer takes no such name, and no ledger is open under one.
        with path.open("rb") as plain:
            return plain.read(amount)
    layer = next(name for name in apsw.vfs_names() if name in ("unix", "win32"))
    file = apsw.VFSFile(layer, name, [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0])
    try:
        return bytes(file.xRead(amount, 0))
    finally:
        file.xClose()


def is_encrypted(path: Path) -> bool | None:
    """True for an encrypted file of ours, False for a plain SQLite file, None for anything else.

    A plain file of ours is known by its application id too, so that a bad byte at its beginning does not make it look
    like an encrypted one.
    """
    head = _read(path, _ID.stop)
    if head.startswith(PLAIN_HEADER) or head[_ID] == APPLICATION_ID.to_bytes(4, "big"):
        return False
    return True if head[:_HEAD].endswith(_FRACTIONS) and len(head) >= _HEAD else None


def read_salt(path: Path) -> bytes | None:
    """The salt of an encrypted file (its first 16 bytes); None for a plain, foreign or missing file."""
    if not path.is_file() or not is_encrypted(path):
        return None
    return read_head(path)[:_SALT]


def unlock(connection: apsw.Connection, key: str | None, salt: bytes | None = None) -> None:
    """Set cipher and key, the first statements of every connection to an encrypted file; `salt` only for a new file."""
    if key is None:
        return
    connection.execute("PRAGMA cipher = 'chacha20'")
    secret = f"raw:{key}{salt.hex() if salt else ''}"
    # Neither apsw nor SQLite clears the text of a statement. apsw is told not to cache it, and SQLite is given a
    # harmless statement of the same length: otherwise the key stays in the memory of a locked program.
    for name, text in (("key", secret), ("no_", "-" * len(secret))):
        connection.execute(f"PRAGMA {name} = '{text}'", can_cache=False)


def write_over_keys() -> None:
    """Overwrite the memory of dropped keys: Python does not clear the memory of a text it frees."""
    fillers = [f"{number:0>64}" for number in range(_PLACES)]
    fillers.clear()


def new_salt() -> bytes:
    """A random salt for a new file."""
    return secrets.token_bytes(_SALT)


def is_quiescent(path: Path) -> bool:
    """Whether the file cannot have a writer: it lies in a read-only folder or on a full disk, and has no WAL.

    SQLite must be told so (immutable), because it cannot create its shared-memory file there.
    """
    shut = not os.access(path.parent, os.W_OK) or is_full(path.parent)
    return shut and not path.with_name(path.name + "-wal").exists()


def is_full(folder: Path) -> bool:
    """Whether the disk has no room left for SQLite's own -wal and -shm files."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return False
    # Some network shares do not report their size.
    return usage.total > 0 and usage.free < _LEAST_ROOM


def make_database(
    path: Path,
    key: str | None = None,
    *,
    salt: bytes | None = None,
    read_only: bool = False,
    on_stick: bool = False,
    create: bool = False,
) -> Database:
    """The database object of `path`, not connected yet.

    Without `create` a missing file is an error: an empty one must never stand in for a file that was moved away.

    Durability, measured by simulated power cuts: WAL + FULL on a local disk, DELETE + EXTRA on a stick or share.
    """
    # Absolute, because SQLite takes a name that begins with file: for a URI.
    name = str(path.absolute())
    pragmas: list[tuple[str, Any]] = [("foreign_keys", 1), ("cache_size", -65536)]
    flags = apsw.SQLITE_OPEN_URI
    if read_only:
        # A WAL file on a writable disk needs a writable handle; query_only keeps the reader from writing.
        pragmas += [("query_only", 1)]
        if is_quiescent(path):
            name = f"{path.absolute().as_uri()}?immutable=1"
        flags |= apsw.SQLITE_OPEN_READWRITE
    else:
        journal, sync = ("delete", "extra") if on_stick else ("wal", "full")
        pragmas += [("journal_mode", journal), ("synchronous", sync)]
        flags |= apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    db = Database(name, pragmas=pragmas, timeout=5, autoconnect=False, flags=flags)
    db.take_key(key, salt)
    return db
