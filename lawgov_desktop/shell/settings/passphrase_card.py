"""口令 in 设置: the passphrase of the file, and when the screen locks by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from lawgov_desktop import file_rights
from lawgov_desktop.records.text.passphrases import RULE
from lawgov_desktop.shell.services.backup_folders import backup_folder
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.shell.services.idle_timer import LOCK_AFTER, LOCK_CHOICES, LOCK_USUAL
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX
from lawgov_desktop.storage.engine.temporary_files import COMPANIONS
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.choice_chips import ChoiceChips
from lawgov_desktop.widgets.controls.layout import Card, CardTitle
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.style import theme


class PassphraseCard(Card):
    """Sets, changes or removes the passphrase; the file is closed and opened again for it."""

    def __init__(self, context: AppContext, leave_for: LeaveFor) -> None:
        super().__init__()
        self._context, self._leave_for = context, leave_for
        self.box.addWidget(CardTitle("口令", "电脑丢了，别人也打不开；忘了没有人能找回"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        encrypted = context.file.encrypted
        state = "现在的文件设了口令。" if encrypted else "现在的文件没有口令，谁拿到都能看。"
        row.addWidget(theme.label(state, "text"))
        row.addStretch(1)
        change = Button("改口令…" if encrypted else "设口令…", "plain", name="set_secret")
        change.clicked.connect(self.set_secret)
        change.setEnabled(not context.file.read_only)
        row.addWidget(change)
        # Ctrl+L is a shortcut of the window. The same shortcut on a button would be ambiguous, and neither would work.
        lock = Button("锁定  Ctrl+L", "plain", name="lock")
        lock.clicked.connect(lambda: context.lock())  # noqa: PLW0108 - the window sets it later
        row.addWidget(lock)
        if encrypted:
            drop = Button("去掉口令…", "plain", name="drop_secret")
            drop.clicked.connect(self.drop_secret)
            row.addWidget(drop)
        self.box.addLayout(row)
        if encrypted:
            choices = [(str(minutes), f"{minutes} 分钟" if minutes else "不锁") for minutes in LOCK_CHOICES]
            minutes = context.ui_state.get(LOCK_AFTER, int, LOCK_USUAL)
            self.lock_after = ChoiceChips("没人用时自动锁定", choices, str(minutes))
            self.lock_after.chosen.connect(self._set_lock_after)
            self.box.addWidget(self.lock_after)

        if file_rights.HAS_RIGHTS:
            shared = "all" if file_rights.is_shared(context.paths.config) else "own"
            self.readers = ChoiceChips("这台电脑的其他用户", [("own", "读不到"), ("all", "也能读")], shared)
            self.readers.setObjectName("files.shared")
            self.readers.chosen.connect(self._set_readers)
            self.box.addWidget(self.readers)

    def _set_readers(self, readers: str) -> None:
        """Store who may read, and change the rights of the file and its backups on this computer."""
        context = self._context
        path, backups = Path(context.file.path), backup_folder(context)
        files = [path, *(path.with_name(path.name + tail) for tail in COMPANIONS)]
        folders = [backups, *([path.parent] if path.parent == context.paths.data else [])]
        try:
            existing = [*folders, *files, *backups.glob(f"*{DATA_SUFFIX}*")]
            file_rights.share(context.paths.config, readers == "all", existing)
        except OSError:
            context.tell(f"{context.paths.config} 写不进去，没有改。请检查文件夹权限。")

    def _set_lock_after(self, minutes: str) -> None:
        self._context.ui_state.put(LOCK_AFTER, int(minutes))
        self._context.restart_idle_timer()

    def set_secret(self) -> None:
        """Ask twice for a new passphrase and encrypt the file with it."""
        from lawgov_desktop.shell.dialogs.passphrase_dialog import ask_secret

        words = f"{RULE}。请写在纸上锁好：忘了口令，谁也打不开这个文件。"
        secret = ask_secret("新口令", words, twice=True)
        if secret:
            self._change(secret)

    def drop_secret(self) -> None:
        """Decrypt the file for good, after a question."""
        answers = (Answer("keep", "留着口令", "filled"), Answer("drop", "去掉口令", "danger"))
        words = "去掉后，谁拿到这个文件都能打开看，里面有身份证号和电话。"
        if self._context.ask("去掉口令", words, answers) == "drop":
            self._change(None)

    def _change(self, secret: str | None) -> None:
        path = Path(self._context.file.path)
        self._leave_for(path, secret=secret, before=partial(_change_passphrase, self._context, secret))


def _change_passphrase(context: AppContext, secret: str | None) -> str:
    from lawgov_desktop.storage.passphrase_change import change_passphrase

    return change_passphrase(context.file, secret)
