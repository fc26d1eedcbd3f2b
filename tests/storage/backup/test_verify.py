"""Verifying a backup finds damage of every kind at every position."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from lawgov_desktop.errors import FileProblem, WrongPassphrase
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.verify import BAD, GOOD, UNVERIFIED, examine, verify
from lawgov_desktop.storage.engine.manifest import Manifest, manifest_path
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village


def flip(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def test_one_flipped_bit_anywhere_in_the_data_is_found(backed_up: Path) -> None:
    size, chance = backed_up.stat().st_size, random.Random(7)
    places = {*range(100), *range(size - 50, size), *(chance.randrange(size) for _ in range(150))}
    for place in places:
        bit = chance.randrange(8)
        flip(backed_up, place, bit)
        assert examine(backed_up).state == BAD, place
        flip(backed_up, place, bit)
    assert examine(backed_up).state == GOOD


def test_one_flipped_bit_anywhere_in_the_manifest_is_found(backed_up: Path) -> None:
    note = manifest_path(backed_up)
    raw = note.read_bytes()
    for place in range(len(raw)):
        for bit in range(8):
            changed = raw[:place] + bytes([raw[place] ^ 1 << bit]) + raw[place + 1 :]
            with pytest.raises(FileProblem, match="核验单已经损坏"):
                Manifest.from_bytes(changed)
    for place in range(0, len(raw), 97):
        flip(note, place, 0)
        assert examine(backed_up).state == BAD
        flip(note, place, 0)
    assert examine(backed_up).state == GOOD


def test_a_manifest_cut_short_emptied_or_of_another_backup_is_found(
    backed_up: Path, operations: Operations, stick: Path
) -> None:
    note = manifest_path(backed_up)
    raw = note.read_bytes()
    for damaged in (
        b"",
        raw[:-1],
        raw[:100],
        raw + b" ",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        raw.replace(b"\n", b"\r\n"),
    ):
        note.write_bytes(damaged)
        assert examine(backed_up).state == BAD, damaged[:20]
    village(operations, "西沟村")
    note.write_bytes(manifest_path(backup(operations.file, stick).path).read_bytes())
    assert examine(backed_up).state == BAD


def test_a_forged_manifest_that_claims_other_rows_is_found(backed_up: Path) -> None:
    note = manifest_path(backed_up)
    manifest = Manifest.from_bytes(note.read_bytes())
    for forged in ({**manifest.rows, "village": 2}, {**manifest.rows, "extra": 0}):
        note.write_bytes(Manifest(**{**manifest.__dict__, "rows": forged}).to_bytes())
        assert "不符" in examine(backed_up).sentence


def test_torn_and_foreign_files_are_found_with_and_without_their_manifest(
    backed_up: Path, tmp_path: Path
) -> None:
    whole = backed_up.read_bytes()
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.txt", "a" * 1000)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    wrecks = {
        "empty": b"",
        "half": whole[: len(whole) // 2],
        "cut inside a page": whole[:-100],
        "tail zeros": whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2),
        "one block zero": whole[:40960] + bytes(4096) + whole[45056:],
        "text": "这是一段文字".encode() * 200,
        "zip": (tmp_path / "x.zip").read_bytes(),
        "another program's database": (tmp_path / "other.db").read_bytes(),
    }
    for name, content in wrecks.items():
        backed_up.write_bytes(content)
        assert examine(backed_up).state == BAD, name
        alone = tmp_path / f"{name}.lawgov"
        alone.write_bytes(content)
        found = examine(alone)
        assert found.state == BAD, name
        assert found.sentence.endswith("。")


def test_a_backup_without_manifest_is_unverified_and_not_trusted(backed_up: Path) -> None:
    manifest_path(backed_up).unlink()
    found = examine(backed_up)
    assert (found.state, found.opened) == (UNVERIFIED, True)
    assert "没有核验单" in found.sentence
    with pytest.raises(FileProblem, match="未核验"):
        verify(backed_up)


def test_what_is_not_there_or_a_folder_is_said_at_once(stick: Path) -> None:
    with pytest.raises(FileProblem, match="找不到"):
        examine(stick / "没有.lawgov")
    with pytest.raises(FileProblem, match="文件夹"):
        examine(stick)


def test_the_manifest_names_the_backup_as_well_as_the_backup_itself(backed_up: Path) -> None:
    assert verify(manifest_path(backed_up)).path == backed_up


def test_a_backup_may_be_renamed_together_with_its_manifest(backed_up: Path, tmp_path: Path) -> None:
    moved = tmp_path / "年终.lawgov"
    shutil.move(manifest_path(backed_up), manifest_path(moved))
    shutil.move(backed_up, moved)
    assert verify(moved).good


def test_verifying_changes_nothing_and_ignores_a_foreign_journal_beside_it(
    backed_up: Path, operations: Operations
) -> None:
    for tail in ("-wal", "-journal"):
        shutil.copy(operations.file.path.with_name(operations.file.path.name + "-wal"), str(backed_up) + tail)
    before = {path.name: path.read_bytes() for path in backed_up.parent.iterdir()}
    assert verify(backed_up).good
    assert {path.name: path.read_bytes() for path in backed_up.parent.iterdir()} == before


def test_a_backup_on_a_write_protected_stick_can_be_verified(backed_up: Path) -> None:
    backed_up.chmod(0o444)
    backed_up.parent.chmod(0o555)
    try:
        assert verify(backed_up).good
    finally:
        backed_up.parent.chmod(0o755)


def test_a_wrong_passphrase_is_told_from_damage(tmp_path: Path, stick: Path, catalogue: Catalogue) -> None:
    with create_file(tmp_path / "密.db", catalogue, "七月十五赶集日子") as file:
        path = backup(file, stick).path
    with pytest.raises(WrongPassphrase, match="做备份时"):
        verify(path, "八月十五赶集日")
    flip(path, path.stat().st_size // 2, 3)
    assert examine(path, "七月十五赶集日子").state == BAD
    manifest_path(path).unlink()
    assert examine(path, "七月十五赶集日子").state == BAD
    assert examine(path).state == UNVERIFIED


def test_the_manifest_is_plain_json(backed_up: Path) -> None:
    data = json.loads(manifest_path(backed_up).read_text("utf-8"))
    assert data["town"] == "下良镇"
    assert len(data["sha256"]) == len(data["digest"]) == 64
