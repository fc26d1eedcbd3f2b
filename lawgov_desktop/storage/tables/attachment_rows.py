"""The tables `attachment` and `blob`: files beside rows (佐证), each content stored once and checked by its SHA-256."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from lawgov_desktop.errors import FileProblem, OperationRefused
from lawgov_desktop.records.text.file_names import file_name, visible
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import row_digests

#: Largest attachment in MB. A scanned agreement has a few MB; a film would make every backup slow.
LIMIT_MB = 50
#: Name of an attachment whose own name holds nothing that a file system accepts.
NAMELESS = "佐证"


@dataclass(frozen=True)
class Attachment:
    """One file attached to a row; `size` in bytes, `pages` None when the pages were not counted."""

    uid: str
    owner_uid: str
    name: str
    kind: str
    sha256: str
    size: int
    created_at: str
    pages: int | None = None
    #: Operator of the operation that added it; empty when the history does not hold it.
    added_by: str = ""

    @property
    def title(self) -> str:
        """The name for the screen: unseen characters of a name that another program stored show as [U+202E]."""
        return visible(self.name)


def too_large_error(name: str) -> OperationRefused:
    """The refusal of a file above LIMIT_MB."""
    return OperationRefused(
        f"{visible(name)} 超过 {LIMIT_MB} MB，放不进台账。请压缩后再添加，或只记下存放的地方。"
    )


def empty_error(name: str) -> OperationRefused:
    """The refusal of a file without content."""
    return OperationRefused(f"{visible(name)} 是空文件，里面什么也没有。请另选文件。")


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
    name, uid = file_name(name, NAMELESS), uid or uuid.uuid4().hex
    attach(db, owner_uid, name, store(db, name, content), kind, pages, uid)
    return next(a for a in of_row(db, owner_uid) if a.uid == uid)


def store(db: Database, name: str, content: bytes) -> str:
    """Store the content once for any number of rows. Returns its SHA-256; raises OperationRefused."""
    if not content:
        raise empty_error(name)
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise too_large_error(name)
    digest = hashlib.sha256(content).hexdigest()
    db.execute_sql(
        "INSERT INTO blob (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (digest, len(content), content),
    )
    return digest


def attach(
    db: Database, owner_uid: str, name: str, digest: str, kind: str, pages: int | None, uid: str
) -> None:
    """Attach stored content (by its SHA-256) to the row `owner_uid`; call inside an operation."""
    db.execute_sql(
        "INSERT INTO attachment (uid, owner_uid, name, kind, sha256, pages) VALUES (?, ?, ?, ?, ?, ?)",
        (uid, owner_uid, name, kind, digest, pages),
    )


_SELECT = """SELECT a.uid, a.owner_uid, a.name, a.kind, a.sha256, b.size, a.created_at, a.pages,
coalesce((SELECT o.operator FROM change c JOIN operation o ON o.id = c.operation
          WHERE c.uid = a.uid AND c.action = 'insert'), '')
FROM attachment a JOIN blob b ON b.sha256 = a.sha256 WHERE a.owner_uid = ? AND a.deleted_at IS {} ORDER BY a.id"""


def of_row(db: Database, owner_uid: str, *, trash: bool = False) -> list[Attachment]:
    """The attachments of a row, oldest first; with `trash`, the removed ones."""
    sql = _SELECT.format("NOT NULL" if trash else "NULL")
    return [Attachment(*row) for row in db.execute_sql(sql, (owner_uid,)).fetchall()]


def read(db: Database, sha256: str) -> bytes:
    """The content with this SHA-256. Raises FileProblem when it is missing or its bytes have changed."""
    row = db.execute_sql("SELECT content FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise FileProblem("这份佐证的内容不在文件里了。请从备份里找回。")
    content = bytes(row[0])
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileProblem("这份佐证的内容已经损坏，与存入时不一样。请从备份里找回。")
    return content


def purge_of(db: Database, owner_uids: Iterable[str]) -> None:
    """Delete all attachments of rows that are being purged; call inside their operation."""
    for owner in owner_uids:
        rows = db.execute_sql("SELECT uid FROM attachment WHERE owner_uid = ?", (owner,)).fetchall()
        purge(db, [row[0] for row in rows])


def purge(db: Database, uids: list[str]) -> None:
    """Delete attachments with their history, and content that no attachment uses any more."""
    for uid in uids:
        db.execute_sql("DELETE FROM attachment WHERE uid = ?", (uid,))
        row_digests.purge_history(db, [uid])
    if uids:
        db.execute_sql("DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")
