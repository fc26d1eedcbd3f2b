"""What is checked before a file is opened: that it is one of ours, and that the passphrase is its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileDamaged, FileProblem, NotALedger, WrongPassphrase
from lawgov_desktop.storage.engine.engine import (
    APPLICATION_ID,
    is_encrypted,
    is_quiescent,
    read_salt,
)
from lawgov_desktop.storage.engine.key_check import find_key, key_fits
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX
from lawgov_desktop.storage.engine.raw_reader import connect
from lawgov_desktop.storage.engine.sqlite_errors import reachable, refuse_foreign_encoding, storage_errors


def refuse_other_files(path: Path, read_only: bool) -> None:
    """Refuse a path that is no ledger file, before SQLite would take it for an empty database and write to it.

    Raises FileProblem for a folder, a missing file or a backup (unless `read_only`), NotALedger for an empty or
    foreign file.
    """
    refuse_foreign_encoding(path)
    with reachable(path), storage_errors(path):
        if path.is_dir():
            raise FileProblem(f"{path} 是文件夹，请选台账文件。")
        if not path.exists():
            raise FileProblem(f"找不到文件 {path}。请核对位置，或先新建台账。")
        if path.stat().st_size == 0:
            raise NotALedger(f"{path} 是空文件，里面没有台账。请从备份恢复，或另选文件。")
        if is_encrypted(path) is None:
            raise NotALedger(f"{path.name} 不是本程序的台账文件，请另选文件。")
        if path.suffix == DATA_SUFFIX and not read_only:
            raise FileProblem(
                f"{path.name} 是一份备份，直接打开会把它改掉。请打开自己的台账（没有就先新建），"
                "再到“备份恢复”里看它或恢复它。"
            )


def check_application_id(connection: apsw.Connection, path: Path) -> None:
    """Raise NotALedger unless the database was made by this program."""
    if connection.execute("PRAGMA application_id").get != APPLICATION_ID:
        raise NotALedger(f"{path.name} 不是本程序的台账文件，请另选文件。")


def key_for(path: Path, passphrase: str | None) -> str | None:
    """The key derived from the passphrase, None for a plain file.

    Raises WrongPassphrase when the file is encrypted and no passphrase is given, FileProblem when one is given for a
    plain file.
    """
    salt = read_salt(path)
    if salt is None:
        if passphrase:
            raise FileProblem("这个文件没有加密，不需要口令。请去掉口令再打开。")
        return None
    if not passphrase:
        raise WrongPassphrase("这个文件设了口令，请输入口令。忘了口令没有人能找回。")
    return find_key(path, passphrase, salt)


def prove_key(path: Path, key: str | None, judge: Callable[[apsw.Connection], None] | None = None) -> None:
    """Check that `key` opens the file; `judge` may check more through the same connection.

    Raises WrongPassphrase, or FileDamaged when the key is right (or the file is plain) and still cannot be read.
    """
    try:
        with closing(connect(path, key, quiescent=is_quiescent(path))) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            if judge is not None:
                judge(connection)
    except (apsw.NotADBError, apsw.CorruptError) as error:
        if key is not None and not key_fits(path, key):
            raise WrongPassphrase(
                "口令不对，请看看大小写和输入法，再输一遍。忘了口令没有人能找回。"
            ) from error
        known = "口令是对的，但" if key is not None else ""
        raise FileDamaged(f"{known}{path.name} 已经损坏，打不开。请用最近一次核验过的备份恢复。") from error
    except apsw.Error:
        # Let open_file() report read-only folders and locks.
        return
