"""The list of backups, in folders and on sticks that are not plugged in, and the comparison of one with the file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.backup.order import doubts, newest_first
from lawgov_desktop.storage.backup.verify import BAD, GOOD, ROTTEN, UNVERIFIED, examine
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.durable_copy import Progress, no_progress
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX, Manifest, read_manifest
from lawgov_desktop.storage.engine.raw_reader import beside, contents_of
from lawgov_desktop.storage.office_file import OfficeFile

SUFFIX = DATA_SUFFIX
ABSENT = "U 盘不在"
_REMEMBERED = 300
#: Types of the values of a remembered backup; a line with others was not written by this program.
_TYPES: dict[str, type] = {
    **dict.fromkeys(("path", "place", "reason", "sha256", "made_at"), str),
    "size": int,
    "encrypted": bool,
    "file_id": str,
    "operation": int,
}
_KEPT = ("made_at", "reason", "size", "encrypted", "sha256", "file_id", "operation")


@dataclass(frozen=True)
class Entry:
    """One backup as the page lists it; `state` is 核验一致, 有损坏的行, 读不全，不能用, 未核验 or U 盘不在."""

    path: Path
    state: str
    made: dt.datetime
    place: str
    reason: str
    size: int
    encrypted: bool
    sha256: str = ""
    manifest: Manifest | None = None
    #: Id of the file it is a backup of, empty when unknown.
    file_id: str = ""
    #: Number of the newest operation it holds, 0 when unknown.
    operation: int = 0
    #: Why the date in `made` cannot be right, empty for a plausible one.
    doubt: str = ""

    @property
    def name(self) -> str:
        """The file name."""
        return self.path.name

    def is_of(self, file_id: str) -> bool:
        """Whether it is a backup of the file with this id; backups remembered beside a file belong to it."""
        return self.state == ABSENT or self.file_id == file_id

    def place_beside(self, file_id: str) -> str:
        """Its folder as the page of the file with this id shows it, with a note when it is a backup of another file."""
        another = self.file_id and file_id and self.file_id != file_id
        return f"{self.place} · 另一个文件" if another else self.place


@dataclass(frozen=True)
class Comparison:
    """One table of the ledgers: rows (not in the trash) in the backup and now."""

    table: str
    title: str
    then: int
    now: int

    @property
    def difference(self) -> int:
        """Rows gained (or, negative, lost) by restoring."""
        return self.then - self.now


def list_backups(
    folders: Iterable[Path],
    database: Path | None = None,
    *,
    thorough: bool = False,
    progress: Progress = no_progress,
) -> list[Entry]:
    """The backups in these folders, newest first, with those of `database` on sticks that are not plugged in.

    The order is that of the operations they hold: the clock may have been wrong. Their state is judged by manifest and
    size; `thorough` reads every byte (the page does that in a job).
    """
    files = sorted({path for folder in folders if _is_there(folder) for path in folder.glob(f"*{SUFFIX}")})
    entries = []
    for index, path in enumerate(files):
        progress(index, len(files), path.name)
        entry = _entry(path, thorough)
        if entry is not None:
            entries.append(entry)
    known = {entry.sha256 for entry in entries if entry.sha256}
    if database is not None:
        absent = {e.sha256: e for e in _remembered(database) if not _is_there(e.path.parent)}
        entries += [entry for digest, entry in absent.items() if digest not in known]
    ordered = newest_first(entries)
    return [
        replace(entry, doubt=doubt)
        for entry, doubt in zip(ordered, doubts(ordered, dt.datetime.now()), strict=True)
    ]


def newest_good(entries: Iterable[Entry]) -> Entry | None:
    """The newest backup that can be restored, of a list as `list_backups` returns it; None when there is none."""
    return next((e for e in entries if e.state == GOOD), None)


def compare(file: OfficeFile, manifest: Manifest) -> list[Comparison]:
    """The row counts of every ledger table in the backup and now. May run in any thread."""
    file.judge_identity()
    with beside(file.path, file.key) as connection:
        now = contents_of(connection).live
    comparisons = []
    for ledger in file.catalogue.ledgers.values():
        titles = {ledger.model._meta.table_name: ledger.title}
        for section in ledger.sections:
            if section.child:
                # Avoid a doubled word: 检查人员, not 检查检查人员.
                title = ledger.title + section.title.removeprefix(ledger.title)
                titles[ledger.child_model(section.child)._meta.table_name] = title
        comparisons += [
            Comparison(t, title, manifest.live.get(t, 0), now.get(t, 0)) for t, title in titles.items()
        ]
    return comparisons


def remember(database: Path, path: Path, manifest: Manifest) -> None:
    """Record beside the file where a backup was written, so that the page can name the stick."""
    remembered: dict[str, Any] = {name: getattr(manifest, name) for name in _KEPT}
    remembered |= {"path": str(path.absolute()), "place": volumes.place_name(path.parent)}
    line = json.dumps(remembered)
    note = _note(database)
    try:
        lines = note.read_text("utf-8").splitlines() if note.exists() else []
        note.write_text("\n".join([*lines[1 - _REMEMBERED :], line]) + "\n", "utf-8")
    except (OSError, ValueError):
        # The record is optional: the backup is good without it.
        return


def _note(database: Path) -> Path:
    return database.with_name(database.name + ".backups")


def _remembered(database: Path) -> list[Entry]:
    try:
        lines = _note(database).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []
    entries = []
    for line in lines:
        try:
            data = json.loads(line)
            made_at = dt.datetime.fromisoformat(data["made_at"])
            if made_at.tzinfo is not None or any(type(data[key]) is not kind for key, kind in _TYPES.items()):
                continue
            entries.append(
                Entry(
                    Path(data["path"]), ABSENT, made_at, data["place"], data["reason"], data["size"],
                    data["encrypted"], data["sha256"], None, data["file_id"], data["operation"],
                )
            )  # fmt: skip
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
    return entries


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _entry(path: Path, thorough: bool) -> Entry | None:
    try:
        status = path.stat()
    except OSError:
        return None
    place_name = volumes.place_name(path.parent)
    try:
        manifest = read_manifest(path)
    except FileProblem:
        manifest, state = None, BAD
    else:
        good = manifest is None or manifest.size == status.st_size
        state = BAD if not good or not status.st_size else UNVERIFIED if manifest is None else GOOD
    if state == GOOD and manifest is not None and manifest.rotten:
        state = ROTTEN
    if thorough and state != BAD:
        state = examine(path).state
    if manifest is None:
        made_at = dt.datetime.fromtimestamp(status.st_mtime)
        return Entry(path, state, made_at, place_name, "", status.st_size, False)
    note = manifest
    return Entry(
        path, state, note.made, place_name, note.reason, status.st_size, note.encrypted, note.sha256, note,
        note.file_id, note.operation,
    )  # fmt: skip
