"""The page for a file that is damaged: what happened, the good backups, and the way back with the old file kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.services.backup_scheduler import day_words
from lawgov_desktop.shell.startup.illustration import NAME, Illustration
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

_HILLS_FROM = 66
_NONE = (
    "没有找到能用的备份。如果备份在 U 盘上，请插好 U 盘再按“再找一遍”；也可以把 U 盘拿到别的电脑上找扩展名是"
    " .lawgov 的文件。"
)


class RescueWindow(QWidget):
    """Offers the backups in `entries`; `chosen` carries the one to restore and its passphrase."""

    #: Entry, passphrase ("" for none).
    chosen = Signal(object, str)
    #: Look for backups again: a stick may be in now.
    again_requested = Signal()
    other_requested = Signal()
    closed = Signal()

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__()
        self.setObjectName("rescue")
        self.setWindowTitle(NAME)
        self._done = False
        self._entries: list[Any] = []
        self._hills = Illustration()
        self._wrong = theme.label("", "small", "red")
        self._wrong.setWordWrap(True)
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
        self.table.chosen.connect(lambda _row: self._follow())
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
        sheet.box.addWidget(self._wrong)
        sheet.box.addLayout(self._ways())
        sheet.box.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._hills, 1)
        row.addWidget(sheet, 2)
        self.resize(theme.px(97), theme.px(54))
        self.show_backups(())

    def _ways(self) -> QHBoxLayout:
        again = Button("再找一遍", "plain", name="again")
        again.clicked.connect(self.again_requested)
        other = Button("打开别的文件", "plain", name="other")
        other.clicked.connect(self.other_requested)
        leave = Button("退出", "quiet", name="leave")
        leave.clicked.connect(self.close)
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(0.6))
        for button in (self.go, again, other, leave):
            ways.addWidget(button)
        ways.addStretch(1)
        return ways

    def show_backups(self, entries: Sequence[Any], file_id: str = "") -> None:
        """List the good backups, the first chosen; those of other files than the one marked `file_id` say so."""
        self._entries = list(entries)
        rows = [
            [
                TextCell(day_words(e.made), bold=place == 0, icon="check"),
                TextCell(e.place_beside(file_id), "ink2"),
                TextCell(f"{e.manifest.row_count:,}" if e.manifest else "—"),
                TextCell(e.reason, "ink2"),
            ]
            for place, e in enumerate(self._entries)
        ]
        self.table.show_rows(rows, 0 if rows else -1)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.go.setEnabled(bool(rows))
        self._follow()
        (self.table if rows else self.go).setFocus()

    @property
    def entry(self) -> Any:
        """The backup chosen, None when there is none."""
        place = self.table.current
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def _follow(self) -> None:
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
        """Say why a backup could not be restored; the list stays."""
        self._wrong.setText(error.sentence)

    def finish(self) -> None:
        """Go away because a file is open, or another window takes over."""
        self._done = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        if not self._done:
            self._done = True
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hills.setVisible(self.width() >= theme.px(_HILLS_FROM))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))


def _promise(path: Path) -> str:
    return f"恢复时，打不开的文件原样留在 {path.parent}，一个字节也不改，以后还可以请人修。"
