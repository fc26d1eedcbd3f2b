"""Restore: a verified backup replaces a file that is not in use, after the present file was set aside."""

from __future__ import annotations

import datetime as dt
import errno
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileLocked, FileProblem
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.text.file_names import beside
from lawgov_desktop.storage.backup.backup import BEFORE_RESTORE, Label, publish
from lawgov_desktop.storage.backup.catalog import SUFFIX
from lawgov_desktop.storage.backup.restore_mark import mark_restored, next_operation
from lawgov_desktop.storage.backup.snapshot import snapshot
from lawgov_desktop.storage.backup.verify import GOOD, ROTTEN, UNVERIFIED, Verification, examine, key_of
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.engine.durable_copy import (
    Progress,
    copy_hashed,
    flush_folder,
    hash_cold,
    no_progress,
    told_in_words,
)
from lawgov_desktop.storage.engine.engine import is_encrypted
from lawgov_desktop.storage.engine.lock import WriteLock
from lawgov_desktop.storage.engine.manifest import Manifest, data_path, manifest_path
from lawgov_desktop.storage.engine.raw_reader import Unreadable, connect, contents_of, faults, reading
from lawgov_desktop.storage.engine.sqlite_errors import reachable, refuse_foreign_encoding
from lawgov_desktop.storage.engine.temporary_files import COMPANIONS, PART, RESTORE_PART, claimed
from lawgov_desktop.storage.tables import migrations


@dataclass(frozen=True)
class RestoreReport:
    """The path of the restored file, and the path of the copy of the former file."""

    path: Path
    backup: Path
    manifest: Manifest | None
    #: Path of the copy of the former file, None when there was none.
    aside: Path | None
    #: Whether that copy was verified; a damaged file is copied byte for byte instead.
    aside_verified: bool
    #: A sentence when the restored file has another passphrase than the former one, else empty.
    passphrase: str = ""

    @property
    def sentence(self) -> str:
        """The result as one sentence, for the page and the command line."""
        rows = f"，{self.manifest.row_count:,} 行" if self.manifest else ""
        aside = f"原来的文件另存为 {self.aside}，随时可以再换回来。" if self.aside else ""
        warning = "" if self.aside is None or self.aside_verified else "原文件读不全，是原样搬走的。"
        return f"已恢复为 {self.backup.name}{rows}。{aside}{warning}{self.passphrase}"


def restore(
    backup_path: Path,
    target: Path,
    catalogue: Catalogue,
    passphrase: str | None = None,
    *,
    key: str | None = None,
    present_key: str | None = None,
    aside: Path | None = None,
    allow_unverified: bool = False,
    progress: Progress = no_progress,
    at: dt.datetime | None = None,
) -> RestoreReport:
    """Replace `target` by a backup. `target` must be closed in every process; the caller opens it afterwards.

    `passphrase` (or `key`) is the backup's; `present_key` the present file's where it differs; `aside` the folder
    for the copy of the present file (default: beside it). Raises FileProblem when the backup fails verification
    (未通过核验), is newer than the program, or the passphrase is wrong, FileLocked when the file is in use.
    When anything is raised, the present file is unchanged.
    """
    backup_path = data_path(backup_path)
    refuse_foreign_encoding(target)
    with reachable(target):
        if target.is_dir():
            raise FileProblem(f"{target} 是文件夹，请选台账文件。")
        if target.exists() and backup_path.exists() and target.samefile(backup_path):
            raise FileProblem("要恢复的备份就是现在正用的文件，不需要恢复。")
    verification = examine(backup_path, passphrase, key=key, progress=progress)
    _judge(verification, allow_unverified)
    _judge_room(verification.path, target)
    with told_in_words(target.parent, "恢复"):
        target.parent.mkdir(parents=True, exist_ok=True)
    lock = WriteLock(target)
    lock.take()
    was = _is_encrypted(target)
    part = beside(target, RESTORE_PART)
    try:
        with told_in_words(target.parent, "恢复"):
            brought_key = _bring(
                verification, part, catalogue, key_of(backup_path, passphrase) or key, progress
            )
            own_key = present_key or _own_key(target, passphrase) or key
            folders = [backup_path.parent, target.parent, default_backup_folder(target)]
            aside_path, verified = _set_aside(target, aside or target.parent, own_key, at)
            target_key = own_key if was else None
            number = next_operation(part, brought_key, target, target_key, folders)
            mark_restored(part, brought_key, number, reindex=verification.state == ROTTEN)
            # A stale one would be replayed into the restored file.
            for companion in COMPANIONS:
                target.with_name(target.name + companion).unlink(missing_ok=True)
            flush_folder(target.parent)
            _put_in_place(part, target)
            flush_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
        lock.release()
    return RestoreReport(
        target, backup_path, verification.manifest, aside_path, verified, _words(was, is_encrypted(target))
    )


def _words(was: bool | None, now: bool | None) -> str:
    if now:
        return "口令是做这份备份时的那个。"
    return "这份备份没有口令，现在的文件也就没有了；要口令请到“设置”里再设。" if was else ""


def _judge(verification: Verification, allow_unverified: bool) -> None:
    # ROTTEN: the bytes are those of the file at that time, which already had damaged rows.
    if verification.state in (GOOD, ROTTEN):
        return
    if allow_unverified and verification.state == UNVERIFIED and verification.opened:
        return
    raise FileProblem(f"未通过核验，没有恢复，现在的文件没有动。{verification.sentence}")


