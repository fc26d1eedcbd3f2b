"""Verify a backup: its manifest (核验单), every byte, whether it opens, and whether its contents match the manifest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileProblem, WrongPassphrase
from lawgov_desktop.storage.engine.durable_copy import Progress, hash_cold, no_progress
from lawgov_desktop.storage.engine.engine import is_encrypted, read_salt
from lawgov_desktop.storage.engine.key_check import find_key
from lawgov_desktop.storage.engine.manifest import Manifest, data_path, read_manifest
from lawgov_desktop.storage.engine.raw_reader import (
    Contents,
    Unreadable,
    contents_of,
    faults,
    reading,
)
from lawgov_desktop.storage.engine.sqlite_errors import reachable

GOOD, BAD, UNVERIFIED = "核验一致", "读不全，不能用", "未核验"
#: The bytes are those of the file, but the file already had rows that were not as they had been written.
ROTTEN = "有损坏的行"


_WRONG = "口令不对。备份用的是做备份时{}的口令，以后改过口令也不会变，请输入那时的口令。"


@dataclass(frozen=True)
class Verification:
    """The result of verifying a backup; `state` is one of 核验一致, 有损坏的行, 读不全，不能用, 未核验."""

    path: Path
    state: str
    sentence: str
    manifest: Manifest | None = None
    #: Whether it was opened as well; an encrypted one needs its passphrase for that.
    opened: bool = False

    @property
    def good(self) -> bool:
        """Whether every byte equals what was read back when the backup was made."""
        return self.state == GOOD


def verify(
    path: Path, passphrase: str | None = None, *, key: str | None = None, progress: Progress = no_progress
) -> Verification:
    """The result for a good backup. Raises FileProblem with the reason for any other."""
    verification = examine(path, passphrase, key=key, progress=progress)
    if not verification.good:
        raise FileProblem(f"{verification.state}：{verification.sentence}")
    return verification


def examine(
    path: Path, passphrase: str | None = None, *, key: str | None = None, progress: Progress = no_progress
) -> Verification:
    """Verify the backup at `path`, or the one whose manifest is at `path`, without changing anything beside it.

    Raises FileProblem for a missing file or a folder, and WrongPassphrase when the bytes are intact. Every other fault
    is a result.
    """
    path = data_path(path)
    with reachable(path):
        if path.is_dir():
            raise FileProblem(f"{path} 是文件夹，请选备份文件。")
        if not path.exists():
            raise FileProblem(f"找不到备份 {path}。请核对位置，或插好 U 盘。")
    try:
        manifest = read_manifest(path)
        if manifest is None:
            return _without_manifest(path, passphrase, key)
        return _against(path, manifest, passphrase, key, progress)
    except WrongPassphrase:
        raise
    except FileProblem as error:
        return Verification(path, BAD, error.sentence)
    except OSError as error:
        return Verification(path, BAD, f"{path.name} 读不出来（{error.strerror or error}）。请换一份备份。")


def _against(
    path: Path, manifest: Manifest, passphrase: str | None, key: str | None, progress: Progress
) -> Verification:
    size = path.stat().st_size
    if size != manifest.size:
        raise Unreadable(
            f"{path.name} 应有 {manifest.size:,} 字节，现在是 {size:,} 字节，没有写全。请换一份备份。"
        )
    if hash_cold(path, progress) != manifest.sha256:
        raise Unreadable(f"{path.name} 的内容与备份时不一样，已经损坏。请换一份备份。")
    state = ROTTEN if manifest.rotten else GOOD
    rotten = f"其中 {manifest.rotten} 行的内容当时就和保存时不一样，请核对。" if manifest.rotten else ""
    when, rows = f"{manifest.made:%Y-%m-%d %H:%M}", f"{manifest.row_count:,}"
    if manifest.encrypted and not passphrase and not key:
        text = f"每个字节都与 {when} 备份时一致。它设有口令，没有口令不能打开看内容。"
        return Verification(path, state, f"{text}{rotten}", manifest)
    contents = _open(path, passphrase, key, when)
    held = Contents(**{name: getattr(manifest, name) for name in Contents.__dataclass_fields__})
    # The manifest of an encrypted backup does not name the town; earlier ones did.
    if (replace(contents, town=held.town) if manifest.encrypted else contents) != held:
        raise Unreadable(f"{path.name} 里的行数或结构与核验单不符。请换一份备份。")
    text = f"与 {when} 备份时一致，{rows} 行。{rotten}"
    return Verification(path, state, text, manifest, opened=True)


def _without_manifest(path: Path, passphrase: str | None, key: str | None) -> Verification:
    if path.stat().st_size == 0:
        raise Unreadable(f"{path.name} 是空文件，里面什么也没有。请换一份备份。")
    encrypted = is_encrypted(path)
    if encrypted is None:
        raise Unreadable(f"{path.name} 不是本程序的备份。请另选文件。")
    if encrypted and not passphrase and not key:
        return Verification(path, UNVERIFIED, f"{path.name} 没有核验单，又设了口令，没有口令无法检查。")
    contents = _open(path, passphrase, key, "", thorough=True)
    text = f"{path.name} 没有核验单（.json），只检查了结构，没有发现问题，有 {sum(contents.live.values()):,} 行。"
    return Verification(path, UNVERIFIED, text, opened=True)


def key_of(path: Path, passphrase: str | None) -> str | None:
    """The key of a backup; None for a plain one."""
    salt = read_salt(path)
    if salt is None or not passphrase or not is_encrypted(path):
        return None
    return find_key(path, passphrase, salt)


def _open(path: Path, passphrase: str | None, key: str | None, when: str, thorough: bool = False) -> Contents:
    encrypted = is_encrypted(path)
    key = (key_of(path, passphrase) if passphrase else key) if encrypted else None
    try:
        with reading(path, key) as connection:
            wrong = faults(connection, thorough=thorough)
            if wrong:
                raise Unreadable(f"{path.name} 结构已经损坏。请换一份备份。")
            return contents_of(connection)
    except apsw.NotADBError as error:
        if encrypted:
            time = f"（{when}）" if when else ""
            raise WrongPassphrase(_WRONG.format(time)) from error
        raise Unreadable(f"{path.name} 不是完好的台账文件。请换一份备份。") from error
    except apsw.Error as error:
        raise Unreadable(f"{path.name} 已经损坏，读不全。请换一份备份。") from error
