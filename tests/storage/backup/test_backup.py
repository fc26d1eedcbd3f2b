"""A backup is read back and compared, or it does not get its name."""

from __future__ import annotations

import datetime as dt
import errno
import os
import resource
import shutil
import tempfile
import threading
from pathlib import Path

import pytest

from lawgov_desktop.errors import FileProblem, KnownError, OperationRefused
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.automatic import automatic
from lawgov_desktop.storage.backup.backup import ON_CLOSE, TIMED, backup, backup_before_upgrade
from lawgov_desktop.storage.backup.catalog import ABSENT, compare, list_backups, newest_good, remember
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import BAD, GOOD, UNVERIFIED, verify
from lawgov_desktop.storage.engine import durable_copy, volumes
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.engine.durable_copy import copy_hashed, told_in_words
from lawgov_desktop.storage.engine.manifest import manifest_path, read_manifest
from lawgov_desktop.storage.engine.temporary_files import claimed
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.passphrase_change import change_passphrase
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import dispute, person, village

MORNING = dt.datetime(2023, 11, 22, 9, 12)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_named_after_town_and_minute_and_proves_itself(
    operations: Operations, stick: Path
) -> None:
    operations.configure({"town": "下良镇"})
    village(operations)
    report = backup(operations.file, stick, at=MORNING)
    assert names(stick) == ["下良镇-20231122-0912.lawgov", "下良镇-20231122-0912.lawgov.json"]
    assert verify(report.path).opened
    assert "1 行" in report.sentence
    note = read_manifest(report.path)
    assert note is not None
    assert (note.made, note.reason, note.operator, note.town) == (MORNING, "手工", "赵敏", "下良镇")
    assert (note.live["village"], note.encrypted, note.size) == (1, False, report.path.stat().st_size)


def test_a_backup_never_overwrites_another(operations: Operations, stick: Path) -> None:
    first = backup(operations.file, stick, at=MORNING)
    kept = first.path.read_bytes()
    village(operations)
    second = backup(operations.file, stick, at=MORNING)
    assert second.path.name == "台账-20231122-0912-2.lawgov"
    assert first.path.read_bytes() == kept
    assert verify(first.path).good
    assert verify(second.path).good


def test_of_two_backups_in_one_second_the_second_is_the_newest(operations: Operations, stick: Path) -> None:
    at = dt.datetime(2023, 11, 22, 10, 5)
    made = [backup(operations.file, stick, at=at).path for _ in range(11)]
    listed = list_backups([stick])
    assert [entry.path for entry in listed] == made[::-1]
    assert newest_good(listed) is listed[0]


def test_characters_a_stick_refuses_stay_out_of_the_name(operations: Operations, stick: Path) -> None:
    operations.configure({"town": '下良:镇/<司"法?所>*|. '})
    assert backup(operations.file, stick, at=MORNING).path.name == "下良镇司法所-20231122-0912.lawgov"


def test_a_file_another_window_is_writing_can_be_backed_up(
    operations: Operations, stick: Path, catalogue: Catalogue
) -> None:
    village(operations)
    with open_file(operations.file.path, catalogue, read_only=True) as reader:
        assert verify(backup(reader, stick).path).manifest.live["village"] == 1  # type: ignore[union-attr]


def test_a_backup_in_another_thread_does_not_disturb_saving(operations: Operations, stick: Path) -> None:
    found: list[Path] = []
    worker = threading.Thread(
        target=lambda: found.extend(backup(operations.file, stick).path for _ in range(3))
    )
    worker.start()
    for number in range(30):
        village(operations, f"第{number}村")
    worker.join()
    assert all(verify(path).good for path in found)
    assert len(found) == 3


def test_the_progress_ends_full_and_a_cancelled_backup_leaves_nothing(
    operations: Operations, stick: Path
) -> None:
    told: list[tuple[int, int, str]] = []
    backup(operations.file, stick, progress=lambda *now: told.append(now), at=MORNING)
    assert told[-1][0] == told[-1][1] > 0
    before = names(stick)
    for moment in range(len(told)):
        calls = iter(range(len(told)))
        with pytest.raises(OperationRefused, match="已取消"):
            backup(operations.file, stick, cancel=lambda calls=calls, moment=moment: next(calls) == moment)
    assert names(stick) == before
    assert [n for n in names(operations.file.path.parent) if "snapshot" in n] == []


