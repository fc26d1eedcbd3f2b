"""Uncaught exceptions: a known error becomes a message in the window, a bug opens the crash window."""

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
    """Replaces the excepthooks of Python and the message handler of Qt while the program runs."""

    _caught = Signal(object, str)

    def __init__(self, log_file: Path, tell: Callable[[str], None], leave: Callable[[], None]) -> None:
        """`tell` shows a sentence in the window in view; `leave` ends the program without asking."""
        super().__init__()
        self._log_file = log_file
        self._tell, self._leave = tell, leave
        self._showing = False
        # Only the window's thread may create windows; the signal brings the exception into it.
        self._caught.connect(self._show)

    def install(self) -> None:
        """Set the hooks of Python and Qt."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(_note_qt)

    def uninstall(self) -> None:
        """Restore the hooks of Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Handle an exception; the parameters are those of `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            self._leave()
            return
        if isinstance(error, KnownError):
            self._caught.emit(error, "")
            return
        known = explain(error) if isinstance(error, Exception) else None
        if known is not None:
            # An unplugged USB stick or a full disk: logged, but not a bug.
            log.failure(kind, trace)
            self._caught.emit(known, "")
            return
        self._caught.emit(error, _about() + log.failure(kind, trace))

    def _show(self, error: BaseException | None, details: str) -> None:
        if isinstance(error, KnownError):
            self._tell(error.sentence)
            return
        if self._showing:
            # A bug in painting is raised by every repaint: show one window only.
            return
        self._showing = True
        try:
            from lawgov_desktop.shell.crash.crash_window import LEAVE, CrashWindow

            # Without a parent: the window with the bug may be deleted.
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
        log.note("Qt: %s", log.without_names(message))
