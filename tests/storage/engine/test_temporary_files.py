"""Temporary files of a killed program are deleted at the next start, those of a running one are left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.text.file_names import beside
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.engine import temporary_files
from lawgov_desktop.storage.opening import create_file, open_file

#: Claims the file given on the command line until it is ended.
_CLAIM = """
import sys, time
from pathlib import Path
from lawgov_desktop.storage.engine.temporary_files import claimed
with claimed(Path(sys.argv[1])):
    print("claimed", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_program_left_is_gone_after_the_next_start(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / ("乡" * 78 + ".db")
    create_file(path, catalogue).close()
    folder = tmp_path / "备份"
    folder.mkdir()
    left = [
        *(beside(path, tail) for tail in (".part", ".restore-part", ".convert-part")),
        *(beside(path, f".restore-part{tail}") for tail in ("",)),
        temporary_files.snapshot_path(path, "0a1b2c3d"),
        folder / "下良镇-20261201-0900.lawgov.part",
        folder / "下良镇-20261201-0900.lawgov.json.part",
        tmp_path / "恢复前 2026-12-01 0900.lawgov-wal.part",
    ]
    left += [beside(path, ".convert-part").with_name(beside(path, ".convert-part").name + "-journal")]
    left += [left[-6].with_name(left[-6].name + "-journal")]
    others = [tmp_path / "报表.xlsx.part", folder / "照片.part", tmp_path / ".别的.db.0a1b2c3d.snapshot"]
    for file in (*left, *others):
        file.write_bytes(b"x")
    with open_file(path, catalogue, read_only=True):
        assert all(file.exists() for file in left)
    open_file(path, catalogue).close()
    assert [file.name for file in left if file.exists()] == []
    assert all(file.exists() for file in others)


def test_a_running_program_keeps_its_files(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "台账.db"
    create_file(path, catalogue).close()
    snapshot = temporary_files.snapshot_path(path, "0a1b2c3d")
    command = [sys.executable, "-c", _CLAIM, str(snapshot)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"claimed\n"
        journal = snapshot.with_name(snapshot.name + "-journal")
        journal.write_bytes(b"x")
        open_file(path, catalogue).close()
        assert snapshot.exists()
        assert journal.exists()
        other.kill()
    with open_file(path, catalogue) as file:
        assert not snapshot.exists()
        assert not journal.exists()
        (tmp_path / "U盘").mkdir()
        backup(file, tmp_path / "U盘")
    assert sorted(p.suffix for p in (tmp_path / "U盘").iterdir()) == [".json", ".lawgov"]
