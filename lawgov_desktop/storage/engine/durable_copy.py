"""Durable copies: copy in blocks while hashing, flush, and hash again what the disk returns, not the page cache."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from lawgov_desktop.errors import FileProblem

#: Called with bytes done, bytes in all, and what is being done. An exception raised in it stops the work.
Progress = Callable[[int, int, str], None]
BLOCK = 1024 * 1024

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE, errno.EBADF}
#: Windows: not ready, write fault, read fault, general failure, network gone, device not connected.
_WINDOWS_GONE = {21, 29, 30, 31, 55, 64, 1167}
_WINDOWS_PROTECTED = 19


def no_progress(_done: int, _total: int, _what: str) -> None:
    """Ignore the progress."""


def sentence_for(error: OSError, folder: Path, deed: str = "备份") -> str:
    """The Chinese sentence for an operating system error while `deed` (备份, 恢复 …) writes to `folder`."""
    windows = getattr(error, "winerror", None)
    if windows in _WINDOWS_GONE:
        return f"{folder} 读写不通，U 盘可能被拔出了。请插好后再{deed}一次；已有的备份没有动。"
    if error.errno in _FULL:
        return f"{folder} 满了，{deed}没有做成。请删去不用的文件，或换一个地方，再{deed}一次。"
    if windows == _WINDOWS_PROTECTED or error.errno in _PROTECTED:
        return f"{folder} 不能写。请检查 U 盘的写保护开关和文件夹权限，再{deed}一次。"
    if error.errno == errno.EFBIG:
        return f"{folder} 放不下这么大的文件（FAT32 格式的 U 盘最多 4 GB）。请换 exFAT 或 NTFS 格式的 U 盘。"
    if error.errno in _GONE:
        return f"{folder} 读写不通，U 盘可能被拔出了。请插好后再{deed}一次；已有的备份没有动。"
    return f"{folder} 出了问题（{error.strerror or error}），{deed}没有做成。请换个地方再{deed}一次。"


@contextmanager
def told_in_words(folder: Path, deed: str = "备份") -> Iterator[None]:
    """Turn an OSError inside the block into one FileProblem about `folder`."""
    try:
        yield
    except OSError as error:
        raise FileProblem(sentence_for(error, folder, deed)) from error


def flush(file: IO[bytes]) -> None:
    """Flush an open file to the disk as far as the operating system supports it."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make renames in a folder durable. Does nothing on Windows and FAT, which have no such call."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _forget_cached(file: IO[bytes]) -> None:
    """Drop the file from the page cache, so that the next read comes from the disk."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    elif sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(file.fileno(), fcntl.F_NOCACHE, 1)


def copy_hashed(source: Path, target: Path, progress: Progress = no_progress, what: str = "正在写入") -> str:
    """Copy over `target` and flush it. Returns the SHA-256 (hex) of the bytes read."""
    digest, total, done = hashlib.sha256(), source.stat().st_size, 0
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(BLOCK):
            digest.update(block)
            writer.write(block)
            done += len(block)
            progress(done, total, what)
        flush(writer)
    return digest.hexdigest()


def move_hashed(source: Path, target: Path, progress: Progress = no_progress, what: str = "正在写入") -> str:
    """As `copy_hashed`, but a file just written on the same disk is renamed instead of being written twice.

    Returns the SHA-256 (hex) of what was written, before it is flushed.
    """
    try:
        if source.stat().st_dev != target.parent.stat().st_dev:
            return copy_hashed(source, target, progress, what)
        source.replace(target)
    except PermissionError:
        # Windows renames no file that is open.
        return copy_hashed(source, target, progress, what)
    digest = _hash(target, progress, what, cold=False)
    with target.open("rb+") as file:
        flush(file)
    return digest


def hash_cold(path: Path, progress: Progress = no_progress, what: str = "正在读回核对") -> str:
    """SHA-256 (hex) of a file as the disk returns it, without the page cache."""
    return _hash(path, progress, what, cold=True)


def _hash(path: Path, progress: Progress, what: str, *, cold: bool) -> str:
    digest, total, done = hashlib.sha256(), path.stat().st_size, 0
    with path.open("rb", buffering=0) as reader:
        if cold:
            _forget_cached(reader)
        while block := reader.read(BLOCK):
            digest.update(block)
            done += len(block)
            progress(done, total, what)
    return digest.hexdigest()
