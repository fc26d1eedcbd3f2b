"""Backup: take a snapshot, check it, copy it, read the copy back from the disk, then give it its final name."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop import __version__
from lawgov_desktop.errors import FileProblem, OperationRefused
from lawgov_desktop.records.text.file_names import file_name
from lawgov_desktop.storage.backup.catalog import SUFFIX, remember
from lawgov_desktop.storage.backup.snapshot import Snapshot, snapshot
from lawgov_desktop.storage.engine import temporary_files, volumes
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.engine.durable_copy import (
    Progress,
    flush,
    flush_folder,
    hash_cold,
    move_hashed,
    no_progress,
    told_in_words,
)
from lawgov_desktop.storage.engine.manifest import Manifest, manifest_path
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import row_digests
from lawgov_desktop.storage.tables.row_digests import RottenRow

#: Reasons for a backup, as the page shows them.
MANUAL, BEFORE_UPGRADE, BEFORE_RESTORE = "手工", "升级之前", "恢复之前"
#: The reason of the file that is written when the open one was replaced by another program.
RESCUED = "抢救"
BEFORE_IMPORT, ON_CLOSE, ON_LOCK, TIMED = "导入之前", "关闭时", "锁定时", "自动"
_PART = temporary_files.PART
#: Longest beginning of a backup's name in bytes; the time, a number and the suffixes follow.
_LONGEST_NAME = 120
#: Names of what cannot be saved again, and the way to cure it.
_INDEX, _HISTORY = "索引", "修改记录"
_CURE = "先恢复刚做的这一份（索引会重建，修改记录照现在的样子留下），再"


@dataclass(frozen=True)
class Label:
    """The name of a backup, and why, when and by whom it is made."""

    name: str
    reason: str
    at: dt.datetime
    operator: str
    encrypted: bool


@dataclass(frozen=True)
class BackupReport:
    """A backup that was read back from its disk and found equal."""

    path: Path
    manifest: Manifest
    seconds: float
    #: Names of the rows that are not as they were written.
    rotten: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The result as one sentence, for the page and the command line."""
        size = self.manifest.size / 1_000_000
        made = (
            f"已备份到 {self.path}（{self.manifest.row_count:,} 行，{size:.2f} MB），已重新读出核对，一致。"
        )
        return f"{made}{self.warning}"

    @property
    def warning(self) -> str:
        """What to do about rows that are not as they were written; empty without any."""
        if not self.rotten:
            return ""
        named = "、".join(self.rotten[:3])
        more = f"等 {len(self.rotten)} 行" if len(self.rotten) > 3 else ""
        return (
            f"但{named}{more}的内容和保存时不一样，可能是硬盘坏了，所以这份备份不算核验一致。"
            f"请留好以前的备份，{_CURE if {_INDEX, _HISTORY} & set(self.rotten) else ''}和它核对，改好再保存。"
        )


def backup(
    file: OfficeFile,
    folder: Path,
    *,
    reason: str = MANUAL,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    at: dt.datetime | None = None,
) -> BackupReport:
    """Back up `file` into the existing `folder` under a new name; `file` may be open read-only.

    May run in any thread. `progress` gets bytes done and bytes in all, and may raise to stop; `cancel` stops by
    returning True. Raises FileProblem for every fault of disk or stick, OperationRefused when cancelled; then the
    folder holds no file with the name of a finished backup.
    """
    started = time.perf_counter()
    file.judge_identity()
    at = at or dt.datetime.now()
    step = _stoppable(progress or no_progress, cancel)
    _judge_folder(folder)
    with snapshot(file.path, file.key, folder, step) as taken:
        # The name and the manifest of an encrypted backup are in plain text: they do not name the town.
        known = "" if file.encrypted else taken.contents.town or file.path.stem
        start = file_name(known, "台账", most=_LONGEST_NAME)
        name = f"{start}-{at:%Y%m%d-%H%M}"
        label = Label(name, reason, at, file.operator, file.encrypted)
        path, manifest = publish(taken, folder, label, step)
        rotten = tuple(dict.fromkeys(_name_of(file, taken, row) for row in taken.rotten))
    remember(file.path, path, manifest)
    return BackupReport(path, manifest, time.perf_counter() - started, rotten)


def _name_of(file: OfficeFile, taken: Snapshot, row: RottenRow) -> str:
    """The ledger and number of a row: 纠纷 2023-017; 设置 or 修改记录 for a row of no ledger."""
    for ledger in file.catalogue.ledgers.values():
        if ledger.model._meta.table_name == row.table:
            number = taken.number_of(row)
            return f"{ledger.title} {ledger.model.number.format(number) if number else row.row_id}"
        if row.table in (child._meta.table_name for child in ledger.children.values()):
            return f"{ledger.title}的明细"
    return {row_digests.OPERATION: _HISTORY, "blob": "佐证", "index": _INDEX}.get(row.table, "设置")


