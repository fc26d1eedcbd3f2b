"""Attaching files to rows (佐证): read, add, remove, restore and save them, each change one operation."""

from __future__ import annotations

import contextlib
import errno
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop import file_rights
from lawgov_desktop.errors import FileProblem, KnownError, OperationRefused
from lawgov_desktop.records.record import trash_stamp
from lawgov_desktop.records.text.file_names import beside, file_name, numbered, split, visible
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables.attachment_rows import (
    LIMIT_MB,
    NAMELESS,
    Attachment,
    attach,
    empty_error,
    of_row,
    purge,
    read,
    store,
    too_large_error,
)
from lawgov_desktop.storage.write.operations import Operations

#: Largest sum in MB of files added together: they are held in memory until the transaction writes them.
_AT_ONCE_MB = 200
#: Some file systems allow shorter names or fewer characters than others.
_REFUSED_NAMES = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}


@dataclass(frozen=True)
class Loaded:
    """A file that was read and accepted, not yet stored."""

    name: str
    content: bytes
    pages: int | None = None


def load(path: Path) -> Loaded:
    """Read a file to attach. Raises FileProblem when it cannot be read, OperationRefused when empty or too large."""
    try:
        if path.stat().st_size > LIMIT_MB * 1024 * 1024:
            raise too_large_error(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem(f"读不到文件 {visible(str(path))}。请核对位置，或先关掉正在用它的程序。") from error
    if not content:
        raise empty_error(path.name)
    return Loaded(file_name(path.name, NAMELESS), content)


def load_all(paths: Sequence[Path]) -> list[Loaded]:
    """Read several files to attach together. Raises as `load` does, and when their sum exceeds _AT_ONCE_MB."""
    loaded: list[Loaded] = []
    for path in paths:
        try:
            loaded.append(load(path))
        except KnownError as error:
            if len(paths) > 1:
                raise OperationRefused(f"{error.sentence}这次选的 {len(paths)} 份都没有添加。") from error
            raise
        if sum(len(file.content) for file in loaded) > _AT_ONCE_MB * 1024 * 1024:
            raise OperationRefused(f"一次选的文件超过 {_AT_ONCE_MB} MB，没有添加。请分几次添加。")
    return loaded


def add(operations: Operations, owner_uid: str, path: Path, kind: str = "") -> Attachment:
    """Attach the file at `path` to a row, as one operation. Raises FileProblem or OperationRefused."""
    keep(operations, [owner_uid], [load(path)], kind)
    return of_row(operations.file.db, owner_uid)[-1]


def keep(operations: Operations, owner_uids: Sequence[str], files: Sequence[Loaded], kind: str = "") -> None:
    """Attach every file to every row as one operation: a sheet all of them signed belongs to all of them."""
    words = kind or files[0].name
    words += f"（{len(files)} 份）" if len(files) > 1 else ""
    words += f"，给 {len(owner_uids)} 行" if len(owner_uids) > 1 else ""
    with operations.operation(f"添加佐证：{words}") as change:
        for file in files:
            digest = store(operations.file.db, file.name, file.content)
            for owner in owner_uids:
                attach(
                    operations.file.db,
                    owner,
                    file.name,
                    digest,
                    kind,
                    file.pages,
                    uuid.uuid4().hex,
                )
        change.tables.add("attachment")


def remove(operations: Operations, uid: str) -> None:
    """Move one attachment to the trash, as one operation. Raises FileProblem when the row no longer exists."""
    _change(operations, "移除佐证", uid, "deleted_at", trash_stamp())


def bring_back(operations: Operations, uid: str) -> None:
    """Restore one attachment from the trash, as one operation. Raises FileProblem when the row no longer exists."""
    _change(operations, "恢复佐证", uid, "deleted_at", None)


def call(operations: Operations, uid: str, kind: str) -> None:
    """Set the kind of an attachment (协议书), as one operation. Raises FileProblem when the row no longer exists."""
    _change(operations, "改佐证种类", uid, "kind", kind)


def _change(operations: Operations, what: str, uid: str, column: str, value: str | None) -> None:
    db = operations.file.db
    row = db.execute_sql("SELECT kind, name FROM attachment WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        raise FileProblem("这份佐证不在文件里了，可能已经彻底删除。请从备份里找回。")
    words = value if column == "kind" and value else row[0] or visible(row[1])
    with operations.operation(f"{what}：{words}") as change:
        db.execute_sql(f"UPDATE attachment SET {column} = ? WHERE uid = ?", (value, uid))
        change.tables.add("attachment")


def empty_trash(operations: Operations) -> int:
    """Delete all removed attachments with their history, as one operation. Returns their number."""
    db = operations.file.db
    with operations.operation("清空回收站：佐证") as change:
        uids = [
            row[0]
            for row in db.execute_sql("SELECT uid FROM attachment WHERE deleted_at IS NOT NULL").fetchall()
        ]
        purge(db, uids)
        change.tables.add("attachment")
    return len(uids)


def export(db: Database, owner_uid: str, folder: Path) -> list[Path]:
    """Write the attachments of a row into a folder without replacing a file there. Returns the paths written.

    Raises FileProblem when content is damaged or the folder cannot be written.
    """
    written = []
    for attachment in of_row(db, owner_uid):
        content = read(db, attachment.sha256)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _write(folder, attachment, content)
        except OSError as error:
            raise FileProblem(f"不能写到 {folder}。请检查空间和权限，或换个文件夹。") from error
        written.append(path)
    return written


def save_as(db: Database, attachment: Attachment, target: Path) -> None:
    """Write one attachment to `target`, complete or not at all. Raises FileProblem."""
    content = read(db, attachment.sha256)
    half = beside(target, f".{attachment.uid[:8]}.part", ".")
    try:
        half.write_bytes(content)
        file_rights.open_to_others(half)
        half.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise FileProblem(f"不能写到 {target.parent}。请检查空间和权限，或换个文件夹。") from error


def _write(folder: Path, attachment: Attachment, content: bytes) -> Path:
    """Write into an unused name: the attachment's own, or its uid where the file system refuses that name."""
    own = file_name(attachment.name, NAMELESS)
    for name in (own, f"{NAMELESS}-{attachment.uid[:8]}{split(own)[1]}"):
        path = _free(folder, name)
        try:
            with path.open("xb") as file:
                file.write(content)
            file_rights.open_to_others(path)
        except OSError as error:
            if name == own and error.errno in _REFUSED_NAMES:
                continue
            raise
        break
    return path


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / numbered(name, number)
    return path