def test_a_folder_that_is_not_there_is_not_made(operations: Operations, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="请插好 U 盘"):
        backup(operations.file, tmp_path / "没有")
    assert not (tmp_path / "没有").exists()
    with pytest.raises(FileProblem, match="不是文件夹"):
        backup(operations.file, operations.file.path)


def test_a_stick_pulled_in_the_middle_is_said_in_one_sentence(operations: Operations, stick: Path) -> None:
    def pull(_done: int, _total: int, what: str) -> None:
        if what == "正在写入":
            shutil.rmtree(stick)

    with pytest.raises(FileProblem, match="可能被拔出了"):
        backup(operations.file, stick, progress=pull)
    assert not stick.exists()


def test_a_file_the_stick_cannot_hold_is_said(sample: Operations, stick: Path) -> None:
    """On the disk of the file a backup is moved; to a stick it is copied, and FAT32 refuses what is too large."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, before[1]))
        with pytest.raises(FileProblem, match="4 GB"), told_in_words(stick):
            copy_hashed(sample.file.path, stick / "下良镇.lawgov.part")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_backup_to_another_disk_is_copied_and_verified(sample: Operations) -> None:
    """Where there is a disk in memory, it is another one than that of the test's folder, as a stick is."""
    other = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=other if other.is_dir() else None) as text:
        report = backup(sample.file, Path(text))
        assert verify(report.path).good
        assert {path.suffix for path in Path(text).iterdir()} == {".lawgov", ".json"}


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "满了"),
        (errno.EROFS, "写保护"),
        (errno.EACCES, "写保护"),
        (errno.EIO, "拔出"),
        (errno.ENODEV, "拔出"),
        (errno.ENOENT, "拔出"),
        (errno.EFBIG, "FAT32"),
        (errno.ELOOP, "换个地方"),
    ],
)
def test_each_fault_of_a_stick_has_its_sentence(number: int, word: str) -> None:
    with pytest.raises(FileProblem, match=word), durable_copy.told_in_words(Path("/media/stick")):
        raise OSError(number, "fault")


def test_what_a_killed_program_left_is_swept_up_later(operations: Operations, stick: Path) -> None:
    old, young = stick / "下良镇-20230101-0900.lawgov.part", stick / "下良镇-20230101-0901.lawgov.part"
    old.write_bytes(b"half")
    os.utime(old, (0, 0))
    # Another program is writing this one.
    with claimed(young):
        backup(operations.file, stick)
    assert not old.exists()
    assert young.exists()


