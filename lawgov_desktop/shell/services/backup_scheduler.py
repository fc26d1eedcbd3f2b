"""Keeps the file backed up: when asked, and every half hour and on closing when something changed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Job, Progress

#: Minutes between backups while something changes.
EVERY = 30
_FOLDER = "backup.folder"
#: The file that was written to since its last backup.
_OWED = "backup.owed"
#: What was said while the window closed, for the next one.
_UNREAD = "backup.unread"
#: Set by a restore and by an unclean end: no backup is thinned out until the program has started cleanly again.
KEEP_ALL = "backup.keep_all"


def local_folder(context: AppContext) -> Path:
    """Where this computer's own backups lie: the folder chosen by the user, else beside the data."""
    return kept_folder(context.ui_state, context.file.path)


def kept_folder(ui_state: UiState, path: Path) -> Path:
    """Where the backups of the file at `path` lie on this computer."""
    kept = str(ui_state.get(_FOLDER, str, ""))
    return Path(kept) if kept else usual_folder(path)


def usual_folder(path: Path) -> Path:
    """Where they lie when nobody chose another place: beside the data."""
    return path.parent / "备份"


def backup_folders(ui_state: UiState, path: Path) -> list[Path]:
    """Every place where backups of the file at `path` may lie: the folder chosen, the one that is used before an
    upgrade, the one where a restore keeps the file that was there, and the sticks that are in.
    """
    places = [kept_folder(ui_state, path), usual_folder(path), path.parent]
    return list(dict.fromkeys([*places, *(stick_folder(stick) for stick in volumes.sticks())]))


def keep_folder(ui_state: UiState, folder: Path | None) -> None:
    """Let this computer's backups go to another folder from now on; None means beside the data."""
    if folder is None:
        ui_state.forget(_FOLDER)
    else:
        ui_state.put(_FOLDER, str(folder))


