"""What stands in plain text beside an encrypted file does not name the town."""

from __future__ import annotations

from pathlib import Path

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations

SECRET = "七月十五赶集日子"


def test_the_side_files_of_an_encrypted_file_do_not_name_the_town(
    tmp_path: Path, stick: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "下良镇.db"
    with create_file(path, catalogue, SECRET) as file:
        operations = Operations(file)
        operations.configure({"town": "下良镇", "office": "下良镇司法所"})
        report = backup(file, stick)
        beside = [p for p in tmp_path.iterdir() if p.is_file() and p.suffix != ".lock"]
        for side in (*stick.iterdir(), *beside):
            assert "下良".encode() not in side.read_bytes().replace(str(path).encode(), b"")
    assert report.path.name.startswith("台账-")
    assert verify(report.path, SECRET).opened
    restore(report.path, tmp_path / "又.db", catalogue, SECRET)


def test_a_plain_file_keeps_its_town_in_the_names(operations: Operations, stick: Path) -> None:
    operations.configure({"town": "下良镇"})
    report = backup(operations.file, stick)
    assert report.path.name.startswith("下良镇-")
    assert report.manifest.town == "下良镇"