def backup_before_upgrade(file: OfficeFile) -> Path:
    """Make the verified backup before migrations are applied. Returns its path."""
    folder = default_backup_folder(file.path)
    with told_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return backup(file, folder, reason=BEFORE_UPGRADE).path


def _stoppable(progress: Progress, cancel: Callable[[], bool] | None) -> Progress:
    def step(done: int, total: int, what: str) -> None:
        if cancel is not None and cancel():
            raise OperationRefused("已取消，这次没有留下备份。")
        progress(done, total, what)

    return step


def _judge_folder(folder: Path) -> None:
    with told_in_words(folder):
        if not folder.exists():
            # Do not create the folder: where a stick was mounted, it would be a folder on the computer's own disk.
            raise FileProblem(f"找不到文件夹 {folder}。请插好 U 盘，或先建好文件夹再备份。")
        if not folder.is_dir():
            raise FileProblem(f"{folder} 不是文件夹。请选一个放备份的文件夹。")


def publish(
    taken: Snapshot, folder: Path, label: Label, step: Progress = no_progress
) -> tuple[Path, Manifest]:
    """Copy a snapshot into `folder` and give it its final name last. Raises FileProblem and leaves no partial file."""
    source = taken.path
    with told_in_words(folder):
        size = source.stat().st_size
        _judge_room(folder, size)
        temporary_files.sweep(folder, *temporary_files.BACKUP_PARTS)
        part = _reserve(folder, label.name)
        final = part.with_name(part.name.removesuffix(_PART))
        note = manifest_path(final)
        note_part = note.with_name(note.name + _PART)
        try:
            with temporary_files.claimed(part), temporary_files.claimed(note_part):
                digest = _copy(source, part, step)
                taken.judge(step)
                step(2 * size, 2 * size, "正在写核验单")
                manifest = _manifest(taken, label, size, digest)
                _write_manifest(note_part, manifest)
                part.rename(final)
                note_part.rename(note)
        except BaseException:
            _forget(part, note_part, *([] if note.exists() else [final]))
            raise
        flush_folder(folder)
    return final, manifest


def _manifest(taken: Snapshot, label: Label, size: int, digest: str) -> Manifest:
    return Manifest(
        size=size,
        sha256=digest,
        program=__version__,
        encrypted=label.encrypted,
        reason=label.reason,
        made_at=label.at.isoformat(" ", "seconds"),
        # An encrypted backup has a manifest in plain text: operator and town are left out of it.
        operator="" if label.encrypted else label.operator,
        rotten=len(taken.rotten),
        **(taken.contents.__dict__ | ({"town": ""} if label.encrypted else {})),
    )


def _judge_room(folder: Path, size: int) -> None:
    most = volumes.largest_file(folder)
    if most is not None and size > most:
        raise FileProblem(f"{folder} 是 FAT32 格式，放不下超过 4 GB 的文件。请换 exFAT 或 NTFS 格式的 U 盘。")
    free = shutil.disk_usage(folder).free
    if free < size + 64 * 1024:
        short = (size + 64 * 1024 - free) / 1_000_000
        raise FileProblem(
            f"{folder} 满了，还差 {short:.1f} MB。请删去不用的文件，或换一个 U 盘，再备份一次。"
        )


def _reserve(folder: Path, name: str) -> Path:
    """Create an empty .part file under an unused name: a backup never overwrites another."""
    for number in range(1, 1000):
        final = folder / f"{name}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        part = final.with_name(final.name + _PART)
        if final.exists() or manifest_path(final).exists():
            continue
        try:
            part.open("xb").close()
        except FileExistsError:
            continue
        return part
    raise FileProblem(f"{folder} 里同名的备份太多，请换个文件夹。")


def _copy(source: Path, part: Path, step: Progress) -> str:
    """Copy or move the snapshot and read it back. Returns the SHA-256 of both."""
    size = source.stat().st_size
    digest = move_hashed(source, part, lambda done, total, what: step(done, 2 * total, what))
    if part.stat().st_size != size:
        raise FileProblem(f"{part.parent} 没有把文件写全。U 盘可能坏了，请换一个再备份。")
    if hash_cold(part, lambda done, total, what: step(total + done, 2 * total, what)) != digest:
        raise FileProblem(f"从 {part.parent} 重新读出的内容与写入的不一样。U 盘可能坏了，请换一个再备份。")
    return digest


def _write_manifest(part: Path, manifest: Manifest) -> None:
    raw = manifest.to_bytes()
    with part.open("wb") as file:
        file.write(raw)
        flush(file)
    if hash_cold(part) != hashlib.sha256(raw).hexdigest():
        raise FileProblem(f"从 {part.parent} 重新读出的核验单不对。U 盘可能坏了，请换一个再备份。")


def _forget(*paths: Path) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            # The stick was removed or is write-protected; the file left on it still ends in .part.
            continue
