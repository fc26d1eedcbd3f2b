"""Attachments are stored unchanged and once, and are deleted only when their row is purged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawgov_desktop.errors import FileProblem, OperationRefused
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.tables import attachment_rows, history
from lawgov_desktop.storage.tables.attachment_rows import LIMIT_MB, Attachment
from lawgov_desktop.storage.write import attachments
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import again, village


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "村级公示 照片.JPG"
    path.write_bytes(b"\xff\xd8\xff" + bytes(range(256)) * 20)
    return path


def blobs(operations: Operations) -> int:
    return int(operations.file.db.execute_sql("SELECT count(*) FROM blob").fetchone()[0])


def test_a_file_is_kept_and_read_back_unchanged(operations: Operations, photo: Path) -> None:
    owner = village(operations).uid
    made = attachments.add(operations, owner, photo, "照片")
    assert attachment_rows.of_row(operations.file.db, owner) == [made]
    assert (made.name, made.kind, made.size) == (photo.name, "照片", photo.stat().st_size)
    assert attachment_rows.read(operations.file.db, made.sha256) == photo.read_bytes()
    changes = history.changes_of(operations.file.db, [made.uid])
    assert [(c.name, c.operator, c.action) for c in changes] == [("添加佐证：照片", "赵敏", "insert")]


def test_the_same_content_is_kept_once(operations: Operations, photo: Path, tmp_path: Path) -> None:
    first, second = village(operations, "东河村").uid, village(operations, "西沟村").uid
    twin = tmp_path / "同一张.jpg"
    twin.write_bytes(photo.read_bytes())
    one, two = attachments.add(operations, first, photo), attachments.add(operations, second, twin)
    assert (one.sha256 == two.sha256, blobs(operations)) == (True, 1)
    attachments.remove(operations, one.uid)
    attachments.empty_trash(operations)
    assert attachment_rows.read(operations.file.db, two.sha256) == photo.read_bytes()
    attachments.remove(operations, two.uid)
    assert attachments.empty_trash(operations) == 1
    assert blobs(operations) == 0


def test_removed_evidence_waits_in_the_trash(operations: Operations, photo: Path) -> None:
    owner = village(operations).uid
    made = attachments.add(operations, owner, photo)
    attachments.remove(operations, made.uid)
    assert attachment_rows.of_row(operations.file.db, owner) == []
    assert [a.uid for a in attachment_rows.of_row(operations.file.db, owner, trash=True)] == [made.uid]
    attachments.bring_back(operations, made.uid)
    assert attachment_rows.of_row(operations.file.db, owner) == [made]


def test_evidence_goes_with_its_row_when_the_trash_is_emptied(operations: Operations, photo: Path) -> None:
    record, other = village(operations, "东河村"), village(operations, "西沟村")
    made = attachments.add(operations, record.uid, photo)
    with operations.operation("登记照片"):
        kept = attachment_rows.put(operations.file.db, other.uid, "照片.jpg", b"another")
    ledger = operations.file.catalogue.ledger("village")
    operations.trash(ledger, [record])
    assert blobs(operations) == 2
    operations.purge(ledger, [again(record)])
    assert blobs(operations) == 1
    assert history.changes_of(operations.file.db, [made.uid]) == []
    assert attachment_rows.of_row(operations.file.db, other.uid) == [kept]


def test_what_cannot_be_kept_is_said_before_anything_is_written(
    operations: Operations, tmp_path: Path
) -> None:
    owner = village(operations).uid
    large, empty = tmp_path / "录像.mp4", tmp_path / "空.pdf"
    with large.open("wb") as file:
        file.truncate(LIMIT_MB * 1024 * 1024 + 1)
    empty.touch()
    with pytest.raises(OperationRefused, match="50 MB"):
        attachments.add(operations, owner, large)
    with pytest.raises(OperationRefused, match="空文件"):
        attachments.add(operations, owner, empty)
    for missing in (tmp_path / "没有.pdf", tmp_path):
        with pytest.raises(FileProblem, match="读不到"):
            attachments.add(operations, owner, missing)
    assert blobs(operations) == 0


#: Names that a file system refuses, that hide what a file is, or that Windows takes for a device.
BAD_NAMES = ("申请\u202efdp.exe", "CON.pdf", "长" * 84 + ".pd", "a\tb.pdf", "…" * 85, "尾 . ")


def test_one_bad_name_never_blocks_the_others(operations: Operations, tmp_path: Path) -> None:
    owner = village(operations).uid
    scans = [os.fsencode(tmp_path / name) for name in BAD_NAMES] + [os.fsencode(tmp_path) + b"/\xd0\xc2.pdf"]
    for number, scan in enumerate(scans):
        Path(os.fsdecode(scan)).write_bytes(str(number).encode())
    files = attachments.load_all([Path(os.fsdecode(scan)) for scan in scans])
    attachments.keep(operations, [owner], files)
    stored = [a.name for a in attachment_rows.of_row(operations.file.db, owner)]
    assert stored == ["申请fdp.exe", "CON_.pdf", "长" * 80 + ".pd", "a b.pdf", "…" * 81, "尾", "佐证.pdf"]
    written = attachments.export(operations.file.db, owner, tmp_path / "导出")
    assert [p.read_bytes() for p in written] == [str(number).encode() for number in range(7)]


def test_a_name_another_program_stored_is_shown_and_stripped(
    operations: Operations, photo: Path, tmp_path: Path
) -> None:
    owner = village(operations).uid
    attachments.add(operations, owner, photo)
    for name, shown, saved in (
        ("申请\u202efdp.exe", "申请[U+202E]fdp.exe", "申请fdp.exe"),
        ("../../" + "长" * 120 + ".pdf", "../../" + "长" * 120 + ".pdf", "长" * 80 + ".pdf"),
        ("NUL", "NUL", "NUL_"),
    ):
        operations.file.db.execute_sql("UPDATE attachment SET name = ?", (name,))
        assert attachment_rows.of_row(operations.file.db, owner)[0].title == shown
        (written,) = attachments.export(operations.file.db, owner, tmp_path / "导出")
        assert written.parent == tmp_path / "导出"
        assert written.name == saved.lstrip(".")


def test_evidence_is_written_out_without_overwriting(
    operations: Operations, photo: Path, tmp_path: Path
) -> None:
    owner = village(operations).uid
    attachments.add(operations, owner, photo)
    attachments.add(operations, owner, photo)
    folder = tmp_path / "导出"
    written = attachments.export(operations.file.db, owner, folder)
    assert [p.name for p in written] == ["村级公示 照片.JPG", "村级公示 照片（2）.JPG"]
    assert all(p.read_bytes() == photo.read_bytes() for p in written)
    attachments.export(operations.file.db, owner, folder)
    assert len(list(folder.iterdir())) == 4


def test_content_that_is_not_what_was_kept_is_not_handed_out(operations: Operations, photo: Path) -> None:
    made: Attachment = attachments.add(operations, village(operations).uid, photo)
    operations.file.db.execute_sql("UPDATE blob SET content = x'00'")
    with pytest.raises(FileProblem, match="已经损坏"):
        attachment_rows.read(operations.file.db, made.sha256)
    with pytest.raises(FileProblem, match="不在文件里"):
        attachment_rows.read(operations.file.db, "0" * 64)


def test_evidence_is_in_the_backup(operations: Operations, photo: Path, stick: Path) -> None:
    attachments.add(operations, village(operations).uid, photo)
    note = verify(backup(operations.file, stick).path).manifest
    assert note is not None
    assert (note.rows["blob"], note.live["attachment"]) == (1, 1)
