"""Evidence (佐证): files kept beside rows – each content once, proved by its hash, outside the history."""

from __future__ import annotations

import contextlib
import hashlib
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lawgov_desktop.errors import FileProblem, KnownError, OperationRefused
from lawgov_desktop.records.record import trash_stamp
from lawgov_desktop.storage.engine.engine import Database

if TYPE_CHECKING:
    from lawgov_desktop.storage.write.operations import Operations

#: A scanned agreement has a few MB; films belong elsewhere, they would make every backup slow.
LIMIT_MB = 50
#: All of them lie in memory until they are written in one transaction.
_AT_ONCE_MB = 200
_LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


@dataclass(frozen=True)
class Attachment:
    """One file beside a row; `size` in bytes, `pages` None where nobody counted them."""

    uid: str
    owner_uid: str
    name: str
    kind: str
    sha256: str
    size: int
    created_at: str
    pages: int | None = None
    #: Who added it; empty where that is not in the history.
    added_by: str = ""


@dataclass(frozen=True)
class Loaded:
    """A file read and judged, ready to be kept."""

    name: str
    content: bytes
    pages: int | None = None


def load(path: Path) -> Loaded:
    """Read a file that is to be kept. Raises FileProblem or OperationRefused with what to do."""
    try:
        if path.stat().st_size > LIMIT_MB * 1024 * 1024:
            raise _too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem(f"读不到文件 {path}。请核对位置，或先关掉正在用它的程序。") from error
    if not content:
        raise _empty(path.name)
    return Loaded(path.name, content)


def load_all(paths: Sequence[Path]) -> list[Loaded]:
    """Read several files that are to be kept together. Raises as `load` does, also when they are too much at once."""
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
    """Keep files of one kind beside rows – a sheet everybody signed belongs to all of them – as one operation."""
    words = kind or files[0].name
    words += f"（{len(files)} 份）" if len(files) > 1 else ""
    words += f"，给 {len(owner_uids)} 行" if len(owner_uids) > 1 else ""
    with operations.operation(f"添加佐证：{words}") as change:
        for file in files:
            digest = _store(operations.file.db, file.name, file.content)
            for owner in owner_uids:
                _attach(
                    operations.file.db,
                    owner,
                    clean_name(file.name),
                    digest,
                    kind,
                    file.pages,
                    uuid.uuid4().hex,
                )
        change.tables.add("attachment")


def _too_large(name: str) -> OperationRefused:
    return OperationRefused(f"{name} 超过 {LIMIT_MB} MB，放不进台账。请压缩后再添加，或只记下存放的地方。")


def _empty(name: str) -> OperationRefused:
    return OperationRefused(f"{name} 是空文件，里面什么也没有。请另选文件。")


def put(
    db: Database,
    owner_uid: str,
    name: str,
    content: bytes,
    kind: str = "",
    pages: int | None = None,
    uid: str = "",
) -> Attachment:
    """Attach content to a row; call inside an operation. Raises OperationRefused when it is empty or too large."""
    name, uid = clean_name(name), uid or uuid.uuid4().hex
    _attach(db, owner_uid, name, _store(db, name, content), kind, pages, uid)
    return next(a for a in of_row(db, owner_uid) if a.uid == uid)


def _store(db: Database, name: str, content: bytes) -> str:
    """Keep the content once, whatever number of rows it lies beside; its hash."""
    if not content:
        raise _empty(name)
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise _too_large(name)
    digest = hashlib.sha256(content).hexdigest()
    db.execute_sql(
        "INSERT INTO blob (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (digest, len(content), content),
    )
    return digest


def _attach(
    db: Database, owner_uid: str, name: str, digest: str, kind: str, pages: int | None, uid: str
) -> None:
    db.execute_sql(
        "INSERT INTO attachment (uid, owner_uid, name, kind, sha256, pages) VALUES (?, ?, ?, ?, ?, ?)",
        (uid, owner_uid, name, kind, digest, pages),
    )


def clean_name(name: str) -> str:
    """A file name every system takes, with its ending kept when it must be cut."""
    name = _NOT_IN_NAMES.sub("", name).strip(" .") or "佐证"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip(' .') or '佐证'}.{ending}"


