"""Restores a backup, or opens a copy of it read-only; both close the open file first."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from lawgov_desktop.errors import FileProblem, KnownError
from lawgov_desktop.shell.dialogs.passphrase_dialog import ask_secret
from lawgov_desktop.shell.services import temporary_copies
from lawgov_desktop.shell.services.backup_scheduler import KEEP_ALL
from lawgov_desktop.shell.services.backup_status import day_words
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.widgets.controls.question import Answer


def restore(context: AppContext, entry: Any, words: str, leave_for: LeaveFor) -> None:
    """Ask once, then replace the file by the backup and open it. `words` describe the consequence."""
    if context.file.read_only:
        context.tell("现在是只读打开，不能恢复。请在能修改的那个窗口里恢复。")
        return
    answers = (Answer("back", "不恢复", "filled"), Answer("restore", "恢复到这一份", "danger"))
    if context.ask(f"恢复到 {day_words(entry.made)} 的备份", words, answers) != "restore":
        return
    secret: str | None = None
    if entry.encrypted:
        secret = ask_secret("这份备份的口令", "备份用的是做备份时的口令，以后改过口令也不会变。")
        if not secret:
            return
    file = context.file
    path, key, catalogue, aside = file.path, file.key, file.catalogue, file.path.parent

    def replace_file() -> str:
        from lawgov_desktop.storage.backup.restore import restore as restore_file

        file.close()
        report = restore_file(entry.path, path, catalogue, secret, present_key=key, aside=aside)
        context.ui_state.put(KEEP_ALL, True)
        return str(report.sentence)

    # The restored file has the passphrase of the backup, which the user has just given.
    leave_for(path, False, secret=secret, before=replace_file)


def look_at(context: AppContext, entry: Any, leave_for: LeaveFor) -> None:
    """Open a copy of the backup read-only. The file is opened again when that window is closed."""
    answers = (Answer("back", "不看了"), Answer("look", "只读打开", "filled"))
    words = "现在的文件会先关上。看完关掉窗口，就回到现在的文件。"
    if context.ask(f"看看 {day_words(entry.made)} 的备份", words, answers) != "look":
        return
    copy = context.try_to(lambda: _copy(entry.path))
    if copy is not None:
        leave_for(copy, True)


def _copy(backup: Path) -> Path:
    """Copy a backup into a temporary folder: a backup itself is never opened as a ledger. Raises KnownError."""
    from lawgov_desktop.storage.backup.verify import BAD, verify

    result = verify(backup)
    if result.state == BAD:
        raise FileProblem(result.sentence)
    try:
        folder = temporary_copies.make(temporary_copies.BACKUPS)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(lambda: temporary_copies.remove(folder))
        return Path(shutil.copyfile(backup, folder / f"{backup.stem}.db"))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise FileProblem("临时文件夹所在的磁盘满了，看不了这份备份。请腾出空间再看。") from error
        raise KnownError(f"{backup.name} 读不出来，请检查 U 盘。") from error
