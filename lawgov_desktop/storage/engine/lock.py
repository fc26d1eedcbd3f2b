"""The write lock: an OS lock held for life, with the holder's name beside it; never judged by a process id."""

from __future__ import annotations

import datetime as dt
import getpass
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from lawgov_desktop.errors import FileLocked, NotWritable


def _holder_file(path: Path) -> Path:
    # Beside the lock, not in it: on Windows a locked file cannot be read.
    return path.with_name(path.name + ".holder")


def _who() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        # ImportError is what Windows gives for a user without a name.
        user = ""
    return f"{user or '有人'}（{socket.gethostname()}，{dt.datetime.now():%m-%d %H:%M} 打开）"


class WriteLock:
    """Holds `<file>.lock` until released; the system releases it when the program dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(str(path) + ".lock", thread_local=False)
        #: Whether whoever held it last never gave it back: a crash, a kill, a power cut.
        self.closed_uncleanly = False

    def take(self) -> None:
        """Take the lock at once. Raises FileLocked with the holder's name."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise FileLocked(
                f"{self.holder() or '另一个窗口'}正在使用这个文件。可以先只读打开看；要修改请等对方关闭。"
            ) from None
        except OSError as error:
            raise NotWritable(
                f"不能在 {self.path.parent} 里写文件。请检查文件夹权限，或 U 盘是否写保护。"
            ) from error
        self.closed_uncleanly = _holder_file(self.path).exists()
        # Only a courtesy: on a full disk the file must still open, if only to be backed up.
        with suppress(OSError):
            _holder_file(self.path).write_text(_who(), "utf-8")

    def holder(self) -> str:
        """Who holds the lock, as they wrote it; empty when unknown."""
        try:
            return _holder_file(self.path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            # What was left behind and not looked into stays known to whoever opens the file next.
            if not self.closed_uncleanly:
                with suppress(OSError):
                    _holder_file(self.path).unlink(missing_ok=True)
            self._lock.release()
