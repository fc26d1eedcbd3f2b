"""Locks the screen on Ctrl+L, or when nobody typed for some minutes."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lawgov_desktop.shell.services.attachment_files import AttachmentCopies
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.idle_timer import LOCK_AFTER, LOCK_USUAL, IdleTimer
from lawgov_desktop.shell.window.lock_screen import LockScreen


class ScreenLock(QObject):
    """Owns the lock screen and the idle timer of one window."""

    def __init__(
        self,
        context: AppContext,
        backup_scheduler: BackupScheduler,
        copies: AttachmentCopies,
        window: QWidget,
        content: QWidget,
    ) -> None:
        """`copies` are deleted when an encrypted file is locked; `content` of the window is hidden while locked."""
        super().__init__(window)
        self._context, self._backup_scheduler, self._copies = context, backup_scheduler, copies
        self._window, self._content = window, content
        #: The screen over the window, None until it was locked once.
        self.screen: LockScreen | None = None
        self.idle_timer = IdleTimer(window)

    def lock(self) -> None:
        """Back up what was changed, delete the copies of attachments, cover the window and forget the key."""
        if self.screen is None:
            self.screen = LockScreen(self._context, self._window, self._content)
            self.screen.opened.connect(self.restart_idle_timer)
        if self._backup_scheduler.due and self._backup_scheduler.job is None:
            self._backup_scheduler.automatic("锁定时")
        self.idle_timer.wait(0)
        if self._context.file.encrypted:
            # The copies lie unencrypted on the disk.
            self._copies.clear()
        self.screen.cover()

    def restart_idle_timer(self) -> None:
        """Count the idle minutes from now. Only an encrypted file is locked by itself."""
        minutes = self._context.ui_state.get(LOCK_AFTER, int, LOCK_USUAL)
        self.idle_timer.wait(minutes if self._context.file.encrypted else 0)