def make_folder(folder: Path) -> None:
    """Make a folder the clerk chose. Raises FileProblem when backups cannot be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    if not usable:
        raise FileProblem(f"备份放不进 {folder}：这个文件夹建不了，或者不能写。请另选一个文件夹。")


def day_words(moment: dt.datetime, today: dt.date | None = None) -> str:
    """今天 09:12, 昨天 17:30, 11-17 17:52, 2022-12-30."""
    today = today or dt.date.today()
    days = (today - moment.date()).days
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'} {moment:%H:%M}"
    return f"{moment:%m-%d %H:%M}" if moment.year == today.year else f"{moment:%Y-%m-%d}"


class BackupScheduler(QObject):
    """Knows the last verified backup and makes the next one; all reading and writing happens in jobs."""

    #: The newest good backup (an Entry or None) became known or became another one.
    known = Signal(object)
    #: A backup asked for by hand: its report, or the failure.
    made = Signal(object)
    failed = Signal(object)
    #: Bytes done, bytes in all, words.
    progressed = Signal(int, int, str)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.newest: Any = None
        #: Whether the folders were looked through yet.
        self.looked = False
        self.job: Job | None = None
        # Written by a session that ended before it could back up: owed by this one.
        self._changed = (
            context.file.closed_uncleanly or context.ui_state.get(_OWED, str, "") == context.file.file_id
        )
        context.notices.written.connect(self._mark)
        self._timer = QTimer(self, interval=EVERY * 60_000)
        self._timer.timeout.connect(self._now_and_then)
        if not context.file.read_only:
            self._timer.start()

    def _mark(self, _change: object = None) -> None:
        self._changed = True
        self._context.ui_state.put(_OWED, self._context.file.file_id)

    def _mark_backed_up(self) -> None:
        """A backup is there; what was written while it was being made is still owed."""
        self.job = None
        if not self._changed:
            self._context.ui_state.forget(_OWED)

    def unread(self) -> str:
        """What the last window said of a backup while it closed, once; empty when there was nothing."""
        words = str(self._context.ui_state.get(_UNREAD, str, ""))
        self._context.ui_state.forget(_UNREAD)
        return words

    @property
    def wanted(self) -> bool:
        """Whether something was written since the last backup."""
        return self._changed and not self._context.file.read_only

    def folders(self) -> list[Path]:
        """Every place where backups may lie: this computer's folders, and the sticks that are in."""
        return backup_folders(self._context.ui_state, self._context.file.path)

    def look(self) -> None:
        """Find the newest good backup."""
        if self._context.closed:
            return
        folders, path, file_id = self.folders(), self._context.file.path, self._context.file.file_id

        def work(_progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.catalog import ABSENT, list_backups
            from lawgov_desktop.storage.backup.verify import GOOD

            entries = list_backups(folders, path)
            # One on a stick in somebody's pocket was verified too when it was made.
            good = [e for e in entries if e.state in (GOOD, ABSENT) and e.is_of(file_id)]
            # A clock that was wrong once would otherwise look like a fresh backup for years.
            soon = dt.datetime.now() + dt.timedelta(days=1)
            return max(good, key=lambda e: (e.made <= soon, e.order), default=None)

        self._context.jobs.start(work, self._learned, self._context.job_failed)

    def _learned(self, entry: Any) -> None:
        self.newest = entry
        self.looked = True
        self.known.emit(entry)

    def _now_and_then(self) -> None:
        if self.wanted and self.job is None and not self._context.locked:
            self.automatic("自动")

    def automatic(self, reason: str, then: Callable[[BaseException | None], None] | None = None) -> None:
        """Back up into this computer's folder when something changed; `then` hears how it went."""
        file, folder = self._context.file, local_folder(self._context)
        usual = usual_folder(file.path)
        keep_all = self._context.ui_state.get(KEEP_ALL, bool, False)

        def work(progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.automatic import automatic

            try:
                return automatic(file, folder, reason, progress=progress, keep_all=keep_all)
            except FileProblem:
                if folder == usual:
                    raise
                # The folder that was chosen is gone or full: better beside the data than nowhere.
                return automatic(file, usual, reason, progress=progress, keep_all=keep_all)

        def done(report: Any) -> None:
            self._mark_backed_up()
            if report is not None and report.path.parent != folder:
                self._say_replaced(folder, usual, again=then is not None)
            if then is not None:
                then(None)
            elif report is not None:
                self.look()

        def failed(error: BaseException) -> None:
            self.job = None
            self._mark()
            if then is not None:
                then(error)
            else:
                self._context.job_failed(error)

        self._changed = False
        self.job = self._context.jobs.start(work, done, failed, self.progressed.emit)

    def _say_replaced(self, folder: Path, usual: Path, *, again: bool) -> None:
        words = f"备份文件夹 {folder} 用不了，最近一次备份到了 {usual}。请到“备份恢复”换一个。"
        self._context.tell(words)
        if again:
            # A window that is closing is read by nobody.
            self._context.ui_state.put(_UNREAD, words)

    def by_hand(self, folder: Path) -> None:
        """Back up into `folder` now, with progress; `made` or `failed` follows."""
        if self.job is not None:
            self._context.tell("备份正在进行，请稍等。")
            return
        file = self._context.file

        def work(progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.backup import backup
            from lawgov_desktop.storage.backup.catalog import remember
            from lawgov_desktop.storage.engine.durable_copy import told_in_words

            with told_in_words(folder):
                folder.mkdir(exist_ok=True)
            report = backup(file, folder, progress=progress)
            remember(file.path, report.path, report.manifest)
            return report

        def done(report: Any) -> None:
            self._mark_backed_up()
            self.made.emit(report)
            self.look()

        def failed(error: BaseException) -> None:
            self.job = None
            if owed:
                self._mark()
            self.failed.emit(error)

        owed, self._changed = self._changed, False
        self.job = self._context.jobs.start(work, done, failed, self.progressed.emit)

    def cancel(self) -> None:
        """Stop the backup under way; nothing half-made is left."""
        if self.job is not None:
            self.job.cancel()


def stick_folder(stick: volumes.Stick) -> Path:
    """Where backups lie on a stick: one folder, so that they do not drown among other files."""
    return stick.folder / "法治台账备份"
