"""A manifest whose values have other types than the program writes spoils its own backup, not the list of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.backup.automatic import automatic
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.catalog import compare, list_backups, newest_good
from lawgov_desktop.storage.backup.retention import thin
from lawgov_desktop.storage.backup.verify import BAD, examine
from lawgov_desktop.storage.engine.manifest import manifest_path, read_manifest
from lawgov_desktop.storage.write.operations import Operations

WRONG: list[tuple[str, Any]] = [
    ("size", "4096"),
    ("size", 1.5),
    ("size", True),
    ("size", None),
    ("sha256", 7),
    ("born", ["a"]),
    ("steps", []),
    ("steps", {"storage/1": 3}),
    ("encrypted", "ja"),
    ("encrypted", 1),
    ("rows", {"village": "3"}),
    ("rows", None),
    ("live", {"village": None}),
    ("live", {"village": {}}),
    ("town", {"a": 1}),
    ("reason", 5),
    ("made_at", 20261201),
    ("made_at", "gestern"),
    ("made_at", ""),
    ("made_at", "2026-12-01T09:00:00+08:00"),
    ("operator", None),
    ("operation", "9"),
    ("operation", 2.0),
    ("operation_at", 0),
]


def rewrite(backup_path: Path, key: str, value: Any) -> None:
    """Change one entry of a manifest and give it a digest that fits, as a program with other types would."""
    path = manifest_path(backup_path)
    data = json.loads(path.read_bytes())
    data.pop("digest")
    body = json.dumps(data | {key: value}, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    digest = hashlib.sha256(body).hexdigest()
    path.write_bytes(body + f',\n "digest": "{digest}"\n}}\n'.encode())


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_one_such_manifest_is_a_bad_backup_among_good_ones(
    operations: Operations, stick: Path, key: str, value: Any
) -> None:
    operations.configure({"town": "下良镇"})
    good = backup(operations.file, stick).path
    bad = backup(operations.file, stick).path
    rewrite(bad, key, value)
    with pytest.raises(FileProblem, match="核验单已经损坏"):
        read_manifest(bad)
    assert examine(bad).state == BAD
    for entries in (list_backups([stick]), list_backups([stick], thorough=True)):
        assert {entry.path: entry.state == BAD for entry in entries} == {good: False, bad: True}
        newest = newest_good(entries)
        assert newest is not None
        assert newest.path == good
    assert automatic(operations.file, stick, "自动") is None
    assert thin(stick) == []


def test_a_manifest_of_a_newer_program_with_more_entries_is_read(operations: Operations, stick: Path) -> None:
    made = backup(operations.file, stick).path
    rewrite(made, "signed_by", {"name": "x"})
    manifest = read_manifest(made)
    assert manifest is not None
    assert compare(operations.file, manifest)


def test_remembered_backups_of_other_types_are_passed_over(operations: Operations, stick: Path) -> None:
    backup(operations.file, stick)
    note = operations.file.path.with_name(operations.file.path.name + ".backups")
    line = json.loads(note.read_text("utf-8"))
    lines = [line | {key: value} for key, value in WRONG if key in line]
    lines += [line | {"path": 3}, line | {"place": None}, [], "x", 3, None]
    note.write_text("\n".join(json.dumps(one) for one in [*lines, line]) + "\n[[[\n", "utf-8")
    stick.rename(stick.with_name("拔出"))
    assert [entry.sha256 for entry in list_backups([], operations.file.path)] == [line["sha256"]]
