"""What nobody caught: a known error becomes a sentence in the window, a failure of ours the crash window."""

from __future__ import annotations

import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from lawgov_desktop import __version__
from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.services import log
from lawgov_desktop.storage.engine.sqlite_errors import explain


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
        known = explain(error) if isinstance(error, Exception) else None
        if known is not None:
            # A stick that was pulled out or a disk that is full: noted, but no failure of ours.
            log.failure(kind, trace)
            self._caught.emit(known, "")
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
            from lawgov_desktop.shell.crash.crash_window import LEAVE, CrashWindow

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
