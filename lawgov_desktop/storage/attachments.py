"""Evidence (佐证): files kept beside rows – each content once, proved by its hash, outside the history."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lawgov_desktop.errors import FileProblem, Refused
from lawgov_desktop.records.record import now_text
from lawgov_desktop.storage.database import Database

if TYPE_CHECKING:
    from lawgov_desktop.storage.operations import Door

#: A scanned agreement has a few MB; films belong elsewhere, they would make every backup slow.
LIMIT_MB = 50
_LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


@dataclass(frozen=True)
class Attachment:
    """One file beside a row; `size` in bytes."""

    uid: str
    owner_uid: str
    name: str
    kind: str
    sha256: str
    size: int
    created_at: str


def add(door: Door, owner_uid: str, path: Path, kind: str = "") -> Attachment:
    """Keep the file at `path` beside a row, as one operation. Raises FileProblem or Refused with what to do."""
    try:
        if path.stat().st_size > LIMIT_MB * 1024 * 1024:
            raise Refused(f"{path.name} 超过 {LIMIT_MB} MB，放不进台账。请压缩后再添加，或只记下存放的地方。")
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem(f"读不到文件 {path}。请核对位置，或先关掉正在用它的程序。") from error
    with door.operation("添加佐证") as notice:
        found = put(door.file.db, owner_uid, path.name, content, kind)
        notice.tables.add("attachment")
    return found


def put(db: Database, owner_uid: str, name: str, content: bytes, kind: str = "") -> Attachment:
    """Keep content beside a row; call inside an operation of the door. Raises Refused when empty or too large."""
    name = clean_name(name)
    if not content:
        raise Refused(f"{name} 是空文件，里面什么也没有。请另选文件。")
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise Refused(f"{name} 超过 {LIMIT_MB} MB，放不进台账。请压缩后再添加，或只记下存放的地方。")
    digest, uid = hashlib.sha256(content).hexdigest(), uuid.uuid4().hex
    db.execute_sql(
        "INSERT INTO blob (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (digest, len(content), content),
    )
    db.execute_sql(
        "INSERT INTO attachment (uid, owner_uid, name, kind, sha256) VALUES (?, ?, ?, ?, ?)",
        (uid, owner_uid, name, kind, digest),
    )
    return next(a for a in of_row(db, owner_uid) if a.uid == uid)


def clean_name(name: str) -> str:
    """A file name every system takes, with its ending kept when it must be cut."""
    name = _NOT_IN_NAMES.sub("", name).strip(" .") or "佐证"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip(' .') or '佐证'}.{ending}"


_SELECT = """SELECT a.uid, a.owner_uid, a.name, a.kind, a.sha256, b.size, a.created_at
FROM attachment a JOIN blob b ON b.sha256 = a.sha256 WHERE a.{} = ? AND a.deleted_at IS {} ORDER BY a.id"""


def of_row(db: Database, owner_uid: str, *, trash: bool = False) -> list[Attachment]:
    """What is kept beside a row, oldest first; `trash` gives what was taken away from it."""
    sql = _SELECT.format("owner_uid", "NOT NULL" if trash else "NULL")
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


def remove(door: Door, uid: str) -> None:
    """Move one attachment to the trash, as one operation."""
    _mark(door, "删除佐证", uid, now_text())


def bring_back(door: Door, uid: str) -> None:
    """Bring one attachment back from the trash, as one operation."""
    _mark(door, "恢复佐证", uid, None)


def _mark(door: Door, name: str, uid: str, stamp: str | None) -> None:
    with door.operation(name) as notice:
        door.file.db.execute_sql("UPDATE attachment SET deleted_at = ? WHERE uid = ?", (stamp, uid))
        notice.tables.add("attachment")


def empty_trash(door: Door) -> int:
    """Do away with removed attachments for good, history included; returns how many. One operation."""
    db = door.file.db
    with door.operation("清空回收站：佐证") as notice:
        gone = [
            row[0]
            for row in db.execute_sql("SELECT uid FROM attachment WHERE deleted_at IS NOT NULL").fetchall()
        ]
        _purge(db, gone)
        notice.tables.add("attachment")
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


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
    return path