_SELECT = """SELECT a.uid, a.owner_uid, a.name, a.kind, a.sha256, b.size, a.created_at, a.pages,
coalesce((SELECT o.operator FROM change c JOIN operation o ON o.id = c.operation
          WHERE c.uid = a.uid AND c.action = 'insert'), '')
FROM attachment a JOIN blob b ON b.sha256 = a.sha256 WHERE a.owner_uid = ? AND a.deleted_at IS {} ORDER BY a.id"""


def of_row(db: Database, owner_uid: str, *, trash: bool = False) -> list[Attachment]:
    """What is kept beside a row, oldest first; `trash` gives what was taken away from it."""
    sql = _SELECT.format("NOT NULL" if trash else "NULL")
    return [Attachment(*row) for row in db.execute_sql(sql, (owner_uid,)).fetchall()]


def read(db: Database, sha256: str) -> bytes:
    """The content with this hash. Raises FileProblem when it is gone or no longer what was kept."""
    row = db.execute_sql("SELECT content FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise FileProblem("这份佐证的内容不在文件里了。请从备份里找回。")
    content = bytes(row[0])
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileProblem("这份佐证的内容已经损坏，与存入时不一样。请从备份里找回。")
    return content


def remove(operations: Operations, uid: str) -> None:
    """Move one attachment to the trash, as one operation."""
    _change(operations, "移除佐证", uid, "deleted_at", trash_stamp())


def bring_back(operations: Operations, uid: str) -> None:
    """Bring one attachment back from the trash, as one operation."""
    _change(operations, "恢复佐证", uid, "deleted_at", None)


def call(operations: Operations, uid: str, kind: str) -> None:
    """Say of what kind an attachment is (协议书), as one operation."""
    _change(operations, "改佐证种类", uid, "kind", kind)


def _change(operations: Operations, what: str, uid: str, column: str, value: str | None) -> None:
    db = operations.file.db
    row = db.execute_sql("SELECT kind, name FROM attachment WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        raise FileProblem("这份佐证不在文件里了，可能已经彻底删除。请从备份里找回。")
    words = value if column == "kind" and value else row[0] or row[1]
    with operations.operation(f"{what}：{words}") as change:
        db.execute_sql(f"UPDATE attachment SET {column} = ? WHERE uid = ?", (value, uid))
        change.tables.add("attachment")


def empty_trash(operations: Operations) -> int:
    """Do away with removed attachments for good, history included; returns how many. One operation."""
    db = operations.file.db
    with operations.operation("清空回收站：佐证") as change:
        gone = [
            row[0]
            for row in db.execute_sql("SELECT uid FROM attachment WHERE deleted_at IS NOT NULL").fetchall()
        ]
        _purge(db, gone)
        change.tables.add("attachment")
    return len(gone)


def purge_of(db: Database, owner_uids: Iterable[str]) -> None:
    """Do away with everything kept beside rows that are being purged; call inside their operation."""
    for owner in owner_uids:
        rows = db.execute_sql("SELECT uid FROM attachment WHERE owner_uid = ?", (owner,)).fetchall()
        _purge(db, [row[0] for row in rows])


def _purge(db: Database, uids: list[str]) -> None:
    for uid in uids:
        db.execute_sql("DELETE FROM attachment WHERE uid = ?", (uid,))
        db.execute_sql("DELETE FROM change WHERE uid = ?", (uid,))
    if uids:
        db.execute_sql("DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")


def export(db: Database, owner_uid: str, folder: Path) -> list[Path]:
    """Write what is kept beside a row into a folder, never over a file there; returns where."""
    written = []
    for attachment in of_row(db, owner_uid):
        content = read(db, attachment.sha256)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _free(folder, attachment.name)
            with path.open("xb") as file:
                file.write(content)
        except OSError as error:
            raise FileProblem(f"不能写到 {folder}。请检查空间和权限，或换个文件夹。") from error
        written.append(path)
    return written


def save_as(db: Database, attachment: Attachment, target: Path) -> None:
    """Write one file where the clerk wants it, whole or not at all. Raises FileProblem."""
    content = read(db, attachment.sha256)
    half = target.with_name(f"{target.name[:80]}.{attachment.uid[:8]}.part")
    try:
        half.write_bytes(content)
        half.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise FileProblem(f"不能写到 {target.parent}。请检查空间和权限，或换个文件夹。") from error


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
    return path
