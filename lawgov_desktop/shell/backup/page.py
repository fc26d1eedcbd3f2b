"""备份恢复: the newest backup, all backups with their states, and what a restore would change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.backup.detail import BackupDetail
from lawgov_desktop.shell.backup.top_bar import BackupBar
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.backup_status import day_words
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.storage.backup.retention import RULE
from lawgov_desktop.storage.backup.verify import BAD
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Job, Progress
from lawgov_desktop.widgets.style import theme

#: State of a backup → colour and icon.
_STATES = {"核验一致": ("green", "check"), "读不全，不能用": ("red", "alert"), "U 盘不在": ("ink2", "usb")}
#: Narrower than this many em the list stands over the detail.
_ONE_PANE = 62
#: Wider than this many em the rule of retention is shown under the list.
_RETENTION_FROM = 70


def size_words(size: int) -> str:
    """6.42 MB, 812 KB, for `size` bytes."""
    return f"{size / 1_000_000:,.2f} MB" if size >= 100_000 else f"{max(1, size // 1000)} KB"


class BackupPage(Page):
    """The list of backups at the left, the chosen one at the right."""

    def __init__(self, context: AppContext, backup_scheduler: BackupScheduler, leave_for: LeaveFor) -> None:
        super().__init__("backup")
        self._context, self._backup_scheduler, self._leave_for = context, backup_scheduler, leave_for
        self.entries: list[Any] = []
        self._job: Job | None = None
        #: The backup to choose once the list is read again; None keeps the present choice.
        self._path_to_choose: Path | None = None
        self.bar = BackupBar(context, backup_scheduler)
        self.bar.menu_requested.connect(self.menu_requested)
        self.bar.ended.connect(self._show_new)
        self.bar.folder_changed.connect(self.refresh)
        headings = (
            TextHeading("时间", 7.6),
            TextHeading("在哪里", least=6),
            TextHeading("怎么来的", 6.5),
            TextHeading("大小", 5.6, right=True),
            TextHeading("能不能用", 10.2),
        )
        self.table = TextTable("backups.table", headings, roomy=True)
        self.detail = BackupDetail(context)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.detail.restore.setFocus())
        self.detail.restore_requested.connect(self._restore)
        self.detail.look_requested.connect(self._look)
        self.detail.found_bad.connect(self._mark_bad)
        foot = Bar(bottom=True)
        self._count = theme.label("", "section")
        self._retention = theme.label("", "small", "ink2")
        foot.box.addWidget(self._count)
        foot.box.addWidget(self._retention)
        foot.box.addStretch(1)
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.table, 1)
        lines.addWidget(foot)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.detail)
        self._splitter.setSizes([530, 470])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._splitter, 1)

    # -- the page -----------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Read the list again: USB sticks may have been plugged in."""
        self.refresh()
        self.table.setFocus()

    def help_topic(self) -> str:
        return "backup"

    def go_to(self, location: Location) -> None:
        """Begin a backup when `location.ledger` is "now": Ctrl+B, or 立即备份 on the home page."""
        if location.ledger == "now":
            self.begin()

    def begin(self) -> None:
        """Make a backup now."""
        self.bar.begin()

    def set_compact(self, compact: bool) -> None:
        self.bar.menu.setVisible(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_ONE_PANE)
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.bar.folder.setVisible(not narrow or self.bar.progress.isHidden())
        self._retention.setVisible(self.width() > theme.px(_RETENTION_FROM))

    # -- the list -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the folders again in the background."""
        folders, path = self._backup_scheduler.folders(), self._context.file.path

        def read(progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.catalog import list_backups

            progress.check()
            return list_backups(folders, path)

        self._job = self._context.jobs.start(read, self._show, self._context.job_failed)

    def _show(self, entries: list[Any]) -> None:
        path = self._path_to_choose or (self.current.path if self.current else None)
        self.entries, self._path_to_choose = entries, None
        index = next((i for i, e in enumerate(entries) if e.path == path), 0 if entries else -1)
        self.table.show_rows([self._row(e) for e in entries], index)
        self._count.setText(f"{len(entries)} 份")
        self._retention.setText(RULE if entries else "")
        self._choose(index)

    def _row(self, entry: Any) -> list[TextCell]:
        tone, icon = _STATES.get(entry.state, ("amber_ink", "alert"))
        return [
            TextCell(day_words(entry.made), "amber_ink" if entry.doubt else "ink"),
            TextCell(entry.place_beside(self._context.file.file_id)),
            TextCell(entry.reason or "不知道", "ink2"),
            TextCell(size_words(entry.size), "ink2"),
            TextCell(entry.state, tone, icon=icon),
        ]

    @property
    def current(self) -> Any:
        """The chosen backup, None when there is none."""
        return self.entries[self.table.current] if 0 <= self.table.current < len(self.entries) else None

    def _show_new(self, path: Path | None) -> None:
        """Choose the backup that was made: its counts are shown beside those of the file."""
        self._path_to_choose = path
        self.refresh()

    def _mark_bad(self, entry: Any) -> None:
        """The detail read the whole backup and found it damaged: show it in the list too."""
        self.entries = [replace(e, state=BAD) if e is entry else e for e in self.entries]
        self.table.show_rows([self._row(e) for e in self.entries], self.table.current)
        self._choose(self.table.current)

    def _choose(self, row: int) -> None:
        self.detail.show_entry(self.entries[row] if 0 <= row < len(self.entries) else None)

    # -- restoring ----------------------------------------------------------------------------------------

    def _look(self) -> None:
        from lawgov_desktop.shell.backup.restore_actions import look_at

        look_at(self._context, self.current, self._leave_for)

    def _restore(self) -> None:
        from lawgov_desktop.shell.backup.restore_actions import restore

        restore(self._context, self.current, self.detail.words, self._leave_for)
