"""Finds the key of a passphrase, and tells a wrong one from a damaged file: SQLite reports one error for both."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.engine.engine import keys_of, read_pages, read_salt, unlock
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.engine.raw_reader import reading

#: Number of pages tried; one page that decrypts proves the key.
_TRIED = 64


def find_key(path: Path, passphrase: str, salt: bytes) -> str:
    """The key of `passphrase` that opens the encrypted file at `path`; when none does, the one that new files get.

    A file made before scrypt's cost was raised has another key for the same passphrase. Every key that opens no page is
    a wrong one, which the caller finds out.
    """
    keys = []
    for key in keys_of(passphrase, salt):
        if _opens(path, key):
            return key
        keys.append(key)
    # The first page may be damaged.
    return next((key for key in keys if key_fits(path, key)), keys[0])


def _opens(path: Path, key: str) -> bool:
    with suppress(apsw.Error), reading(path, key) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        return True
    return False


def key_fits(path: Path, key: str, salt: bytes | None = None) -> bool:
    """Whether `key` opens at least one page of an encrypted file whose first page cannot be read.

    `salt` replaces the file's own one, which may be damaged.

    A page is encrypted with the key and its page number. The function makes a small sound file with the same salt and
    key and replaces its pages by pages of the damaged file with the same numbers: with the right key at least one of
    them can be read, with a wrong key none. Only encrypted pages are written to the disk. Raises FileProblem when the
    temporary folder cannot be written.
    """
    salt = salt or read_salt(path)
    if salt is None:
        return False
    try:
        with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
            return _reads_any(path, key, salt, Path(folder) / "host")
    except (OSError, apsw.FullError, apsw.IOError) as error:
        raise FileProblem("临时文件夹写不进去，验不了口令。请腾出磁盘空间，再打开一次。") from error


def _reads_any(path: Path, key: str, salt: bytes, host: Path) -> bool:
    size, roots = _make_host(host, key, salt)
    pages = read_pages(path, size, max(roots) + 1)
    sealed = bytearray(host.read_bytes())
    for root in roots:
        page = pages[root * size - size : root * size]
        sealed[root * size - size : root * size - size + len(page)] = page
    host.write_bytes(sealed)
    return any(_reads(host, key, root) for root in roots)


def _make_host(host: Path, key: str, salt: bytes) -> tuple[int, list[int]]:
    """A file with a table on each of its pages from the second on: (bytes in a page, their numbers)."""
    connection = _connect(host, key, salt)
    try:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        with connection:
            for number in range(_TRIED):
                connection.execute(f"CREATE TABLE t{number} (x)")
        size: Any = connection.execute("PRAGMA page_size").fetchall()[0][0]
        roots: Any = [row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master").fetchall()]
    finally:
        connection.close()
    return size, roots


def _reads(host: Path, key: str, root: int) -> bool:
    connection = _connect(host, key)
    try:
        sql = "SELECT name FROM sqlite_master WHERE rootpage = ?"
        name = str(connection.execute(sql, (root,)).fetchall()[0][0])
        with suppress(apsw.Error):
            connection.execute(f"SELECT * FROM {quote_name(name)} LIMIT 1").fetchall()
            return True
        return False
    finally:
        connection.close()


def _connect(path: Path, key: str, salt: bytes | None = None) -> apsw.Connection:
    connection = apsw.Connection(str(path.absolute()))
    unlock(connection, key, salt)
    return connection
