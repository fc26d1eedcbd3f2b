"""Atomic writes: a file is written under another name and renamed when it is complete."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from lawgov_desktop import file_rights
from lawgov_desktop.errors import FileProblem
from lawgov_desktop.records.text.file_names import beside

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def finished(target: Path, suffixes: tuple[str, ...] = (".xlsx",)) -> Iterator[IO[bytes]]:
    """A binary file that replaces `target` when the block ends without an exception; else `target` is unchanged.

    Only a plain file is replaced (a nightly script writes the same name each time), never a folder or a device.
    Raises FileProblem for a wrong suffix, a missing or write-protected folder, a full disk, or a file open elsewhere.
    """
    target = target.resolve() if target.is_symlink() else target
    _judge(target, suffixes)
    part = beside(target, f".{secrets.token_hex(4)}.part", ".")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        file_rights.open_to_others(part)
        _rename(part, target)
    except OSError as error:
        raise FileProblem(_sentence(error, target.absolute())) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _judge(target: Path, suffixes: tuple[str, ...]) -> None:
    if target.is_dir():
        raise FileProblem(f"{target} 是文件夹，请写一个文件名，如 {target / ('台账' + suffixes[0])}。")
    if target.suffix.lower() not in suffixes:
        raise FileProblem(f"文件名请以 {' 或 '.join(suffixes)} 结尾，现在是“{target.name}”。")
    if not target.parent.is_dir():
        raise FileProblem(f"文件夹 {target.parent} 不存在，请先建好，或换个位置。")
    if target.exists() and not target.is_file():
        raise FileProblem(f"{target} 不是普通文件，不能写到那里，请换个文件名。")
    # Excel and WPS create ~$name beside an open file, LibreOffice .~lock.name#: their next save would overwrite ours.
    for owner in (f"~${target.name}", f"~${target.name[2:]}", f".~lock.{target.name}#"):
        if target.exists() and target.with_name(owner).exists():
            raise FileProblem(_open_elsewhere(target))


def _rename(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as error:
        if target.exists():
            raise FileProblem(_open_elsewhere(target)) from error
        raise


def _open_elsewhere(target: Path) -> str:
    return f"“{target.name}”正在表格软件里打开着，没有写进去。请先关闭它再来一次，或换个文件名。"


def _sentence(error: OSError, target: Path) -> str:
    if error.errno in _FULL:
        return f"{target.parent} 满了，文件没有写成。请腾出空间，或换个位置。"
    if error.errno in _FORBIDDEN:
        return f"{target.parent} 不能写。请检查文件夹权限或 U 盘的写保护，或换个位置。"
    return f"写 {target} 没有成功（{error.strerror or error}）。请换个位置再来一次。"
