"""Set, change or remove a file's passphrase: a new file is written and verified, then replaces the old one."""

from __future__ import annotations

from pathlib import Path

import apsw

from lawgov_desktop.errors import FileLocked, FileProblem
from lawgov_desktop.records.text.file_names import beside
from lawgov_desktop.records.text.passphrases import judge_passphrase
from lawgov_desktop.storage.engine.durable_copy import flush, flush_folder, told_in_words
from lawgov_desktop.storage.engine.engine import derive_key, is_encrypted, new_salt
from lawgov_desktop.storage.engine.raw_reader import (
    Contents,
    Unreadable,
    connect,
    contents_of,
    faults,
    reading,
    sqlite_uri,
)
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.engine.temporary_files import CONVERT_PART
from lawgov_desktop.storage.office_file import OfficeFile


def change_passphrase(file: OfficeFile, passphrase: str | None) -> str:
    """Encrypt `file` with a new passphrase, or decrypt it when `passphrase` is None. Returns a sentence for the user.

    `file` must be open for writing and is closed in every case: the caller opens it again, with the new passphrase
    when nothing was raised, else with the old one. The connections of other threads must be closed already. Raises
    InputProblem for a passphrase that is too short, FileLocked when another process has the file open, FileProblem
    for a damaged file or a full disk.
    """
    if file.read_only:
        raise FileLocked("现在是只读打开，不能改口令。请等对方关闭文件后重新打开。")
    file.judge_identity()
    if passphrase is not None:
        judge_passphrase(passphrase)
    path, was = file.path, file.encrypted
    part = beside(path, CONVERT_PART)
    file.db.close()
    try:
        with told_in_words(path.parent, "改口令"), storage_errors(path):
            _convert(path, file.key, part, passphrase)
    finally:
        for rest in (part, part.with_name(part.name + "-journal")):
            rest.unlink(missing_ok=True)
        file.close()
    return _told(was, passphrase is not None)


def _told(was: bool, now: bool) -> str:
    old = "以前的备份仍用做备份时的口令。"
    if not was and now:
        # On an SSD or stick, overwriting does not reliably erase old blocks; the sentence says so instead.
        old = "以前的备份没有加密，磁盘和 U 盘上也可能留有旧内容，请另行保管或删除。"
        return f"已设口令，忘了口令没有人能找回。{old}"
    return ("口令已改，忘了口令没有人能找回。" if now else "口令已去掉，文件不再加密。") + old


def _convert(path: Path, key: str | None, part: Path, passphrase: str | None) -> None:
    part.unlink(missing_ok=True)
    salt = new_salt() if passphrase else None
    new_key = derive_key(passphrase, salt) if passphrase and salt else None
    parameters = f"?cipher=chacha20&key=raw:{new_key}{salt.hex()}" if new_key and salt else "?key="
    connection = connect(path, key)
    try:
        before = _alone(connection)
        connection.execute("VACUUM INTO ?", (sqlite_uri(part, parameters),))
    except apsw.FullError as error:
        raise FileProblem("磁盘满了，口令没有改，文件没有动。请腾出空间再改一次。") from error
    finally:
        connection.close()
    _prove(part, new_key, before)
    with part.open("rb+") as file:
        flush(file)
    for companion in ("-wal", "-journal"):
        if path.with_name(path.name + companion).exists():
            raise FileLocked("还有窗口开着这个文件，口令没有改。请关掉其他窗口，再改一次。")
    try:
        part.replace(path)
    except PermissionError as error:
        # Windows refuses to rename while any program has the file open.
        raise FileLocked("还有程序开着这个文件，口令没有改。请关掉其他窗口，再改一次。") from error
    flush_folder(path.parent)


def _alone(connection: apsw.Connection) -> Contents:
    """Check that the file is sound and that no other process has it open. Returns its contents."""
    connection.set_busy_timeout(500)
    try:
        if faults(connection):
            raise Unreadable("文件已经损坏，口令没有改。请到“备份恢复”恢复最近一次核验过的备份。")
        held = contents_of(connection)
        if connection.execute("PRAGMA journal_mode = DELETE").get == "delete":
            return held
    except apsw.BusyError:
        pass
    raise FileLocked("还有窗口开着这个文件（可能是只读打开），口令没有改。请关掉那些窗口，再改一次。")


def _prove(part: Path, key: str | None, before: Contents) -> None:
    with reading(part, key) as connection:
        sound = not faults(connection) and contents_of(connection) == before
    if not sound or is_encrypted(part) is not (key is not None):
        raise FileProblem("新文件与原来的不一致，口令没有改，文件没有动。请再试一次。")
