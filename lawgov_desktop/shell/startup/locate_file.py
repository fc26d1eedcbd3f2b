"""Which file is meant at the start, and where its backups may lie when it cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import Paths
from lawgov_desktop.shell.services.backup_scheduler import backup_folders
from lawgov_desktop.storage.backup.catalog import Entry, list_backups
from lawgov_desktop.storage.backup.verify import GOOD
from lawgov_desktop.widgets.controls.ui_state import UiState

_LAST, _FILE_ID = "file.last", "file.born"


THERE, GONE, NEW, SEVERAL = "there", "gone", "new", "several"


@dataclass(frozen=True)
class StartFile:
    """The file to open at the start.

    `state`: it is there (or nobody may look), it was opened here last and is gone, there is none yet, or there are
    several and only the clerk knows which.
    """

    path: Path
    state: str


def remember(ui_state: UiState, path: Path, file_id: str) -> None:
    """Come back to this file next time, written down at once."""
    ui_state.put(_LAST, str(path.absolute()))
    ui_state.put(_FILE_ID, file_id)
    ui_state.flush()


def is_known(ui_state: UiState, path: Path) -> bool:
    """Whether `path` is the file that was opened here last."""
    return str(path.absolute()) == str(ui_state.get(_LAST, str, ""))


def meant(ui_state: UiState, paths: Paths, database: Path | None = None) -> StartFile:
    """The file asked for, else the last one; where nobody remembers it, what lies in the data folder."""
    kept = str(ui_state.get(_LAST, str, ""))
    path = database or (Path(kept) if kept else paths.database)
    try:
        if path.exists():
            return StartFile(path, THERE)
        if database or kept:
            return StartFile(path, NEW if database else GONE)
        # The notes of this computer are lost, not the ledgers: an empty file would look as if they were.
        there = sorted(paths.data.glob("*.db"), key=lambda found: found.stat().st_mtime)
    except OSError:
        # Opening it says why.
        return StartFile(path, THERE)
    return StartFile(there[-1], THERE if len(there) == 1 else SEVERAL) if there else StartFile(path, NEW)


def file_id_of(ui_state: UiState, path: Path) -> str:
    """Which file lay at `path` when it was opened here last; empty when nobody knows."""
    return str(ui_state.get(_FILE_ID, str, "")) if is_known(ui_state, path) else ""


def good_backups(ui_state: UiState, paths: Paths, path: Path) -> list[Entry]:
    """The backups that can be restored in place of the file at `path`, its own before those of other files."""
    file_id = file_id_of(ui_state, path)
    found = list_backups(dict.fromkeys([*backup_folders(ui_state, path), paths.backups]))
    return sorted((e for e in found if e.state == GOOD), key=lambda e: e.file_id != file_id)


def passphrase_in(file: Path | None) -> str | None:
    """The first line of a passphrase file, as on the command line. Raises KnownError."""
    if file is None:
        return None
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise KnownError(f"读不到口令文件 {file}，请核对路径。") from None
    return lines[0] if lines and lines[0] else None
