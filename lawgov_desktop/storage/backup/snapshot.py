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
from lawgov_desktop.storage.engine.raw_reader import (
    Contents,
    Unreadable,
    connect,
    contents_of,
    faults,
    sqlite_uri,
)
from lawgov_desktop.storage.engine.sqlite_errors import explain

_OPCODES_PER_CALL = 100_000
_DAMAGED = "现在的文件已经损坏，做不出好的备份。请不要再录入，从最近一次核验过的备份恢复。"


class Snapshot:
    """A consistent copy, its contents, and a check of every page that runs in parallel with the copying."""

    def __init__(self, path: Path, key: str | None) -> None:
        self.path = path
        self._connection = connect(path, key, quiescent=True)
        self._wrong: list[str] = []
        self._error: Exception | None = None
        try:
            self.contents: Contents = contents_of(self._connection)
        except BaseException:
            self._connection.close()
            raise
        self._thread = threading.Thread(target=self._check, daemon=True)
        self._thread.start()

    def _check(self) -> None:
        try:
            self._wrong = faults(self._connection)
        except apsw.Error as error:
            self._error = error

    def judge(self, step: Progress = no_progress) -> None:
        """Wait for the check to end. Raises Unreadable when a page is damaged."""
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
    try:
        _vacuum_into(path, key, target, step)
        return Snapshot(target, key)
    except apsw.FullError as error:
        text = f"{target.parent} 所在的磁盘满了，备份没有做成。请先腾出空间，再备份一次。"
        raise FileProblem(text) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise Unreadable(_DAMAGED) from error
    except apsw.Error as error:
        known = explain(error)
        if known is None:
            raise
        raise known from error


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
