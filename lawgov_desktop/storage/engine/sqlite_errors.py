"""Chinese sentences for the errors of SQLite: full disk, removed stick, damaged file."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import peewee as pw

from lawgov_desktop.errors import FileDamaged, FileProblem, KnownError
from lawgov_desktop.records.text.file_names import visible

#: Both families of exceptions: peewee does not translate apsw errors raised while rows are fetched.
StorageErrors = (pw.PeeweeException, apsw.Error)

_DAMAGED = "文件已经损坏。请到“备份恢复”恢复最近一次核验过的备份。"
_CHANGED = "文件里有程序读不懂的内容，可能被别的工具改过。请先备份现在的文件，再用最近一次核验过的备份恢复。"
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
    if _is_of_trigger(error):
        return FileProblem(
            f"没有存进去：别的工具在文件里加了触发器，不让这样改（{visible(str(error))}）。"
            "请让加它的人删去，或关闭后重新打开，看看它的内容。"
        )
    text = str(error).lower()
    for sign, sentence in _SENTENCES:
        if sign in text:
            return FileDamaged(sentence) if sentence is _DAMAGED else FileProblem(sentence)
    if isinstance(error, apsw.CorruptError):
        return FileDamaged(_DAMAGED)
    return None


def explain_all(error: Exception) -> KnownError:
    """The sentence for any storage error: one that is not known comes from a file that another tool changed."""
    return explain(error) or FileDamaged(_CHANGED)


def refuse_foreign_encoding(path: Path) -> None:
    """Raise FileProblem for a path that SQLite cannot take: a folder or file whose name is not UTF-8."""
    try:
        str(path.absolute()).encode()
    except UnicodeEncodeError as error:
        raise FileProblem(
            f"{visible(str(path))} 的名字不是 UTF-8 编码，台账不能放在那里。请改文件夹的名字，或换个文件夹。"
        ) from error


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Turn the OSError of an unreachable path (no permission, name too long) into FileProblem."""
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise FileProblem(f"打不开 {path}（{why}）。请核对路径和文件夹权限，或另选文件。") from error


def _is_of_trigger(error: Exception) -> bool:
    """Whether a trigger refused the change with RAISE: the triggers of this program never do.

    SQLite has the same code for ON DELETE RESTRICT, and tells it by the text.
    """
    if "FOREIGN KEY" in str(error):
        return False
    cause = error if isinstance(error, apsw.Error) else error.__cause__ or error.__context__
    return getattr(cause, "extendedresult", 0) == apsw.SQLITE_CONSTRAINT_TRIGGER


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
