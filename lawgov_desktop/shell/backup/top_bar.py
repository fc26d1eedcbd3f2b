"""The bar over the backup page: the newest backup, and the button that makes another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from lawgov_desktop.shell.services.backup_folders import (
    backup_folder,
    make_folder,
    set_backup_folder,
    stick_folder,
)
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.backup_status import BackupIcon, day_words
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.style import theme


class BackupBar(Bar):
    """Shows the newest good backup, makes a backup with progress, and changes the folder."""

    menu_requested = Signal()
    #: A backup was made (the path of its file), or the attempt ended without one (None).
    ended = Signal(object)
    #: Another folder was chosen for the automatic backups.
    folder_changed = Signal()

    def __init__(self, context: AppContext, backup_scheduler: BackupScheduler) -> None:
        super().__init__(height=5.6)
        self._context, self._backup_scheduler = context, backup_scheduler
        self.menu = Button("", "quiet", icon="menu", name="menu")
        self.menu.setAccessibleName("页面")
        self.menu.clicked.connect(self.menu_requested)
        self.menu.hide()
        self._icon = BackupIcon()
        self.title = theme.label("", "record")
        self.title.setWordWrap(True)
        self._where = theme.label("", "sub", "ink2")
        self._where.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(theme.px(0.15))
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self._where)
        words.addStretch(1)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(theme.px(14))
        self.progress.setTextVisible(True)
        self.progress.hide()
        self.cancel = Button("取消", "plain", name="cancel")
        self.cancel.clicked.connect(backup_scheduler.cancel)
        self.cancel.hide()
        self.folder = Button("换备份文件夹…", "quiet", icon="folder", name="folder")
        self.folder.clicked.connect(self._change_folder)
        # Ctrl+B is a shortcut of the window; here it is only shown.
        self.now = Button("立即备份  Ctrl+B", "filled", icon="usb", name="backup_now")
        self.now.setAccessibleName("立即备份")
        self.now.clicked.connect(self.begin)
        self.box.addWidget(self.menu)
        self.box.addSpacing(theme.px(0.3))
        self.box.addWidget(self._icon)
        self.box.addSpacing(theme.px(0.3))
        self.box.addLayout(words, 1)
        for part in (self.progress, self.cancel, self.folder, self.now):
            self.box.addWidget(part)
        backup_scheduler.known.connect(self._show_newest)
        backup_scheduler.made.connect(self._end)
        backup_scheduler.failed.connect(self._end_failed)
        backup_scheduler.progressed.connect(self._show_progress)
        self._show_newest(backup_scheduler.newest)

    def _show_newest(self, entry: Any) -> None:
        self._icon.show_good(entry is not None)
        if entry is None:
            self.title.setText("还没有核验过的备份")
            theme.set_tone(self.title, "amber_ink")
            self._where.setText("插上 U 盘，按右边的按钮备份一次。电脑坏了，台账还在。")
            return
        theme.set_tone(self.title, "")
        self.title.setText(f"最近一次核验过的备份：{day_words(entry.made)}")
        rows = f" · {entry.manifest.row_count:,} 行已重新读出，逐表一致" if entry.manifest else ""
        on_stick = entry.place.startswith("U 盘")
        self._where.setText(f"{entry.place}{rows}{' · 可以拔出' if on_stick and entry.manifest else ''}")

    def begin(self) -> None:
        """Back up now: to the USB stick that is plugged in, else to a folder the user chooses."""
        folder = self._choose_target()
        if folder is None:
            return
        self._context.tell("")
        self.now.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.cancel.show()
        self._backup_scheduler.by_hand(folder)

    def _choose_target(self) -> Path | None:
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
            folder = backup_folder(self._context)
            self._context.try_to(lambda: make_folder(folder))
            return folder
        if answer != "other":
            return None
        chosen = self._context.choose("备份到哪个文件夹", str(backup_folder(self._context).parent), "", "")
        return Path(chosen) if chosen else None

    def _show_progress(self, done: int, total: int, what: str) -> None:
        # In kilobytes: the range of a QProgressBar ends at two thousand million.
        self.progress.setRange(0, total // 1000)
        self.progress.setValue(done // 1000)
        self._where.setText(what)

    def _reset(self, path: Path | None) -> None:
        self.progress.hide()
        self.cancel.hide()
        self.now.setEnabled(True)
        self.now.setFocus()
        self.ended.emit(path)

    def _end(self, report: Any) -> None:
        self._reset(report.path)
        self._context.tell(report.sentence, good=True)

    def _end_failed(self, error: BaseException) -> None:
        self._reset(None)
        self._show_newest(self._backup_scheduler.newest)
        self._context.job_failed(error)

    def _change_folder(self) -> None:
        chosen = self._context.choose("本机的备份放在哪个文件夹", str(backup_folder(self._context)), "", "")
        if chosen:
            set_backup_folder(self._context.ui_state, Path(chosen))
            self._context.tell(f"以后自动备份到 {chosen}。原来的备份还在原来的文件夹里。", good=True)
            self._backup_scheduler.look()
            self.folder_changed.emit()
