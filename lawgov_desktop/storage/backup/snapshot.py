"""A snapshot: a consistent copy of a file in use, whose pages are checked while it is copied further."""

from __future__ import annotations

import os
import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.engine import temporary_files
from lawgov_desktop.storage.engine.durable_copy import Progress, no_progress
from lawgov_desktop.storage.engine.engine import is_quiescent
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.engine.raw_reader import (
    Contents,
    Unreadable,
    connect,
    contents_of,
    faults,
    sqlite_uri,
)
from lawgov_desktop.storage.engine.sqlite_errors import explain
from lawgov_desktop.storage.tables import row_digests
from lawgov_desktop.storage.tables.row_digests import RottenRow

_OPCODES_PER_CALL = 100_000
#: Plain files up to this size in bytes are checked with their indexes; that takes about a second for 30 MB.
_THOROUGH = 32_000_000
#: An index of the file that does not fit its table. The copy takes it over as it is.
INDEX = RottenRow("index", 0)
_DAMAGED = "现在的文件已经损坏，做不出好的备份。请不要再录入，从最近一次核验过的备份恢复。"


class PageCheck:
    """SQLite's check of the pages of a file, in a thread and on a connection of its own."""

    def __init__(self, path: Path, key: str | None, *, quiescent: bool) -> None:
        """`quiescent`: nothing else has the file open for writing."""
        self._connection = connect(path, key, quiescent=quiescent)
        # In an encrypted file every page carries a code that a changed bit breaks: its indexes need no other check.
        self._thorough = key is None and path.stat().st_size <= _THOROUGH
        self._error: Exception | None = None
        self._wrong: list[str] = []
        #: Whether an index does not fit its table; known at the end.
        self.index_wrong = False
        self._thread = threading.Thread(target=self._check, daemon=True)
        self._thread.start()

    def _check(self) -> None:
        try:
            self._wrong = faults(self._connection)
            if self._thorough and not self._wrong:
                self.index_wrong = bool(faults(self._connection, thorough=True))
        except apsw.Error as error:
            self._error = error

    def wait(self, step: Progress) -> None:
        """Wait for the end. Raises Unreadable when a page is damaged, and whatever `step` raises."""
        while self._thread.is_alive():
            step(0, 0, "正在检查内容")
            self._thread.join(0.1)
        if self._error is not None or self._wrong:
            raise Unreadable(_DAMAGED) from self._error

    def close(self) -> None:
        """Stop the check if it is still running."""
        while self._thread.is_alive():
            self._connection.interrupt()
            self._thread.join(0.02)
        self._connection.close()


class Snapshot:
    """A consistent copy and its contents.

    The pages of the file itself are checked, not those of the copy: SQLite writes a sound copy even of a damaged file,
    without the rows it could not reach. In the copy of a plain file every row is compared with its digest.
    """

    def __init__(self, path: Path, key: str | None, pages: PageCheck | None = None) -> None:
        """`pages` is the check of the file that was copied, None for a copy whose source no longer exists."""
        self.path, self._key = path, key
        self._connection = connect(path, key, quiescent=True)
        try:
            self.contents: Contents = contents_of(self._connection)
            self._pages = pages or PageCheck(path, key, quiescent=True)
        except BaseException:
            self._connection.close()
            raise
        #: Rows of the copy that are not as they were written; known after `judge`.
        self.rotten: list[RottenRow] = []

    def judge(self, step: Progress = no_progress) -> None:
        """Wait for the check of the pages and compare the rows. Raises Unreadable when a page is damaged."""
        self._pages.wait(step)
        if self._pages.index_wrong:
            self.rotten.append(INDEX)
        if self._key is None:
            step(0, 0, "正在核对每一行")
            try:
                self.rotten += row_digests.rotten(self._connection)
            except apsw.Error as error:
                raise Unreadable(_DAMAGED) from error

    def number_of(self, row: RottenRow) -> int | None:
        """The number of a record of the copy; None when the row is gone."""
        sql = f"SELECT number FROM {quote_name(row.table)} WHERE id = ?"
        number = self._connection.execute(sql, (row.row_id,)).get
        return number if isinstance(number, int) else None

    def close(self) -> None:
        """Close the copy and stop the check if it is still running."""
        self._pages.close()
        self._connection.close()


@contextmanager
def snapshot(path: Path, key: str | None, folder: Path, step: Progress = no_progress) -> Iterator[Snapshot]:
    """A snapshot of a file in use, deleted after the block; beside the file, or in `folder` when there is no room."""
    parent = path.parent if _has_room(path) else folder
    temporary_files.sweep(parent, temporary_files.snapshots_of(path))
    target = temporary_files.snapshot_path(path, secrets.token_hex(4))
    target = parent / target.name
    try:
        with temporary_files.claimed(target):
            taken = _take(path, key, target, step)
            try:
                yield taken
            finally:
                taken.close()
    finally:
        for leftover in (target, target.with_name(target.name + "-journal")):
            leftover.unlink(missing_ok=True)


def _has_room(path: Path) -> bool:
    """Whether a copy fits beside the file; a file on a full disk must still be backed up to a stick."""
    return os.access(path.parent, os.W_OK) and shutil.disk_usage(path.parent).free > path.stat().st_size * 1.2


def _take(path: Path, key: str | None, target: Path, step: Progress) -> Snapshot:
    pages = None
    try:
        pages = PageCheck(path, key, quiescent=is_quiescent(path))
        _vacuum_into(path, key, target, step)
        return Snapshot(target, key, pages)
    except BaseException as error:
        if pages is not None:
            pages.close()
        known = _in_words(error, target.parent)
        if known is error:
            raise
        raise known from error


def _in_words(error: BaseException, folder: Path) -> BaseException:
    """The known error for an error of SQLite, any other error as it is."""
    if isinstance(error, apsw.FullError):
        return FileProblem(f"{folder} 所在的磁盘满了，备份没有做成。请先腾出空间，再备份一次。")
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return Unreadable(_DAMAGED)
    return explain(error) or error if isinstance(error, apsw.Error) else error


def _vacuum_into(path: Path, key: str | None, target: Path, step: Progress) -> None:
    connection = connect(path, key, quiescent=is_quiescent(path))
    try:

        def go_on() -> bool:
            step(0, 0, "正在取当前内容")
            return False

        connection.set_progress_handler(go_on, _OPCODES_PER_CALL)
        # The snapshot is temporary: only its copy has to be durable.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("VACUUM INTO ?", (sqlite_uri(target),))
    finally:
        connection.set_progress_handler(None)
        # Closing may checkpoint the WAL into the file.
        connection.execute("PRAGMA synchronous = FULL")
        connection.close()
