"""Chinese sentences for the errors of SQLite: full disk, removed stick, damaged file."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import peewee as pw

from lawgov_desktop.errors import FileDamaged, FileProblem, KnownError

#: Both families of exceptions: peewee does not translate apsw errors raised while rows are fetched.
StorageErrors = (pw.PeeweeException, apsw.Error)

_DAMAGED = "文件已经损坏。请到“备份恢复”恢复最近一次核验过的备份。"
_WHY = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENAMETOOLONG: "名字太长",
    errno.EIO: "读写不通",
}
_SENTENCES = (
    ("disk is full", "磁盘满了，刚才的内容没有存进去。请腾出空间后再保存一次。"),
    ("readonly", "这个文件只能读、不能写。请检查文件夹或 U 盘是否设了写保护。"),
    ("unable to open", "打不开这个文件或它所在的文件夹。请检查路径、权限，或 U 盘是否插好。"),
    ("not a database", "口令不对，或者这不是本程序的台账文件。请核对口令和文件。"),
    ("malformed", _DAMAGED),
    ("disk i/o error", "读写磁盘出错。请检查 U 盘或硬盘，并马上备份。"),
    ("is locked", "文件正被另一个窗口写入，请稍等几秒再保存。"),
    ("interrupted", "已取消。"),
)


def explain(error: Exception) -> KnownError | None:
    """The sentence for a storage error the user can act on; None for any other exception."""
    if not isinstance(error, StorageErrors):
        return None
    text = str(error).lower()
    for sign, sentence in _SENTENCES:
        if sign in text:
            return FileDamaged(sentence) if sentence is _DAMAGED else FileProblem(sentence)
    if isinstance(error, apsw.CorruptError):
        return FileDamaged(_DAMAGED)
    return None


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Turn the OSError of an unreachable path (no permission, name too long) into FileProblem."""
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise FileProblem(f"打不开 {path}（{why}）。请核对路径和文件夹权限，或另选文件。") from error


@contextmanager
def storage_errors(path: Path | str = "") -> Iterator[None]:
    """Turn storage errors inside the block into FileProblem where the user can act on them."""
    try:
        yield
    except StorageErrors as error:
        known = explain(error)
        if known is None:
            raise
        raise type(known)(f"{known.sentence}（{path}）" if path else known.sentence) from error
