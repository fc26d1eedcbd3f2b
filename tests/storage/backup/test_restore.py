"""Restoring accepts verified backups only and keeps a copy of the former file."""

from __future__ import annotations

import datetime as dt
import resource
import shutil
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileLocked, FileProblem, WrongPassphrase
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.engine.engine import is_encrypted
from lawgov_desktop.storage.engine.manifest import manifest_path
from lawgov_desktop.storage.engine.temporary_files import COMPANIONS
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.passphrase_change import change_passphrase
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village

AT = dt.datetime(2023, 11, 22, 10, 5)
SECRET, OTHER = "七月十五赶集日子", "八月十五看月亮圆"


def villages(path: Path, catalogue: Catalogue, passphrase: str | None = None) -> list[str]:
    with open_file(path, catalogue, passphrase):
        return [row.name for row in Village.select().order_by(Village.id)]


@pytest.fixture
def office(operations: Operations, backed_up: Path) -> Path:
    """A closed file with 东河村 (backed up) and 西沟村 (added since)."""
    village(operations, "西沟村")
    operations.file.close()
    return operations.file.path


def test_the_backup_comes_back_and_the_present_file_is_kept(
    office: Path, backed_up: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    report = restore(backed_up, office, catalogue, aside=tmp_path / "备份", at=AT)
    assert villages(office, catalogue) == ["东河村"]
    assert report.aside == tmp_path / "备份" / "恢复前 2023-11-22 1005.lawgov"
    assert verify(report.aside).manifest.reason == "恢复之前"  # type: ignore[union-attr]
    again = restore(report.aside, office, catalogue, aside=tmp_path / "备份", at=AT)
    assert villages(office, catalogue) == ["东河村", "西沟村"]
    assert again.aside != report.aside
    assert str(report.aside) in report.sentence


def test_a_backup_comes_to_a_computer_that_has_no_file_yet(
    backed_up: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    target = tmp_path / "新电脑" / "台账.db"
    assert restore(backed_up, target, catalogue).aside is None
    assert villages(target, catalogue) == ["东河村"]


def test_what_does_not_prove_itself_is_refused_and_nothing_changes(
    office: Path, backed_up: Path, catalogue: Catalogue
) -> None:
    before = office.read_bytes()
    whole = backed_up.read_bytes()
    for damaged in (whole[:-1], whole[:5000] + b"x" + whole[5001:], b"", b"text" * 500):
        backed_up.write_bytes(damaged)
        with pytest.raises(FileProblem, match="未通过核验"):
            restore(backed_up, office, catalogue)
    backed_up.write_bytes(whole)
    note = manifest_path(backed_up).read_bytes()
    manifest_path(backed_up).write_bytes(note.replace(b"village", b"vilLage"))
    with pytest.raises(FileProblem, match="未通过核验"):
        restore(backed_up, office, catalogue)
    manifest_path(backed_up).unlink()
    with pytest.raises(FileProblem, match="未通过核验"):
        restore(backed_up, office, catalogue)
    assert office.read_bytes() == before
    assert not list(office.parent.glob("恢复前*"))
    assert not list(office.parent.glob("*part*"))


def test_a_sound_backup_without_manifest_is_restored_only_when_asked_for(
    office: Path, backed_up: Path, catalogue: Catalogue
) -> None:
    manifest_path(backed_up).unlink()
    restore(backed_up, office, catalogue, allow_unverified=True)
    assert villages(office, catalogue) == ["东河村"]
    backed_up.write_bytes(backed_up.read_bytes()[:-4096])
    with pytest.raises(FileProblem, match="未通过核验"):
        restore(backed_up, office, catalogue, allow_unverified=True)


def test_a_stale_wal_beside_the_file_is_not_replayed_into_the_restored_one(
    operations: Operations, backed_up: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    village(operations, "西沟村")
    office = operations.file.path
    stale = [(tail, office.with_name(office.name + tail)) for tail in COMPANIONS]
    kept = {tail: path.read_bytes() for tail, path in stale if path.exists()}
    assert kept["-wal"]
    operations.file.close()
    for tail, path in stale:
        path.write_bytes(kept.get(tail, b"junk"))
    restore(backed_up, office, catalogue, aside=tmp_path / "旧")
    assert not any(path.exists() for _, path in stale)
    assert villages(office, catalogue) == ["东河村"]


def test_a_file_too_damaged_to_read_is_kept_byte_for_byte(
    office: Path, backed_up: Path, catalogue: Catalogue
) -> None:
    damaged = b"\x00" * 3000 + office.read_bytes()[3000:20000]
    wal = office.with_name(office.name + "-wal")
    office.write_bytes(damaged)
    wal.write_bytes(b"the last rows")
    report = restore(backed_up, office, catalogue, at=AT)
    assert report.aside is not None
    assert not report.aside_verified
    assert report.aside.read_bytes() == damaged
    assert report.aside.with_name(report.aside.name + "-wal").read_bytes() == b"the last rows"
    assert villages(office, catalogue) == ["东河村"]
    assert "原样" in report.sentence


def test_nothing_is_restored_over_a_file_in_use(
    operations: Operations, backed_up: Path, catalogue: Catalogue
) -> None:
    with pytest.raises(FileLocked):
        restore(backed_up, operations.file.path, catalogue)
    operations.file.close()
    with (
        open_file(operations.file.path, catalogue, read_only=True),
        pytest.raises(FileLocked, match="只读"),
    ):
        restore(backed_up, operations.file.path, catalogue)
    assert villages(operations.file.path, catalogue) == ["东河村"]


def test_the_file_itself_is_no_backup_of_itself(office: Path, catalogue: Catalogue) -> None:
    with pytest.raises(FileProblem, match="就是现在正用的"):
        restore(office, office, catalogue)


def test_a_backup_of_a_newer_program_is_refused(office: Path, stick: Path, catalogue: Catalogue) -> None:
    with open_file(office, catalogue) as file:
        file.db.execute_sql("INSERT INTO schema_step (owner, n, sha256) VALUES ('mediation', 999, 'x')")
        newer = backup(file, stick).path
        file.db.execute_sql("DELETE FROM schema_step WHERE n = 999")
    before = office.read_bytes()
    with pytest.raises(FileProblem, match="新版程序"):
        restore(newer, office, catalogue)
    assert office.read_bytes() == before


def test_an_old_backup_keeps_its_old_passphrase(tmp_path: Path, stick: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "密.db"
    with create_file(path, catalogue, SECRET) as file:
        village(Operations(file))
        old = backup(file, stick).path
    change_passphrase(open_file(path, catalogue, SECRET), OTHER)
    with pytest.raises(WrongPassphrase, match="做备份时"):
        restore(old, path, catalogue, OTHER)
    with pytest.raises(FileProblem, match="口令"):
        restore(old, path, catalogue)
    with open_file(path, catalogue, OTHER) as file:
        key = file.key
    report = restore(old, path, catalogue, SECRET, present_key=key)
    assert villages(path, catalogue, SECRET) == ["东河村"]
    assert report.aside_verified
    assert report.aside is not None
    assert verify(report.aside, OTHER).opened
    assert "口令是做这份备份时的那个" in report.sentence


def test_without_the_present_passphrase_the_present_file_is_still_kept(
    tmp_path: Path, stick: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "密.db"
    with create_file(path, catalogue) as file:
        village(Operations(file))
        plain = backup(file, stick).path
    change_passphrase(open_file(path, catalogue), SECRET)
    before = path.read_bytes()
    report = restore(plain, path, catalogue)
    assert "没有口令，现在的文件也就没有了" in report.sentence
    assert villages(path, catalogue) == ["东河村"]
    assert report.aside is not None
    assert report.aside.read_bytes() == before
    shutil.move(report.aside, tmp_path / "又打开.db")
    assert villages(tmp_path / "又打开.db", catalogue, SECRET) == ["东河村"]


def test_passphrases_are_set_changed_and_removed_without_losing_a_row(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "台账.db"
    with create_file(path, catalogue) as file:
        village(Operations(file))
    for old, new in ((None, SECRET), (SECRET, OTHER), (OTHER, None)):
        change_passphrase(open_file(path, catalogue, old), new)
        assert is_encrypted(path) is (new is not None)
        assert villages(path, catalogue, new) == ["东河村"]
        if new is not None:
            assert "东河村".encode() not in path.read_bytes()
            with pytest.raises(FileProblem):
                open_file(path, catalogue, old)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["台账.db", "台账.db.lock"]


def test_a_passphrase_is_not_changed_under_a_reader(operations: Operations, catalogue: Catalogue) -> None:
    village(operations)
    with (
        open_file(operations.file.path, catalogue, read_only=True),
        pytest.raises(FileLocked, match="口令没有改"),
    ):
        change_passphrase(operations.file, SECRET)
    assert villages(operations.file.path, catalogue) == ["东河村"]


def test_an_interrupted_change_leaves_the_file_as_it_was(
    operations: Operations, catalogue: Catalogue
) -> None:
    village(operations)
    operations.file.close()
    before, limit = operations.file.path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    file = open_file(operations.file.path, catalogue)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limit[1]))
    try:
        with pytest.raises(FileProblem):
            change_passphrase(file, SECRET)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert villages(operations.file.path, catalogue) == ["东河村"]
    assert len(operations.file.path.read_bytes()) == len(before)
    assert sorted(p.name for p in operations.file.path.parent.iterdir() if p.is_file()) == [
        "台账.db",
        "台账.db.lock",
    ]
