"""Backups the program makes by itself: on closing, every half hour, before an import; none when nothing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from lawgov_desktop.storage.backup.backup import BackupReport, backup
from lawgov_desktop.storage.backup.catalog import list_backups, newest_good
from lawgov_desktop.storage.backup.retention import thin
from lawgov_desktop.storage.engine.durable_copy import Progress, told_in_words
from lawgov_desktop.storage.engine.raw_reader import beside
from lawgov_desktop.storage.office_file import OfficeFile


def automatic(
    file: OfficeFile,
    folder: Path,
    reason: str,
    *,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    at: dt.datetime | None = None,
    keep_all: bool = False,
) -> BackupReport | None:
    """Back up into a folder of this computer (made if need be) and thin it; None when nothing changed since the last.

    `keep_all` thins nothing: after a restore or an unclean end nobody knows yet which backup will be wanted.

    May run in any thread. Raises FileProblem as `backup` does.
    """
    with told_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not changed_since_last(file, folder):
        return None
    report = backup(file, folder, reason=reason, progress=progress, cancel=cancel, at=at)
    if not keep_all:
        thin(folder, at)
    return report


def changed_since_last(file: OfficeFile, folder: Path) -> bool:
    """Whether the file has an operation that the newest good backup in `folder` lacks."""
    newest = newest_good(e for e in list_backups([folder]) if e.is_of(file.file_id))
    if newest is None or newest.manifest is None or newest.encrypted != file.encrypted:
        return True
    with beside(file.path, file.key) as connection:
        last = connection.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    # The time too: after a restore the numbers of operations begin again where the backup ended.
    return last is None or (newest.manifest.operation, newest.manifest.operation_at) != (last[0], last[1])
