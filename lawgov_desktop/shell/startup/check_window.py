"""正在检查: after an unclean end the whole file is checked before it is shown; a small window shows the progress."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from lawgov_desktop.shell.startup.illustration import NAME
from lawgov_desktop.storage.check.page_check import check_sound
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.widgets.style import theme

_EXPLANATION = "上次没有正常关闭（断电或死机），正在把文件从头到尾看一遍。保存过的都在，请稍等。"


#: Milliseconds between two updates of the time that has passed.
_TICK = 200


class CheckWindow(QWidget):
    """A small window with a progress bar and the time that has passed; the user cannot close it."""

    #: Emitted by the thread that checks: tables read, tables in all.
    progressed = Signal(int, int)
    #: Emitted by the thread that checks, at its end.
    ended = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setObjectName("checking")
        self.setWindowTitle(NAME)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("检查进度")
        words = theme.label(_EXPLANATION, "text")
        words.setWordWrap(True)
        self.passed = theme.label("", "small", "ink2")
        self._started = time.monotonic()
        self._ticks = QTimer(self, interval=_TICK)
        self._ticks.timeout.connect(self._show_time)
        self.progressed.connect(self._show_progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.85))
        layout.addWidget(theme.label("正在检查台账文件", "record"))
        layout.addWidget(words)
        layout.addWidget(self.bar)
        layout.addWidget(self.passed)
        self.setFixedWidth(theme.px(34))
        self._show_time()
        self._ticks.start()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _show_time(self) -> None:
        self.passed.setText(f"已经看了 {int(time.monotonic() - self._started)} 秒，文件大的要看十几秒")


def inspect(db: Database) -> None:
    """Check the whole file in a thread while the window is shown and stays alive. Raises FileDamaged."""
    window = CheckWindow()
    errors: list[Exception] = []

    def work() -> None:
        try:
            with db.connection_context():
                check_sound(db, window.progressed.emit)
        except Exception as error:
            errors.append(error)
        finally:
            window.ended.emit()

    loop = QEventLoop()
    window.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    window.show()
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    loop.exec()
    thread.join()
    window.close()
    window.deleteLater()
    if errors:
        raise errors[0]


def secure(file: OfficeFile) -> Path:
    """Make the verified backup before the structure of an older file is changed; returns its path."""
    from lawgov_desktop.storage.backup.backup import backup_before_upgrade

    return backup_before_upgrade(file)
