"""正在检查: after an unclean end the whole file is checked before it is shown; a small window shows the progress."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from lawgov_desktop.shell.startup.illustration import NAME
from lawgov_desktop.storage.check.page_check import check_sound
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.widgets.style import theme

_EXPLANATION = "上次没有正常关闭（断电或死机），正在把文件从头到尾看一遍。保存过的都在，请稍等。"


class CheckWindow(QWidget):
    """A small window with a progress bar; the user cannot close it."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setObjectName("checking")
        self.setWindowTitle(NAME)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("检查进度")
        words = theme.label(_EXPLANATION, "text")
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.85))
        layout.addWidget(theme.label("正在检查台账文件", "record"))
        layout.addWidget(words)
        layout.addWidget(self.bar)
        self.setFixedWidth(theme.px(34))

    def show_progress(self, done: int, total: int) -> None:
        """Show the number of tables that have been read."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        QApplication.processEvents()


def inspect(db: Database) -> None:
    """Check the whole file while the window is shown. Raises FileDamaged."""
    window = CheckWindow()
    window.show()
    try:
        check_sound(db, window.show_progress)
    finally:
        window.close()
        window.deleteLater()


def secure(file: OfficeFile) -> Path:
    """Make the verified backup before the structure of an older file is changed; returns its path."""
    from lawgov_desktop.storage.backup.backup import backup_before_upgrade

    return backup_before_upgrade(file)
