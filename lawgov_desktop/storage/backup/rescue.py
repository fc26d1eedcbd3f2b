"""The rescue file: everything that was saved, when the open file was replaced, overwritten or deleted.

It is a verified backup, so that it can be restored, looked at and listed like any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.records.text.file_names import beside
from lawgov_desktop.storage.backup.backup import RESCUED, Label, publish
from lawgov_desktop.storage.backup.catalog import Entry, list_backups, newest_good, remember
from lawgov_desktop.storage.backup.row_journal import KeptOperation
from lawgov_desktop.storage.backup.snapshot import Snapshot
from lawgov_desktop.storage.engine.durable_copy import copy_hashed, told_in_words
from lawgov_desktop.storage.engine.engine import read_salt
from lawgov_desktop.storage.engine.raw_reader import Unreadable, connect
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors
from lawgov_desktop.storage.engine.temporary_files import COMPANIONS, RESCUE_PART
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import history


@dataclass(frozen=True)
class Rescue:
    """What could be written: the rescue file, and how much of the open file it holds."""

    #: The rescue file, None when nothing could be read or written.
    path: Path | None
    #: Whether it was read from the open file itself; else it is the newest backup with the rows written since.
    whole: bool
    #: Rows in it, without the trash.
    rows: int = 0
    #: The backup it was built on, when it is not whole.
    base: Path | None = None
    #: Why there is none, empty when there is one.
    problem: str = ""


def rescue(
    file: OfficeFile,
    folders: Iterable[Path],
    kept: Sequence[KeptOperation] = (),
    at: dt.datetime | None = None,
) -> Rescue:
    """Write the contents of a lost `file` into a verified backup beside it, or into the first of `folders` that works.

    Call it in the thread whose connection was open before the file was lost. `kept` are the operations since the last
    backup; they are needed when the file was overwritten. Raises nothing a user could not read: see `problem`.
    """
    at = at or dt.datetime.now()
    folders = list(dict.fromkeys([file.path.parent, *folders]))
    problem = ""
    for folder in folders:
        try:
            with told_in_words(folder, "抢救"):
                if not folder.is_dir():
                    continue
                return _whole(file, folder, at) or _rebuilt(file, folder, folders, kept, at)
        except (FileProblem, *StorageErrors) as error:
            problem = error.sentence if isinstance(error, FileProblem) else str(error)
    return Rescue(None, whole=False, problem=problem or "没有能写的文件夹。")


def _whole(file: OfficeFile, folder: Path, at: dt.datetime) -> Rescue | None:
    """The rescue file read from the open connection or the held copy; None when its pages are no longer its own."""
    with _part(folder, file.path) as part:
        try:
            if file.guard.held_copy is not None:
                copy_hashed(file.guard.held_copy, part)
            elif file.db.is_closed() or file.guard.loss == "overwritten":
                # The pages of the connection are partly those of the other file.
                return None
            else:
                file.db.execute_sql("VACUUM INTO ?", (str(part),))
            path, rows = _publish(part, file, folder, at)
        except (*StorageErrors, Unreadable):
            return None
        if file.guard.held_copy is not None:
            file.guard.held_copy.unlink(missing_ok=True)
        return Rescue(path, whole=True, rows=rows)


def _rebuilt(
    file: OfficeFile, folder: Path, folders: Iterable[Path], kept: Sequence[KeptOperation], at: dt.datetime
) -> Rescue:
    """The newest backup of the file with the rows written since."""
    if file.key_forgotten:
        raise FileProblem("文件是锁定的时候被改写的，锁定前的备份里有全部内容。")
    base = newest_good(e for e in list_backups(folders) if e.file_id == file.file_id)
    if base is None:
        raise FileProblem("找不到这个文件的备份。")
    with _part(folder, file.path) as part:
        copy_hashed(base.path, part)
        if file.encrypted and read_salt(part) is None:
            raise FileProblem("最近的备份没有加密，而现在的文件有口令，没有自动抢救。")
        _replay(part, file.key, base, kept)
        path, rows = _publish(part, file, folder, at)
    return Rescue(path, whole=False, rows=rows, base=base.path)


def _publish(part: Path, file: OfficeFile, folder: Path, at: dt.datetime) -> tuple[Path, int]:
    with closing(Snapshot(part, file.key)) as taken:
        if taken.contents.file_id != file.file_id:
            raise Unreadable("读到的是另一个文件。")
        label = Label(f"{RESCUED} {at:%Y-%m-%d %H%M}", RESCUED, at, file.operator, file.encrypted)
        path, manifest = publish(taken, folder, label)
    remember(file.path, path, manifest)
    return path, manifest.row_count


@contextmanager
def _part(folder: Path, path: Path) -> Iterator[Path]:
    """The path of a temporary file that is deleted after the block."""
    part = beside(folder / path.name, RESCUE_PART)
    try:
        yield part
    finally:
        for tail in ("", *COMPANIONS):
            with suppress(OSError):
                part.with_name(part.name + tail).unlink(missing_ok=True)


def _replay(part: Path, key: str | None, base: Entry, kept: Sequence[KeptOperation]) -> None:
    """Write the operations that the backup does not hold into the copy of it."""
    with closing(connect(part, key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        with connection:
            for operation in kept:
                if operation.number > base.operation:
                    _write(connection, operation)


def _write(connection: apsw.Connection, operation: KeptOperation) -> None:
    _upsert(connection, "operation", operation.row)
    # The history triggers record the rows below as changes of this operation.
    connection.execute("UPDATE context SET operation = ? WHERE id = 1", (operation.number,))
    for digest_row in operation.contents.values():
        _upsert(connection, "blob", digest_row)
    for table, rows in operation.rows.items():
        for uid, row in rows.items():
            if row is None:
                connection.execute(f'DELETE FROM "{table}" WHERE uid = ?', (uid,))
            else:
                _upsert(connection, table, row, ("uid", uid))
    for table, all_rows in operation.whole.items():
        connection.execute(f'DELETE FROM "{table}"')
        for row in all_rows:
            _upsert(connection, table, row)
    connection.execute("UPDATE context SET operation = NULL WHERE id = 1")


def _upsert(
    connection: apsw.Connection, table: str, row: dict[str, Any], by: tuple[str, str] | None = None
) -> None:
    """Insert a row, or update the one with the same uid; never replace one, which the history would not record."""
    names = [name for name in row if by is None or name not in history.STAMPS]
    if by is not None and connection.execute(f'SELECT 1 FROM "{table}" WHERE uid = ?', (by[1],)).get:
        assignments = ", ".join(f'"{name}" = ?' for name in names)
        connection.execute(
            f'UPDATE "{table}" SET {assignments} WHERE uid = ?', [row[n] for n in names] + [by[1]]
        )
        return
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    connection.execute(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING', [row[n] for n in names]
    )


def put_companions_away(path: Path, rescued: Rescue | None) -> None:
    """Take the -wal of the lost file away, so that it is never written into the file now at `path`.

    It is deleted when the rescue file holds its rows, else kept under another name. Call it after closing.
    """
    for tail in COMPANIONS:
        companion = path.with_name(path.name + tail)
        with suppress(OSError):
            if rescued is not None and rescued.whole:
                companion.unlink(missing_ok=True)
            elif companion.exists():
                companion.rename(path.with_name(f"{path.name}{tail}.{RESCUED}"))
