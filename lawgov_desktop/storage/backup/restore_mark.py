"""The operation 恢复备份 that a restore adds to the restored copy.

Backups are ordered by the number of their newest operation. The restored copy continues with a number above all
operations of the former file and of its backups, so that its next backup is the newest one.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import apsw

from lawgov_desktop.storage.backup.catalog import list_backups
from lawgov_desktop.storage.engine.durable_copy import flush
from lawgov_desktop.storage.engine.raw_reader import connect, file_id_of
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.tables import row_digests

NAME = "恢复备份"


def mark_restored(part: Path, key: str | None, number: int, *, reindex: bool) -> None:
    """Add the operation with this number to the closed copy at `part`, and flush it. Raises FileProblem.

    `reindex` is for a backup with damaged rows: its indexes are built anew from the rows, since a backup takes an index
    of a damaged file over as it is, and its history is accepted.
    """
    with storage_errors(part), closing(connect(part, key)) as connection, connection:
        connection.execute("INSERT INTO operation (id, name) VALUES (?, ?)", (number, NAME))
        if reindex:
            connection.execute("REINDEX")
            row_digests.accept_history(connection)
    with part.open("rb+") as file:
        flush(file)


def next_operation(
    part: Path, key: str | None, target: Path, target_key: str | None, folders: Iterable[Path]
) -> int:
    """The number above every operation of the copy at `part`, of the file at `target` and of the backups in `folders`.

    A file or backup that cannot be read, or belongs to another file, is left out.
    """
    with closing(connect(part, key, quiescent=True)) as connection:
        file_id, newest = file_id_of(connection), _newest(connection)
    if target.is_file():
        try:
            with closing(connect(target, target_key, quiescent=True)) as connection:
                if file_id_of(connection) == file_id:
                    newest = max(newest, _newest(connection))
        except apsw.Error:
            # A damaged file, or one whose passphrase is not known: its backups tell the number.
            pass
    known = (e.operation for e in list_backups(dict.fromkeys(folders), target) if e.file_id == file_id)
    return max([newest, *known]) + 1


def _newest(connection: apsw.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM operation").get)
