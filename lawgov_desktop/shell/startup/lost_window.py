"""The window after the open file was replaced by another program: what happened, and both files to go on with."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.services.file_watch import LostFile
from lawgov_desktop.shell.startup.entry_window import EntryWindow
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.style import theme


class LostWindow(EntryWindow):
    """Offers the rescue file, the file that lies at the path now, and the backups."""

    #: Put the rescue file back in its place and open it.
    rescued_chosen = Signal()
    #: Open the file that lies at the path now.
    present_chosen = Signal()
    #: Choose one of the backups.
    backups_requested = Signal()

    def __init__(self, lost: LostFile) -> None:
        super().__init__("lost")
        self._problem = theme.label("", "small", "red")
        self._problem.setWordWrap(True)
        sheet = EmWidget(QVBoxLayout(), (4.0, 2.6, 4.0, 1.7), 0.6)
        sheet.box.addStretch(1)
        sheet.box.addWidget(theme.label("台账文件被别的程序换掉了", "page"))
        for words, role, tone in _told(lost):
            line = theme.label(words, role, tone)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            sheet.box.addWidget(line)
        sheet.box.addSpacing(theme.px(0.6))
        sheet.box.addWidget(self._problem)
        sheet.box.addLayout(self._ways(lost))
        sheet.box.addStretch(2)
        self.lay_out(sheet)
        self._first.setFocus()

    def _ways(self, lost: LostFile) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(0.6))
        buttons = []
        if lost.rescued.path is not None:
            go = Button("用抢救出来的接着做", "filled", name="rescued")
            go.clicked.connect(self.rescued_chosen)
            buttons.append(go)
        if lost.path.exists():
            present = Button("打开现在的文件", "plain", name="present")
            present.clicked.connect(self.present_chosen)
            buttons.append(present)
        backups = Button("从备份恢复…", "plain", name="backups")
        backups.clicked.connect(self.backups_requested)
        self._first = buttons[0] if buttons else backups
        for button in (*buttons, backups, self.leave):
            ways.addWidget(button)
        ways.addStretch(1)
        return ways

    def show_problem(self, error: KnownError) -> None:
        """Show why the chosen way failed; the others stay."""
        self._problem.setText(error.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc does not close this window: closing it ends the program while no file is open.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._first.click()
        else:
            event.ignore()


def _told(lost: LostFile) -> list[tuple[str, str, str]]:
    """(text, role, tone) of the lines: what happened, what was rescued, what was typed, what lies there now."""
    rescued = lost.rescued
    lines = [(lost.sentence, "text", "ink"), (str(lost.path), "small", "ink2")]
    if rescued.path is None:
        lines.append((f"没有抢救出来：{rescued.problem}请用最近一次核验过的备份恢复。", "text", "amber_ink"))
    elif rescued.whole:
        words = f"保存过的都抢救出来了，{rescued.rows:,} 行，已重新读出核对，一致：{rescued.path}"
        lines.append((words, "text", "ink"))
    else:
        words = f"已用最近的备份加上那以后保存的内容拼成一份，{rescued.rows:,} 行，已核对：{rescued.path}"
        lines.append((words, "text", "ink"))
    if lost.typed is not None:
        lines.append((f"填了没有保存的内容写在：{lost.typed}", "text", "ink"))
    try:
        status = lost.path.stat()
        when = dt.datetime.fromtimestamp(status.st_mtime)
        size = f"{status.st_size / 1_000_000:,.2f} MB"
        words = f"现在放在那里的文件：{size}，{when:%Y-%m-%d %H:%M} 改过。选哪个，另一个都不会删掉。"
    except OSError:
        words = "那个位置现在没有文件。"
    lines.append((words, "small", "ink2"))
    return lines
