"""Whether the path of an open file still names the file that was opened.

A sync program or another person can replace, overwrite or delete the file while it is open. SQLite does not look at
the path again: on Linux it goes on writing into a file that no name leads to, or mixes its pages with those of the
other file.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Literal

import apsw

from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.raw_reader import connect, file_id_of
from lawgov_desktop.storage.engine.sqlite_errors import reachable

Loss = Literal["", "gone", "replaced", "overwritten"]
#: Reads of the file on disk, in case another connection is writing its pages at that moment, and seconds between them.
_TRIES, _PAUSE = 5, 0.05


class FileIdentity:
    """The identity of one open file: device and inode, its own id, and the newest operation its pages held.

    Size and time of the file are compared first, which takes microseconds. Only when they differ is the file read.
    """

    def __init__(self, path: Path, key: str | None) -> None:
        """Take the file now at `path` as the open one. Raises FileProblem when it cannot be reached."""
        self.path = path
        #: Why the path no longer names the open file, empty while it does. It never becomes empty again.
        self.loss: Loss = ""
        self._lock = threading.Lock()
        self._held: int | None = None
        # Some network shares give a file another inode number each time they are asked.
        self._on_network = volumes.is_network(path)
        with reachable(path):
            self._place, self._state = _look(path)
        self._file_id, self._operation = "", (0, "")
        self._read(key)

    def judge(self, key: str | None, ours: apsw.Connection | None = None) -> Loss:
        """Compare the path with the open file and return `loss`. May be called in any thread.

        `ours` is a connection that was open before; it knows the operations that the file on disk may hold. Raises
        FileProblem when the path cannot be reached at all.
        """
        with self._lock:
            if not self.loss:
                self.loss = self._compare(key, ours)
            return self.loss

    def judge_place(self) -> Loss:
        """As `judge`, without reading the file: what is needed before another connection is opened."""
        with self._lock:
            if not self.loss:
                try:
                    if self._is_other(_look(self.path)[0]):
                        self.loss = "replaced"
                except FileNotFoundError:
                    self.loss = "gone"
                except OSError:
                    # SQLite reports an unreachable file in its own words.
                    pass
            return self.loss

    def _is_other(self, place: tuple[int, int]) -> bool:
        return place != self._place and not self._on_network

    def _compare(self, key: str | None, ours: apsw.Connection | None) -> Loss:
        with reachable(self.path):
            loss, state = self._changed_since()
        if loss != "overwritten":
            return loss
        if not self._read(key, ours):
            return "overwritten"
        # It was written through SQLite: by this program, or by another one that SQLite knows of.
        self._state = state
        return ""

    def _changed_since(self) -> tuple[Loss, tuple[int, int]]:
        """Why the path names another file or a changed one, judged by place, size and time; and its size and time."""
        try:
            place, state = _look(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return "gone", self._state
        if self._is_other(place):
            return "replaced", state
        return "" if state == self._state else "overwritten", state

    def _read(self, key: str | None, ours: apsw.Connection | None = None) -> bool:
        """Read the pages on disk, without the WAL: False when they are not a later state of the open file."""
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(_PAUSE)
            try:
                with closing(connect(self.path, key, quiescent=True)) as connection:
                    file_id, newest = file_id_of(connection), _newest(connection)
                    if not _holds(connection, self._operation):
                        # An older copy, or one that another computer went on with.
                        continue
                    if ours is not None and not (
                        _holds(ours, newest) and _schema(connection) <= _schema(ours)
                    ):
                        # A copy with other operations, or a backup: copying by VACUUM counts the schema up.
                        continue
            except apsw.Error:
                continue
            if self._file_id and file_id != self._file_id:
                continue
            self._file_id, self._operation = file_id, newest
            return True
        return False

    # -- while no connection is open ----------------------------------------------------------------------

    def hold(self) -> None:
        """Keep the file open without SQLite, so that its contents stay while it is locked.

        No connection may be open.
        """
        with self._lock:
            if self._held is None and not self.loss:
                self._held = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                status = os.fstat(self._held)
                self._state = status.st_size, status.st_mtime_ns

    def release(self, copy: Path) -> Loss:
        """End `hold` before a connection is opened; returns `loss`.

        When the file was replaced or deleted meanwhile, its contents are first written to `copy`; when it was
        overwritten, they are lost. Raises OSError.
        """
        with self._lock:
            held, self._held = self._held, None
            if held is None:
                return self.loss
            try:
                self.loss = self._changed_since()[0]
                if self.loss in ("gone", "replaced"):
                    _copy(held, copy)
            finally:
                os.close(held)
            return self.loss


def _look(path: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    """(device, inode) and (size in bytes, time of the last change in ns)."""
    status = path.stat()
    return (status.st_dev, status.st_ino), (status.st_size, status.st_mtime_ns)


def _newest(connection: apsw.Connection) -> tuple[int, str]:
    row = connection.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def _holds(connection: apsw.Connection, operation: tuple[int, str]) -> bool:
    """Whether a file holds this operation: number and time."""
    number, at = operation
    return not number or connection.execute("SELECT at FROM operation WHERE id = ?", (number,)).get == at


def _schema(connection: apsw.Connection) -> int:
    return int(connection.execute("PRAGMA schema_version").get)


def _copy(held: int, copy: Path) -> None:
    os.lseek(held, 0, os.SEEK_SET)
    with copy.open("wb") as file:
        while block := os.read(held, 1 << 20):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
