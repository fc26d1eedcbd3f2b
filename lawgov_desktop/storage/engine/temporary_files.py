"""Temporary files of backup, restore, creation and a changed passphrase: deleted when their program was killed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from lawgov_desktop.records.text.file_names import beside
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX

SNAPSHOT, PART, RESTORE_PART, CONVERT_PART = ".snapshot", ".part", ".restore-part", ".convert-part"
RESCUE_PART = ".rescue-part"
#: Files SQLite keeps beside a database.
COMPANIONS = ("-wal", "-shm", "-journal")
#: The temporary files that may stand in a folder of backups.
BACKUP_PARTS = tuple(f"*{DATA_SUFFIX}{middle}{PART}" for middle in ("", ".json", "-wal", "-journal"))
#: Age after which a file is deleted where locks do not tell whether its program still runs.
_LEFTOVER_SECONDS = 3600


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Create the file if it is missing, and hold a lock on it inside the block: `sweep` then leaves it alone.

    The system releases the lock when the program is killed. There is no lock on Windows, where an open file could not
    be renamed, and none on a network share, where it could prevent the program itself from writing.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    if sys.platform == "win32" or volumes.is_network(path.parent):
        os.close(handle)
        yield
        return
    import fcntl

    try:
        # Some file systems have no such lock.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def sweep(folder: Path, *patterns: str) -> None:
    """Delete the files of these names that no running program has claimed."""
    for pattern in patterns:
        with suppress(OSError):
            for path in folder.glob(pattern):
                with suppress(OSError):
                    if _is_abandoned(path):
                        path.unlink()


def sweep_beside(path: Path, backups: Path) -> None:
    """Delete what a killed program left beside the file at `path` and in its folder of backups.

    The files may hold rows unencrypted. The caller holds the write lock of `path`: nobody restores the file, creates
    it or changes its passphrase now.
    """
    for tail in (PART, RESTORE_PART, CONVERT_PART, RESCUE_PART):
        part = beside(path, tail)
        for name in (part, *(part.with_name(part.name + companion) for companion in COMPANIONS)):
            with suppress(OSError):
                name.unlink(missing_ok=True)
    sweep(path.parent, snapshots_of(path), *BACKUP_PARTS)
    sweep(backups, snapshots_of(path), *BACKUP_PARTS)


def snapshot_path(path: Path, random: str) -> Path:
    """The path of a snapshot of the file at `path`; `random` has eight characters."""
    return beside(path, f".{random}{SNAPSHOT}", ".")


def snapshots_of(path: Path) -> str:
    """A pattern for the names of all snapshots of the file at `path`, with what SQLite keeps beside them."""
    start = snapshot_path(path, "0" * 8).name.removesuffix("0" * 8 + SNAPSHOT)
    return f"{escape(start)}????????{SNAPSHOT}*"


def _is_abandoned(path: Path) -> bool:
    """Whether no running program has claimed the file, or the snapshot it belongs to."""
    head, tail, _rest = path.name.rpartition(SNAPSHOT)
    main = path.with_name(head + tail) if tail else path
    if main != path and not main.exists():
        return True
    if sys.platform == "win32" or volumes.is_network(path.parent):
        return _is_old(path)
    import fcntl

    handle = os.open(main, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return _is_old(path)
    finally:
        os.close(handle)
    return True


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - _LEFTOVER_SECONDS
