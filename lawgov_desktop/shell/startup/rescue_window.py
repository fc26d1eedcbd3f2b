"""The window for a damaged or missing file: what happened, and the good backups that can replace it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.services.backup_status import day_words
from lawgov_desktop.shell.startup.entry_window import EntryWindow
from lawgov_desktop.storage.backup.verify import ROTTEN
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

_NONE = (
    "没有找到能用的备份。如果备份在 U 盘上，请插好 U 盘再按“再找一遍”；也可以把 U 盘拿到别的电脑上找扩展名是"
    " .lawgov 的文件。"
)


class RescueWindow(EntryWindow):
    """Lists the good backups; `chosen` carries the one to restore and its passphrase."""

    #: Entry, passphrase ("" for none).
    chosen = Signal(object, str)
    #: Look for backups again: a USB stick may be plugged in now.
    again_requested = Signal()
    #: Another file is to be chosen.
    other_requested = Signal()

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__("rescue")
        self._entries: list[Any] = []
        self._problem = theme.label("", "small", "red")
        self._problem.setWordWrap(True)
        self._none = theme.label(_NONE, "text", "amber_ink")
        self._none.setWordWrap(True)
        self.table = TextTable(
            "rescue.table",
            (
                TextHeading("备份"),
                TextHeading("在哪里", 15),
                TextHeading("行数", 6, right=True),
                TextHeading("为什么做的", 7),
            ),
            roomy=True,
        )
        self.table.setAccessibleName("能用的备份")
        self.table.chosen.connect(lambda _row: self._show_passphrase_field())
        self.table.opened.connect(lambda _row: self._choose())
        self.secret = PassphraseEdit("这份备份的口令")
        self.secret.setObjectName("rescue.secret")
        self.secret.setPlaceholderText("这份备份的口令")
        self.secret.setFixedWidth(theme.px(20))
        self.secret.tab_pressed.connect(lambda _step: self._choose())
        self.go = Button("恢复这一份", "filled", name="restore")
        self.go.clicked.connect(self._choose)
        sheet = EmWidget(QVBoxLayout(), (4.0, 2.6, 4.0, 1.7), 0.6)
        sheet.box.addWidget(theme.label("台账文件打不开了", "page"))
        for words, tone in ((sentence, "ink"), (str(path), "ink2"), (_promise(path), "ink2")):
            line = theme.label(words, "text" if tone == "ink" else "small", tone)
            line.setWordWrap(True)
            sheet.box.addWidget(line)
        sheet.box.addSpacing(theme.px(0.6))
        self.table.setMinimumHeight(theme.px(9))
        self.table.setMaximumHeight(theme.px(18))
        sheet.box.addWidget(self.table, 1)
        sheet.box.addWidget(self._none)
        sheet.box.addWidget(self.secret)
        sheet.box.addWidget(self._problem)
        sheet.box.addLayout(self._ways())
        sheet.box.addStretch(1)
        self.lay_out(sheet)
        self.show_backups(())

    def _ways(self) -> QHBoxLayout:
        again = Button("再找一遍", "plain", name="again")
        again.clicked.connect(self.again_requested)
        other = Button("打开别的文件", "plain", name="other")
        other.clicked.connect(self.other_requested)
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(0.6))
        for button in (self.go, again, other, self.leave):
            ways.addWidget(button)
        ways.addStretch(1)
        return ways

    def show_backups(self, entries: Sequence[Any], file_id: str = "") -> None:
        """List the good backups, the first chosen; those of other files than the one marked `file_id` say so."""
        self._entries = list(entries)
        rows = [
            [
                TextCell(_when(e), bold=index == 0, icon="check"),
                TextCell(e.place_beside(file_id), "ink2"),
                TextCell(f"{e.manifest.row_count:,}" if e.manifest else "—"),
                TextCell(e.reason, "ink2"),
            ]
            for index, e in enumerate(self._entries)
        ]
        self.table.show_rows(rows, 0 if rows else -1)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.go.setEnabled(bool(rows))
        self._show_passphrase_field()
        (self.table if rows else self.go).setFocus()

    @property
    def entry(self) -> Any:
        """The chosen backup, None when there is none."""
        index = self.table.current
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def _show_passphrase_field(self) -> None:
        self.secret.setVisible(self.entry is not None and self.entry.encrypted)

    def _choose(self) -> None:
        if self.entry is None:
            return
        if self.entry.encrypted and not self.secret.text():
            self.secret.set_problem("请写做这份备份时的口令")
            self.secret.setFocus()
            return
        self.chosen.emit(self.entry, self.secret.text() if self.entry.encrypted else "")

    def show_problem(self, error: KnownError) -> None:
        """Show why a backup could not be restored; the list stays."""
        self._problem.setText(error.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc does not close this window: closing it ends the program while no file is open.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            event.ignore()


def _when(entry: Any) -> str:
    doubts = "；".join(word for word in (entry.doubt, ROTTEN if entry.state == ROTTEN else "") if word)
    return f"{day_words(entry.made)}（{doubts}）" if doubts else day_words(entry.made)


def _promise(path: Path) -> str:
    return f"恢复时，打不开的文件原样留在 {path.parent}，一个字节也不改，以后还可以请人修。"
