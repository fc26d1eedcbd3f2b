"""The check after an unclean end: every table is read page by page, with progress, before anything is written."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from lawgov_desktop.errors import FileDamaged
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors

#: Called with (tables read, tables in all).
Told = Callable[[int, int], None]
DAMAGED = "文件里有读不出的内容，可能是断电或硬盘出了问题。原文件不动，请用下面的备份恢复。"


def check_sound(db: Database, progress: Told = lambda done, total: None) -> None:
    """Read every table and index of an open file. Raises FileDamaged when one of them is damaged."""
    try:
        tables = [
            row[0] for row in db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        ]
        for index, table in enumerate(tables):
            progress(index, len(tables))
            faults = db.execute_sql(f"PRAGMA integrity_check({quote_name(table)})").fetchall()
            if [row[0] for row in faults] != ["ok"]:
                raise FileDamaged(DAMAGED)
        progress(len(tables), len(tables))
    except StorageErrors as error:
        if isinstance(error.__cause__ or error, apsw.CorruptError | apsw.NotADBError):
            raise FileDamaged(DAMAGED) from error
        raise