def test_a_damaged_file_makes_no_backup(
    sample_file: Path, tmp_path: Path, stick: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "坏.db"
    shutil.copy(sample_file, path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(200_000))
    with open_file(path, catalogue, read_only=True) as office, pytest.raises(FileProblem, match="已经损坏"):
        backup(office, stick)
    assert names(stick) == []


def test_an_encrypted_file_gives_an_encrypted_backup(
    tmp_path: Path, stick: Path, catalogue: Catalogue
) -> None:
    with create_file(tmp_path / "密.db", catalogue, "七月十五赶集日子") as file:
        person(Operations(file), "李明山")
        report = backup(file, stick)
    assert "李明山".encode() not in report.path.read_bytes()
    assert "李明山".encode() not in manifest_path(report.path).read_bytes()
    assert not verify(report.path).opened
    assert verify(report.path, "七月十五赶集日子").opened


def test_the_backup_before_an_upgrade_lies_on_this_computer(operations: Operations) -> None:
    path = backup_before_upgrade(operations.file)
    assert path.parent == default_backup_folder(operations.file.path)
    assert verify(path).manifest.reason == "升级之前"  # type: ignore[union-attr]


def test_automatic_backups_skip_when_nothing_changed(operations: Operations, tmp_path: Path) -> None:
    folder = tmp_path / "备份"
    assert automatic(operations.file, folder, TIMED) is not None
    assert automatic(operations.file, folder, ON_CLOSE) is None
    village(operations)
    assert automatic(operations.file, folder, ON_CLOSE) is not None
    operations.file.close()
    change_passphrase(open_file(operations.file.path, operations.file.catalogue), "七月十五赶集日子")
    with open_file(operations.file.path, operations.file.catalogue, "七月十五赶集日子") as file:
        assert automatic(file, folder, TIMED) is not None, (
            "a plain backup does not stand for an encrypted file"
        )


def test_the_list_says_of_each_whether_it_can_be_used(
    operations: Operations, stick: Path, tmp_path: Path
) -> None:
    good = backup(operations.file, stick, at=MORNING).path
    short = backup(operations.file, stick, at=MORNING + dt.timedelta(hours=1)).path
    short.write_bytes(short.read_bytes()[:-1])
    flipped = backup(operations.file, stick, at=MORNING + dt.timedelta(hours=2)).path
    flipped.write_bytes(flipped.read_bytes()[:-1] + b"x")
    alone = backup(operations.file, stick, at=MORNING + dt.timedelta(hours=3)).path
    manifest_path(alone).unlink()
    states = {e.path: e.state for e in list_backups([stick, tmp_path / "没有"], thorough=True)}
    assert states == {good: GOOD, short: BAD, flipped: BAD, alone: UNVERIFIED}
    quick = list_backups([stick])
    assert [e.made for e in quick] == sorted((e.made for e in quick), reverse=True)
    assert {e.path: e.state for e in quick}[short] == BAD
    assert newest_good(list_backups([stick], thorough=True)).path == good  # type: ignore[union-attr]


def test_a_backup_on_a_stick_that_is_not_in_is_remembered(
    operations: Operations, stick: Path, tmp_path: Path
) -> None:
    report = backup(operations.file, stick, at=MORNING)
    assert [e.state for e in list_backups([stick], operations.file.path)] == [GOOD]
    remember(operations.file.path, report.path, report.manifest)
    stick.rename(tmp_path / "抽屉")
    (entry,) = list_backups([stick], operations.file.path)
    assert (entry.state, entry.made, entry.size) == (ABSENT, MORNING, report.manifest.size)
    # A stick plugged in again under another drive letter holds one backup, not two.
    assert [e.state for e in list_backups([tmp_path / "抽屉"], operations.file.path)] == [GOOD]


def test_a_backup_is_compared_with_now_table_by_table(operations: Operations, stick: Path) -> None:
    east = village(operations)
    first = dispute(operations, east)
    report = backup(operations.file, stick)
    dispute(operations, east, "2023-05-01")
    operations.trash(operations.file.catalogue.ledger("dispute"), [first])
    dispute(operations, east, "2023-05-02")
    rows = {c.title: (c.then, c.now, c.difference) for c in compare(operations.file, report.manifest)}
    assert rows["村（社区）"] == (1, 1, 0)
    assert rows["纠纷"] == (1, 2, -1)
    assert rows["纠纷当事人"] == (2, 4, -2)


def test_a_fault_is_always_one_sentence_that_says_what_to_do(operations: Operations, tmp_path: Path) -> None:
    for folder in (tmp_path / "没有", operations.file.path):
        with pytest.raises(KnownError) as found:
            backup(operations.file, folder)
        assert found.value.sentence.endswith("。")


def test_places_have_names_a_clerk_knows(tmp_path: Path) -> None:
    assert volumes.place_name(tmp_path) == "本机"
    assert not volumes.is_removable_or_network(tmp_path)
    assert volumes.largest_file(tmp_path) is None
    assert all(stick.name.startswith("U 盘") for stick in volumes.sticks())


@pytest.mark.parametrize("stem", ["乡" * 78, "乡" * 81, "CON", "x" * 244])
def test_a_file_with_a_long_name_is_made_backed_up_changed_and_restored(
    tmp_path: Path, stick: Path, catalogue: Catalogue, stem: str
) -> None:
    path = tmp_path / f"{stem}.db"
    with create_file(path, catalogue) as file:
        report = backup(file, stick)
    assert len(f"{report.path.name}.json.part".encode()) <= 255
    change_passphrase(open_file(path, catalogue), "新的口令有八个字")
    with open_file(path, catalogue, "新的口令有八个字") as file:
        change_passphrase(file, None)
    restore(report.path, path, catalogue)
    open_file(path, catalogue).close()


def test_a_name_too_long_for_sqlite_is_refused_with_a_sentence(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(FileProblem, match="太长了"):
        create_file(tmp_path / ("乡" * 82 + ".db"), catalogue)


def test_a_town_of_any_name_gives_a_backup_a_name(operations: Operations, stick: Path) -> None:
    for town, start in (("乡" * 78, "乡" * 40 + "-"), ("下良\u202e镇/乡", "下良镇乡-"), ("NUL", "NUL_-")):
        operations.configure({"town": town})
        assert backup(operations.file, stick).path.name.startswith(start)
