"""Finds the file to open at the start, and its backups when it cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import Paths
from lawgov_desktop.shell.services.backup_folders import backup_folders
from lawgov_desktop.storage.backup.catalog import Entry, list_backups
from lawgov_desktop.storage.backup.verify import GOOD, ROTTEN
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.widgets.controls.ui_state import UiState

_LAST, _FILE_ID, _ENCRYPTED = "file.last", "file.born", "file.encrypted"


PRESENT, MISSING, NEW, SEVERAL = "present", "missing", "new", "several"


@dataclass(frozen=True)
class StartFile:
    """The file to open at the start.

    `state`: PRESENT also when the folder cannot be read; MISSING when the file of the last session is gone; NEW when
    there is no file yet; SEVERAL when the user has to choose one.
    """

    path: Path
    state: str


def remember(ui_state: UiState, path: Path, file_id: str, encrypted: bool) -> None:
    """Remember the file for the next start; written to disk at once."""
    ui_state.put(_LAST, str(path.absolute()))
    ui_state.put(_FILE_ID, file_id)
    ui_state.put(_ENCRYPTED, encrypted)
    ui_state.flush()


def is_known(ui_state: UiState, path: Path) -> bool:
    """Whether `path` is the file that was opened on this computer last."""
    return str(path.absolute()) == str(ui_state.get(_LAST, str, ""))


def was_plain(ui_state: UiState, path: Path) -> bool:
    """Whether `path` had no passphrase when it was opened on this computer last; False when that is not known."""
    return is_known(ui_state, path) and ui_state.get(_ENCRYPTED, bool, True) is False


def find_start_file(ui_state: UiState, paths: Paths, database: Path | None = None) -> StartFile:
    """Return `database`; without it the file of the last session; without that the usual file in the data folder."""
    last = str(ui_state.get(_LAST, str, ""))
    path = database or (Path(last) if last else paths.database)
    try:
        if path.exists():
            return StartFile(path, PRESENT)
        if database or last:
            return StartFile(path, NEW if database else MISSING)
        # The state of this computer may be lost while the ledgers still exist: do not offer an empty file then.
        files = sorted(paths.data.glob("*.db"), key=lambda file: file.stat().st_mtime)
    except OSError:
        # open_file() raises the reason.
        return StartFile(path, PRESENT)
    return StartFile(files[-1], PRESENT if len(files) == 1 else SEVERAL) if files else StartFile(path, NEW)


def file_id_of(ui_state: UiState, path: Path) -> str:
    """Id of the file at `path` when it was opened on this computer last; empty for another path."""
    return str(ui_state.get(_FILE_ID, str, "")) if is_known(ui_state, path) else ""


def good_backups(ui_state: UiState, paths: Paths, path: Path) -> list[Entry]:
    """The backups that can replace the file at `path`, its own before those of other files.

    Those with damaged rows come after the good ones of the same file.
    """
    file_id = file_id_of(ui_state, path)
    entries = list_backups(
        dict.fromkeys([*backup_folders(ui_state, path), default_backup_folder(paths.database)])
    )
    usable = (e for e in entries if e.state in (GOOD, ROTTEN))
    return sorted(usable, key=lambda e: (e.file_id != file_id, e.state == ROTTEN))


def salt_is_damaged(ui_state: UiState, paths: Paths, path: Path, passphrase: str) -> bool:
    """Whether the passphrase is right and only the beginning of the file is damaged, as its backups show."""
    from lawgov_desktop.storage.backup.damaged_salt import passphrase_is_right

    return passphrase_is_right(path, passphrase, [e.path for e in good_backups(ui_state, paths, path)])


def passphrase_in(file: Path | None) -> str | None:
    """The first line of a passphrase file, as on the command line. Raises KnownError."""
    if file is None:
        return None
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise KnownError(f"读不到口令文件 {file}，请核对路径。") from None
    return lines[0] if lines and lines[0] else None
