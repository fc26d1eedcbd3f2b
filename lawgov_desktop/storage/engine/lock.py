"""The write lock: an operating system lock held while the file is open, with the holder's name in a file beside it."""

from __future__ import annotations

import datetime as dt
import getpass
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from lawgov_desktop.errors import FileLocked, NotWritable


def _holder_file(path: Path) -> Path:
    # Beside the lock file, not in it: on Windows a locked file cannot be read.
    return path.with_name(path.name + ".holder")


def _who() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        # On Windows getuser() raises ImportError when no user name is set.
        user = ""
    return f"{user or '有人'}（{socket.gethostname()}，{dt.datetime.now():%m-%d %H:%M} 打开）"


class WriteLock:
    """The lock on `<file>.lock`, held until released; the system releases it when the process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FileLock(str(path) + ".lock", thread_local=False)
        #: Whether the last holder did not release it: a crash, a kill, a power cut.
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
        # The holder's name is optional: on a full disk the file must still open, at least for a backup.
        with suppress(OSError):
            _holder_file(self.path).write_text(_who(), "utf-8")

    def holder(self) -> str:
        """The name the holder wrote; empty when unknown."""
        try:
            return _holder_file(self.path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def release(self) -> None:
        """Release the lock."""
        if self._lock.is_locked:
            # A file that was closed uncleanly and not checked since keeps its mark for the next opening.
            if not self.closed_uncleanly:
                with suppress(OSError):
                    _holder_file(self.path).unlink(missing_ok=True)
            self._lock.release()