def _judge_room(backup_path: Path, target: Path) -> None:
    """Check that the disk has room for the backup and for the copy of the present file."""
    if not target.parent.exists():
        return
    with told_in_words(target.parent, "恢复"):
        present = target.stat().st_size if target.exists() else 0
        missing = backup_path.stat().st_size + 2 * present - shutil.disk_usage(target.parent).free
    if missing > 0:
        raise FileProblem(
            f"{target.parent} 所在的磁盘放不下，还差 {missing / 1_000_000:.1f} MB。没有恢复，现在的文件没有动。"
            "请删去不用的文件，腾出空间，再恢复一次。"
        )


def _bring(
    verification: Verification, part: Path, catalogue: Catalogue, key: str | None, progress: Progress
) -> str | None:
    """Copy the backup beside the file, verify the copy, and check that this program can read it; returns its key."""
    part.unlink(missing_ok=True)
    digest = copy_hashed(verification.path, part, progress, "正在取回")
    expected = verification.manifest.sha256 if verification.manifest else digest
    if digest != expected or hash_cold(part, progress) != expected:
        raise FileProblem(
            "未通过核验：取回的内容与备份不一样。没有恢复，现在的文件没有动，请再试一次或换一份备份。"
        )
    encrypted = bool(is_encrypted(part))
    if encrypted and key is None:
        raise FileProblem("这份备份设有口令，请输入做备份时的口令，再恢复。现在的文件没有动。")
    key = key if encrypted else None
    with reading(part, key) as connection:
        if faults(connection):
            raise FileProblem("未通过核验：备份的结构已经损坏。没有恢复，现在的文件没有动，请换一份备份。")
        steps = contents_of(connection).steps
    names = [(name.rpartition("/"), digest) for name, digest in steps.items()]
    applied = {(owner, migrations.step_number(n)): digest for (owner, _slash, n), digest in names}
    migrations.refuse_newer(applied, migrations.known_steps(catalogue))
    return key


def _is_encrypted(target: Path) -> bool | None:
    """As `is_encrypted`, and None when the file is missing or cannot be read."""
    try:
        return is_encrypted(target) if target.is_file() else None
    except apsw.Error:
        return None


def _own_key(target: Path, passphrase: str | None) -> str | None:
    """The present file's key when it has the same passphrase as the backup, else None; the file must be closed."""
    return key_of(target, passphrase) if target.is_file() else None


def _set_aside(
    target: Path, folder: Path, key: str | None, at: dt.datetime | None
) -> tuple[Path | None, bool]:
    """Copy the present file as a verified backup, or byte for byte with its -wal when it cannot be read."""
    if not target.exists():
        return None, False
    at = at or dt.datetime.now()
    folder.mkdir(parents=True, exist_ok=True)
    target_path = _free(folder, f"恢复前 {at:%Y-%m-%d %H%M}")
    encrypted = _is_encrypted(target)
    key = key if encrypted else None
    # Copy first: SQLite may apply or delete the -wal as soon as it opens the file.
    claims = ExitStack()
    companions = _keep_companions(target, target_path, claims)
    try:
        if encrypted and key is None:
            raise Unreadable("没有现在文件的口令。")
        _alone(target, key)
        with snapshot(target, key, folder) as taken:
            label = Label(target_path.name.removesuffix(SUFFIX), BEFORE_RESTORE, at, "", bool(encrypted))
            return publish(taken, folder, label)[0], True
    except (Unreadable, apsw.Error):
        for part in companions:
            part.rename(part.with_name(part.name.removesuffix(PART)))
        _copy_or_move(target, target_path)
        return target_path, False
    finally:
        claims.close()
        for part in companions:
            part.unlink(missing_ok=True)


def _keep_companions(target: Path, target_path: Path, claims: ExitStack) -> list[Path]:
    parts = []
    for tail in ("-wal", "-journal"):
        source = target.with_name(target.name + tail)
        if source.exists():
            parts.append(target_path.with_name(f"{target_path.name}{tail}{PART}"))
            claims.enter_context(claimed(parts[-1]))
            copy_hashed(source, parts[-1])
    return parts


def _free(folder: Path, name: str) -> Path:
    """An unused path for the copy of the present file."""
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists() or manifest_path(path).exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path


def _alone(target: Path, key: str | None) -> None:
    """Check that no other process has the file open: a reader would delete the new file's -wal when it closes."""
    connection = connect(target, key)
    try:
        connection.set_busy_timeout(500)
        answer = connection.execute("PRAGMA journal_mode = DELETE").get
    except apsw.BusyError:
        answer = "busy"
    finally:
        connection.close()
    if answer != "delete":
        raise FileLocked("还有窗口开着这个文件（可能是只读打开）。请先关掉那些窗口，再恢复。")


def _copy_or_move(source: Path, target: Path) -> None:
    part = beside(target, PART)
    try:
        copy_hashed(source, part)
        part.rename(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        if error.errno != errno.EIO:
            raise
        # A disk that cannot read a sector can still rename; the file is about to be replaced.
        source.rename(target)


def _put_in_place(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as error:
        # Windows refuses to rename while any program has the file open.
        raise FileLocked("还有程序开着这个文件，不能换上备份。请关掉其他窗口，再恢复。") from error
