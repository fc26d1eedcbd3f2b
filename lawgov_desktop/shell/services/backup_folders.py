"""Where the backups of a file lie on this computer and on USB sticks."""

from __future__ import annotations

import os
from pathlib import Path

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.widgets.controls.ui_state import UiState

_FOLDER = "backup.folder"


def backup_folder(context: AppContext) -> Path:
    """The folder of the automatic backups of the open file."""
    return backup_folder_of(context.ui_state, context.file.path)


def backup_folder_of(ui_state: UiState, path: Path) -> Path:
    """The folder of the automatic backups of the file at `path`: the one the user chose, else the default one."""
    folder = str(ui_state.get(_FOLDER, str, ""))
    return Path(folder) if folder else default_backup_folder(path)


def backup_folders(ui_state: UiState, path: Path) -> list[Path]:
    """Every folder in which backups of the file at `path` may lie.

    These are the folder of the automatic backups, the default folder (used before an upgrade), the folder of the file
    (a restore keeps the replaced file there), and the folders on the USB sticks that are plugged in.
    """
    folders = [backup_folder_of(ui_state, path), default_backup_folder(path), path.parent]
    return list(dict.fromkeys([*folders, *(stick_folder(stick) for stick in volumes.sticks())]))


def stick_folder(stick: volumes.Stick) -> Path:
    """The folder of the backups on a USB stick: one folder, so that they are not mixed with other files."""
    return stick.folder / "法治台账备份"


def set_backup_folder(ui_state: UiState, folder: Path | None) -> None:
    """Remember the folder of the automatic backups on this computer; None means the default one."""
    if folder is None:
        ui_state.forget(_FOLDER)
    else:
        ui_state.put(_FOLDER, str(folder))


def make_folder(folder: Path) -> None:
    """Create a folder the user chose. Raises FileProblem when backups cannot be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise FileProblem(f"备份放不进 {folder}：这个文件夹建不了，或者不能写。请另选一个文件夹。")
