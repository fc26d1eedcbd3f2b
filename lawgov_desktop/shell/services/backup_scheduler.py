"""Backs up the open file: every half hour and on closing when it was changed, and whenever the user asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.shell.services.backup_folders import backup_folder, backup_folders
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.widgets.jobs.jobs import Job, Progress

#: Minutes between automatic backups while the file is changed.
EVERY = 30
#: State of this computer: id of a file that was changed since its last backup.
_CHANGED_FILE = "backup.owed"
#: State of this computer: a message the closing window showed last.
_UNREAD = "backup.unread"
#: State of this computer, set by a restore and by an unclean end: no old backup is deleted until a clean start.
KEEP_ALL = "backup.keep_all"


class BackupScheduler(QObject):
    """Finds the newest good backup and makes the next one. All reading and writing happens in jobs."""

    #: The newest good backup was read: an Entry, or None.
    known = Signal(object)
    #: The backup the user asked for: its report, or the exception.
    made = Signal(object)
    failed = Signal(object)
    #: A verified backup holds every row up to this operation.
    backed_up = Signal(int)
    #: Bytes done, bytes in all, what is being done in words.
    progressed = Signal(int, int, str)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        #: The newest good backup as an Entry, None when there is none or it is not known yet.
        self.newest: Any = None
        #: Whether the folders were searched since the start.
        self.looked = False
        self.job: Job | None = None
        # An earlier session may have changed the file and ended before its backup.
        self._changed = (
            context.file.closed_uncleanly
            or context.ui_state.get(_CHANGED_FILE, str, "") == context.file.file_id
        )
        context.notices.written.connect(self._mark_changed)
        self._timer = QTimer(self, interval=EVERY * 60_000)
        self._timer.timeout.connect(self._back_up_if_due)
        if not context.file.read_only:
            self._timer.start()

    def _mark_changed(self, _change: object = None) -> None:
        self._changed = True
        self._context.ui_state.put(_CHANGED_FILE, self._context.file.file_id)

    def _mark_backed_up(self, report: Any) -> None:
        """End the job. Rows written while it ran are not in the backup: the file stays marked as changed."""
        self.job = None
        if report is not None:
            self.backed_up.emit(report.manifest.operation)
        if not self._changed:
            self._context.ui_state.forget(_CHANGED_FILE)

    def take_unread(self) -> str:
        """The message the window showed while it closed the last time, once; empty when there was none."""
        message = str(self._context.ui_state.get(_UNREAD, str, ""))
        self._context.ui_state.forget(_UNREAD)
        return message

    @property
    def due(self) -> bool:
        """Whether the file was changed since its last backup."""
        return self._changed and not self._context.file.read_only

    def folders(self) -> list[Path]:
        """Every folder in which backups of the open file may lie."""
        return backup_folders(self._context.ui_state, self._context.file.path)

    def look(self) -> None:
        """Search the folders for the newest good backup; `known` follows."""
        if self._context.closed:
            return
        folders, path, file_id = self.folders(), self._context.file.path, self._context.file.file_id

        def work(_progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.catalog import ABSENT, list_backups
            from lawgov_desktop.storage.backup.verify import GOOD

            entries = list_backups(folders, path)
            # A backup on a stick that is not plugged in counts too: it was verified when it was made.
            good = (e for e in entries if e.state in (GOOD, ABSENT) and e.is_of(file_id))
            return next(good, None)

        self._context.jobs.start(work, self._set_newest, self._context.job_failed)

    def _set_newest(self, entry: Any) -> None:
        self.newest = entry
        self.looked = True
        self.known.emit(entry)

    def _back_up_if_due(self) -> None:
        if self.due and self.job is None and not self._context.locked:
            self.automatic("自动")

    def automatic(self, reason: str, then: Callable[[BaseException | None], None] | None = None) -> None:
        """Back up into this computer's folder when the file was changed.

        `then` is called at the end with the exception, or None when the backup succeeded.
        """
        file, folder = self._context.file, backup_folder(self._context)
        default = default_backup_folder(file.path)
        keep_all = self._context.ui_state.get(KEEP_ALL, bool, False)

        def work(progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.automatic import automatic

            try:
                return automatic(file, folder, reason, progress=progress, keep_all=keep_all)
            except FileProblem:
                if folder == default:
                    raise
                # The chosen folder is missing or full: a backup beside the data is better than none.
                return automatic(file, default, reason, progress=progress, keep_all=keep_all)

        def done(report: Any) -> None:
            self._mark_backed_up(report)
            if report is not None and report.path.parent != folder:
                self._tell_replaced(folder, default, again=then is not None)
            if then is not None:
                then(None)
            elif report is not None:
                self.look()

        def failed(error: BaseException) -> None:
            self.job = None
            self._mark_changed()
            if then is not None:
                then(error)
            else:
                self._context.job_failed(error)

        self._changed = False
        self.job = self._context.jobs.start(work, done, failed, self.progressed.emit)

    def back_up_before_import(
        self, then: Callable[[], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Back up, then call `then`. When the backup fails, call `failed` instead: nothing must be imported."""

        def done(error: BaseException | None) -> None:
            if error is not None:
                failed(error)
                return
            self.look()
            then()

        self.automatic("导入之前", done)

    def _tell_replaced(self, folder: Path, default: Path, *, again: bool) -> None:
        message = f"备份文件夹 {folder} 用不了，最近一次备份到了 {default}。请到“备份恢复”换一个。"
        self._context.tell(message)
        if again:
            # The user cannot read a message in a closing window; show it next time.
            self._context.ui_state.put(_UNREAD, message)

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
            self._mark_backed_up(report)
            self.made.emit(report)
            self.look()

        def failed(error: BaseException) -> None:
            self.job = None
            if changed_before:
                self._mark_changed()
            self.failed.emit(error)

        changed_before, self._changed = self._changed, False
        self.job = self._context.jobs.start(work, done, failed, self.progressed.emit)

    def cancel(self) -> None:
        """Stop the backup that is being made; its unfinished file is deleted."""
        if self.job is not None:
            self.job.cancel()
