"""The window for a file with a passphrase: asks for it, or offers another file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.startup.entry_window import EntryWindow
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.style import theme


class UnlockWindow(EntryWindow):
    """Asks for the passphrase until it fits or the user chooses another file."""

    illustration_from = 60

    #: The passphrase that was typed.
    given = Signal(str)
    #: The file is to be restored from a backup.
    backups_requested = Signal()
    #: Another file is to be chosen.
    other_requested = Signal()

    def __init__(self, path: Path, sentence: str = "") -> None:
        super().__init__("unlock")
        self.secret = PassphraseEdit("口令")
        self.secret.setObjectName("unlock.secret")
        self.secret.setFixedWidth(theme.px(20))
        self.secret.tab_pressed.connect(lambda _step: self._submit())
        self._problem = theme.label(sentence, "small", "red" if sentence else "ink2")
        self._problem.setWordWrap(True)
        sheet = EmWidget(QVBoxLayout(), (4.0, 2.6, 4.0, 1.7), 0.6)
        sheet.box.addStretch(2)
        sheet.box.addWidget(theme.label("请输入口令", "page"))
        file_name = theme.label(str(path), "small", "ink2")
        file_name.setWordWrap(True)
        sheet.box.addWidget(file_name)
        sheet.box.addSpacing(theme.px(0.6))
        sheet.box.addWidget(self.secret)
        sheet.box.addWidget(self._problem)
        sheet.box.addSpacing(theme.px(0.6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        self.go = Button("打开", "filled", name="go")
        self.go.clicked.connect(self._submit)
        backups = Button("从备份恢复…", "plain", name="backups")
        backups.clicked.connect(self.backups_requested)
        other = Button("另选文件", "plain", name="other")
        other.clicked.connect(self.other_requested)
        for button in (self.go, backups, other, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        sheet.box.addLayout(row)
        sheet.box.addStretch(3)
        self.lay_out(sheet)
        self.secret.setFocus()

    def _submit(self) -> None:
        if not self.secret.text():
            self.show_sentence("请输入口令。忘了口令没有人能找回。")
            return
        self.given.emit(self.secret.text())

    def show_problem(self, error: KnownError) -> None:
        """Show that the passphrase is wrong, or why the file cannot be opened."""
        self.show_sentence(error.sentence)

    def show_sentence(self, sentence: str) -> None:
        """Show a problem under the field."""
        self._problem.setText(sentence)
        theme.set_tone(self._problem, "red")
        self.secret.set_problem(sentence)
        self.secret.selectAll()
        self.secret.setFocus()
