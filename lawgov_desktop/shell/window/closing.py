"""Closing the main window: unsaved input, the last backup, and a backup that is still running."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import FileReplaced, KnownError
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.widgets.controls.question import Answer


class LockedScreen(Protocol):
    """What covers the window while it is locked and shows why the window does not close at once."""

    def refuse_to_close(self) -> None:
        """Show that unsaved input needs the key first."""

    def say_backing_up(self) -> None:
        """Show that the window closes once the running backup is complete."""


class Closing(QObject):
    """Decides whether and when the window may close. It needs no window: results are signals.

    `begin` asks about unsaved input, emits `confirmed`, backs up what was changed, and emits `finished`.
    """

    #: Unsaved input is saved or dropped.
    confirmed = Signal()
    #: A backup runs before the window closes (True), or the window stays open after all (False).
    backing_up = Signal(bool)
    #: The backup that was running has ended: the window tries to close again.
    retry = Signal()
    #: The window can close now.
    finished = Signal()

    def __init__(
        self,
        context: AppContext,
        backup_scheduler: BackupScheduler,
        pages: Callable[[], Sequence[Page]],
        show: Callable[[Page], None],
        parent: QObject | None = None,
    ) -> None:
        """`pages` returns the pages that were opened; `show` brings one of them into view."""
        super().__init__(parent)
        self._context, self._backup_scheduler = context, backup_scheduler
        self._pages, self._show = pages, show
        #: Closing has begun and waits for a backup.
        self.under_way = False

    def unsaved(self) -> list[Page]:
        """Pages with unsaved input."""
        return [page for page in self._pages() if page.unsaved()]

    def confirm_unsaved(self) -> bool:
        """Ask whether to save or drop unsaved input, and do it. False when the user goes back to it."""
        pages = self.unsaved()
        if not pages:
            return True
        words = "、".join(word for page in pages for word in page.unsaved())
        answer = self._context.ask(
            "还有没保存的内容",
            f"{words}填了还没有保存。",
            (
                Answer("discard", "放弃"),
                Answer("back", "回去继续填"),
                Answer("save", "保存并关闭", "filled"),
            ),
        )
        if answer == "discard":
            return True
        if answer != "save":
            return False
        for page in pages:
            if not page.save():
                self._show(page)
                return False
        return True

    def begin(self) -> None:
        """Close a window that is not locked."""
        if self.under_way or not self.confirm_unsaved():
            return
        self.under_way = True
        self.confirmed.emit()
        job = self._backup_scheduler.job
        if job is None and not self._backup_scheduler.due:
            self.finished.emit()
            return
        self.backing_up.emit(True)
        self._context.tell("正在备份，马上就好……", good=True)
        if job is None:
            self._backup_scheduler.automatic("关闭时", self._end_backup)
        else:
            # A running backup, to a USB stick perhaps, is not cancelled without a question.
            job.succeeded.connect(self._retry)
            job.failed.connect(self._stay)

    def begin_locked(self, screen: LockedScreen) -> None:
        """Close a locked window: without questions, and only when nothing unsaved needs the key."""
        job = self._backup_scheduler.job
        if self.unsaved():
            screen.refuse_to_close()
        elif job is None:
            self.finished.emit()
        elif not self.under_way:
            # Locking began a backup of what was changed; it is completed first.
            self.under_way = True
            screen.say_backing_up()
            job.ended.connect(self._retry)

    def _retry(self) -> None:
        self._stay()
        self.retry.emit()

    def _stay(self) -> None:
        self.under_way = False
        self.backing_up.emit(False)

    def _end_backup(self, error: BaseException | None) -> None:
        if isinstance(error, FileReplaced):
            self._stay()
            return
        if error is not None:
            sentence = error.sentence if isinstance(error, KnownError) else "备份没有做成。"
            answer = self._context.ask(
                "关闭前的备份没有做成",
                f"{sentence}台账本身已经保存好了。",
                (Answer("back", "回去处理"), Answer("leave", "直接关闭", "filled")),
            )
            if answer != "leave":
                self._stay()
                self._context.tell(sentence)
                return
        self.finished.emit()
