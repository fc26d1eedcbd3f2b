"""Automatic backups: on closing, every half hour, before an import; none when nothing changed."""

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
    """Back up into a folder of this computer, created if missing, and delete superfluous backups there.

    Returns None when nothing changed since the last backup. `keep_all` deletes nothing: after a restore or an unclean
    end it is not known yet which backup the office will need.

    May run in any thread. Raises FileProblem as `backup` does.
    """
    file.judge_identity()
    with told_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not changed_since_last(file, folder):
        return None
    report = backup(file, folder, reason=reason, progress=progress, cancel=cancel, at=at)
    if not keep_all:
        thin(folder)
    return report


def changed_since_last(file: OfficeFile, folder: Path) -> bool:
    """Whether the file has an operation newer than the newest good backup in `folder`."""
    newest = newest_good(e for e in list_backups([folder]) if e.is_of(file.file_id))
    if newest is None or newest.manifest is None or newest.encrypted != file.encrypted:
        return True
    with beside(file.path, file.key) as connection:
        last = connection.execute("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    # Compare the time too: after a restore, operation ids continue from those of the backup.
    return last is None or (newest.manifest.operation, newest.manifest.operation_at) != (last[0], last[1])
