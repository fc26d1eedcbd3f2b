"""备份恢复: the good news first, every backup with its state, and what a restore would change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.backup.detail import BackupDetail
from lawgov_desktop.shell.home.cards import BackupIcon
from lawgov_desktop.shell.services.backup_scheduler import (
    BackupScheduler,
    day_words,
    keep_folder,
    local_folder,
    make_folder,
    stick_folder,
)
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.storage.backup.verify import BAD
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Job, Progress
from lawgov_desktop.widgets.style import theme

_STATES = {"核验一致": ("green", "check"), "读不全，不能用": ("red", "alert"), "U 盘不在": ("ink2", "usb")}
_ONE_PANE = 62


def size_words(size: int) -> str:
    """6.42 MB, 812 KB."""
    return f"{size / 1_000_000:,.2f} MB" if size >= 100_000 else f"{max(1, size // 1000)} KB"


class BackupPage(QWidget):
    """List of backups at the left, the chosen one at the right."""

    menu_requested = Signal()

    detail: BackupDetail

    def __init__(self, context: AppContext, backup_scheduler: BackupScheduler, leave_for: LeaveFor) -> None:
        super().__init__()
        self.setObjectName("backup")
        self._context, self._backup_scheduler, self._leave_for = context, backup_scheduler, leave_for
        self.entries: list[Any] = []
        self._job: Job | None = None
        #: The backup to be chosen once the list was read again, None for the one chosen now.
        self._next: Path | None = None
        self._build_top()
        headings = (
            TextHeading("时间", 7.6),
            TextHeading("在哪里", least=6),
            TextHeading("怎么来的", 6.5),
            TextHeading("大小", 5.6, right=True),
            TextHeading("能不能用", 10.2),
        )
        self.table = TextTable("backups.table", headings, roomy=True)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _row: self.detail.restore.setFocus())
        self.detail = BackupDetail(context)
        self.detail.restore_requested.connect(self._restore)
        self.detail.look_requested.connect(self._look)
        self.detail.found_bad.connect(self._found_bad)
        self._bottom = Bar(bottom=True)
        self._count = theme.label("", "section")
        self._keeping = theme.label("", "small", "ink2")
        self._bottom.box.addWidget(self._count)
        self._bottom.box.addWidget(self._keeping)
        self._bottom.box.addStretch(1)
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.table, 1)
        lines.addWidget(self._bottom)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.detail)
        self._splitter.setSizes([530, 470])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(self._splitter, 1)
        backup_scheduler.known.connect(self._show_newest)
        backup_scheduler.made.connect(self._made)
        backup_scheduler.failed.connect(self._failed)
        backup_scheduler.progressed.connect(self._progress)
        self._show_newest(backup_scheduler.newest)

    def _build_top(self) -> None:
        self._top = Bar(height=5.6)
        self.menu = Button("", "quiet", icon="menu", name="menu")
        self.menu.setAccessibleName("页面")
        self.menu.clicked.connect(self.menu_requested)
        self.menu.hide()
        self._icon = BackupIcon()
        self._title = theme.label("", "record")
        self._title.setWordWrap(True)
        self._where = theme.label("", "sub", "ink2")
        self._where.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(theme.px(0.15))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._where)
        words.addStretch(1)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(theme.px(14))
        self.progress.setTextVisible(True)
        self.progress.hide()
        self.cancel = Button("取消", "plain", name="cancel")
        self.cancel.clicked.connect(self._backup_scheduler.cancel)
        self.cancel.hide()
        self.folder = Button("换备份文件夹…", "quiet", icon="folder", name="folder")
        self.folder.clicked.connect(self._change_folder)
        # The window obeys Ctrl+B on every page.
        self.now = Button("立即备份  Ctrl+B", "filled", icon="usb", name="backup_now")
        self.now.setAccessibleName("立即备份")
        self.now.clicked.connect(self.begin)
        box = self._top.box
        box.addWidget(self.menu)
        box.addSpacing(theme.px(0.3))
        box.addWidget(self._icon)
        box.addSpacing(theme.px(0.3))
        box.addLayout(words, 1)
        for part in (self.progress, self.cancel, self.folder, self.now):
            box.addWidget(part)

    # -- the window ------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """The page came into view: sticks may have been plugged in meanwhile."""
        self.refresh()
        self.table.setFocus()

    def arrive(self, place: Location) -> None:
        """Come from 立即备份 on the home page."""
        if place.ledger == "now":
            self.begin()

    def set_compact(self, compact: bool) -> None:
        """Show ☰ when the sidebar is away."""
        self.menu.setVisible(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_ONE_PANE)
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.folder.setVisible(not narrow or self.progress.isHidden())
        self._keeping.setVisible(self.width() > theme.px(70))

    # -- the list --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the folders again, then every byte of every backup in the background."""
        folders, path = self._backup_scheduler.folders(), self._context.file.path

        def read(progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.catalog import list_backups

            progress.check()
            return list_backups(folders, path)

        self._job = self._context.jobs.start(read, self._show, self._context.job_failed)

    def _show(self, entries: list[Any]) -> None:
        kept = self._next or (self.current.path if self.current else None)
        self.entries, self._next = entries, None
        place = next((i for i, e in enumerate(entries) if e.path == kept), 0 if entries else -1)
        self.table.show_rows([self._row(e) for e in entries], place)
        self._count.setText(f"{len(entries)} 份")
        self._keeping.setText(
            "保留：2 天内全部，12 天每日，10 周每周，9 个月每月，年终永久" if entries else ""
        )
        self._choose(place)

    def _row(self, entry: Any) -> list[TextCell]:
        tone, icon = _STATES.get(entry.state, ("amber_ink", "alert"))
        return [
            TextCell(day_words(entry.made)),
            TextCell(entry.place_beside(self._context.file.file_id)),
            TextCell(entry.reason or "不知道", "ink2"),
            TextCell(size_words(entry.size), "ink2"),
            TextCell(entry.state, tone, icon=icon),
        ]

    @property
    def current(self) -> Any:
        """The chosen backup, None when there is none."""
        return self.entries[self.table.current] if 0 <= self.table.current < len(self.entries) else None

    def _found_bad(self, entry: Any) -> None:
        """Read in full, a backup turned out to be damaged: the list says so too."""
        self.entries = [replace(e, state=BAD) if e is entry else e for e in self.entries]
        self.table.show_rows([self._row(e) for e in self.entries], self.table.current)
        self._choose(self.table.current)

    def _choose(self, row: int) -> None:
        self.detail.show_entry(self.entries[row] if 0 <= row < len(self.entries) else None)

    def _show_newest(self, entry: Any) -> None:
        self._icon.show_good(entry is not None)
        if entry is None:
            self._title.setText("还没有核验过的备份")
            theme.set_tone(self._title, "amber_ink")
            self._where.setText("插上 U 盘，按右边的按钮备份一次。电脑坏了，台账还在。")
            return
        theme.set_tone(self._title, "")
        self._title.setText(f"最近一次核验过的备份：{day_words(entry.made)}")
        rows = f" · {entry.manifest.row_count:,} 行已重新读出，逐表一致" if entry.manifest else ""
        stick = entry.place.startswith("U 盘")
        self._where.setText(f"{entry.place}{rows}{' · 可以拔出' if stick and entry.manifest else ''}")

    # -- making one ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Back up now: to the stick that is in, else to a folder the clerk chooses."""
        folder = self._target()
        if folder is None:
            return
        self._context.tell("")
        self.now.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.cancel.show()
        self._backup_scheduler.by_hand(folder)

    def _target(self) -> Path | None:
        sticks = volumes.sticks()
        if len(sticks) == 1:
            return stick_folder(sticks[0])
        if sticks:
            answers = [Answer(str(i), s.name, "plain") for i, s in enumerate(sticks[:3])]
            answer = self._context.ask("备份到哪个 U 盘", "插着不止一个 U 盘，请选一个。", answers)
            return stick_folder(sticks[int(answer)]) if answer else None
        answers = [
            Answer("cancel", "先不备份"),
            Answer("other", "选别的文件夹"),
            Answer("local", "备份到本机", "filled"),
        ]
        answer = self._context.ask(
            "没有找到 U 盘", "可以先备份到本机；电脑坏了时本机的备份也会丢，请尽快再备份到 U 盘。", answers
        )
        if answer == "local":
            folder = local_folder(self._context)
            self._context.try_to(lambda: make_folder(folder))
            return folder
        if answer != "other":
            return None
        chosen = self._context.choose("备份到哪个文件夹", str(local_folder(self._context).parent), "", "")
        return Path(chosen) if chosen else None

    def _progress(self, done: int, total: int, what: str) -> None:
        # Kilobytes: a bar counts to two thousand million at most.
        self.progress.setRange(0, total // 1000)
        self.progress.setValue(done // 1000)
        self._where.setText(what)

    def _rest(self) -> None:
        self.progress.hide()
        self.cancel.hide()
        self.now.setEnabled(True)
        self.now.setFocus()
        self.refresh()

    def _made(self, report: Any) -> None:
        # Its rows, ledger by ledger, beside those of the file: the clerk sees what is on the stick.
        self._next = report.path
        self._rest()
        self._context.tell(report.sentence, good=True)

    def _failed(self, error: BaseException) -> None:
        self._rest()
        self._show_newest(self._backup_scheduler.newest)
        self._context.job_failed(error)

    def _change_folder(self) -> None:
        chosen = self._context.choose("本机的备份放在哪个文件夹", str(local_folder(self._context)), "", "")
        if chosen:
            keep_folder(self._context.ui_state, Path(chosen))
            self._context.tell(f"以后自动备份到 {chosen}。原来的备份还在原来的文件夹里。", good=True)
            self._backup_scheduler.look()
            self.refresh()

    # -- using one -------------------------------------------------------------------------------------------

    def _look(self) -> None:
        from lawgov_desktop.shell.backup.restore_actions import look_at

        look_at(self._context, self.current, self._leave_for)

    def _restore(self) -> None:
        from lawgov_desktop.shell.backup.restore_actions import restore

        restore(self._context, self.current, self.detail.words, self._leave_for)
