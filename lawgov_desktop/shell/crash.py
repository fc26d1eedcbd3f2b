"""The window for a failure of ours: what was saved is safe, what can be copied, and two ways on."""

from __future__ import annotations

import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from lawgov_desktop import __version__
from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell import log
from lawgov_desktop.widgets import theme
from lawgov_desktop.widgets.buttons import Button

_SAFE = (
    "程序里有一处错误，刚才这一步没有做完。已经保存的内容都在文件里，不会丢；"
    "正在填写、还没有保存的内容也还在窗口里，可以继续填写并保存。"
)

#: Result of the crash window when the program is to end; Esc goes on.
LEAVE = 2


class CrashWindow(QDialog):
    """Says in plain words what happened; 继续 closes it, 退出 ends the program."""

    def __init__(self, details: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle("程序出错了")
        self.details = details
        title = theme.label("程序出错了，已经保存的内容没有丢", "record")
        words = theme.label(_SAFE, "text", "ink2")
        hint = theme.label(
            f"请把上面的内容复制给维护人员，里面没有台账内容。日志在 {log_file}", "small", "ink2"
        )
        for label in (title, words, hint):
            label.setWordWrap(True)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName("出错的位置")
        text.setTabChangesFocus(True)
        copy = Button("复制", "plain", name="copy")
        leave = Button("退出程序", "plain", name="leave")
        go_on = Button("继续使用", "filled", name="go_on")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        leave.clicked.connect(lambda: self.done(LEAVE))
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.85))
        for part in (title, words, text, hint):
            layout.addWidget(part)
        layout.addLayout(row)
        self.resize(theme.px(42), theme.px(26))
        go_on.setFocus()


class CrashGuard(QObject):
    """Catches what nobody caught: a KnownError becomes a sentence in the window, anything else the crash window."""

    _caught = Signal(object, str)

    def __init__(self, log_file: Path, tell: Callable[[str], None], leave: Callable[[], None]) -> None:
        """`tell` shows a sentence in the window in front; `leave` ends the program without asking."""
        super().__init__()
        self._log_file = log_file
        self._tell, self._leave = tell, leave
        self._showing = False
        # A thread must not build windows; a signal brings the failure into the window's thread.
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over from Python and Qt."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(_note_qt)

    def uninstall(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What `sys.excepthook` is called with."""
        if issubclass(kind, KeyboardInterrupt):
            self._leave()
            return
        if isinstance(error, KnownError):
            self._caught.emit(error, "")
            return
        self._caught.emit(error, _about() + log.failure(kind, trace))

    def take_job(self, error: BaseException) -> None:
        """A job of the window failed with something nobody expected."""
        self.take(type(error), error, error.__traceback__)

    def _show(self, error: BaseException | None, details: str) -> None:
        if isinstance(error, KnownError):
            self._tell(error.sentence)
            return
        if self._showing:
            # A failure while painting comes back with every repaint: one window is enough.
            return
        self._showing = True
        try:
            # Without a parent: the window that failed may be going away itself.
            window = CrashWindow(details, self._log_file)
            if window.exec() == LEAVE:
                self._leave()
            window.deleteLater()
        finally:
            self._showing = False


def _about() -> str:
    return f"lawgov-desktop {__version__} · Qt {qVersion()} · {platform.platform()}\n"


def _note_qt(kind: QtMsgType, _context: object, message: str) -> None:
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.note("Qt: %s", message)
