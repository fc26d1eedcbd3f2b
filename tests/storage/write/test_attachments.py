"""Evidence beside a row is kept as it is, once, and goes for good only when its row does."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.errors import FileProblem, Refused
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.write import attachments
from lawgov_desktop.storage.write.attachments import LIMIT_MB, Attachment
from lawgov_desktop.storage.write.operations import Door
from tests.storage.rows import again, village


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "村级公示 照片.JPG"
    path.write_bytes(b"\xff\xd8\xff" + bytes(range(256)) * 20)
    return path


def blobs(door: Door) -> int:
    return int(door.file.db.execute_sql("SELECT count(*) FROM blob").fetchone()[0])


def test_a_file_is_kept_and_read_back_unchanged(door: Door, photo: Path) -> None:
    owner = village(door).uid
    made = attachments.add(door, owner, photo, "照片")
    assert attachments.of_row(door.file.db, owner) == [made]
    assert (made.name, made.kind, made.size) == (photo.name, "照片", photo.stat().st_size)
    assert attachments.read(door.file.db, made.sha256) == photo.read_bytes()
    changes = history.changes_of(door.file.db, [made.uid])
    assert [(c.name, c.operator, c.action) for c in changes] == [("添加佐证：照片", "赵敏", "insert")]


def test_the_same_content_is_kept_once(door: Door, photo: Path, tmp_path: Path) -> None:
    first, second = village(door, "东河村").uid, village(door, "西沟村").uid
    twin = tmp_path / "同一张.jpg"
    twin.write_bytes(photo.read_bytes())
    one, two = attachments.add(door, first, photo), attachments.add(door, second, twin)
    assert (one.sha256 == two.sha256, blobs(door)) == (True, 1)
    attachments.remove(door, one.uid)
    attachments.empty_trash(door)
    assert attachments.read(door.file.db, two.sha256) == photo.read_bytes()
    attachments.remove(door, two.uid)
    assert attachments.empty_trash(door) == 1
    assert blobs(door) == 0


def test_removed_evidence_waits_in_the_trash(door: Door, photo: Path) -> None:
    owner = village(door).uid
    made = attachments.add(door, owner, photo)
    attachments.remove(door, made.uid)
    assert attachments.of_row(door.file.db, owner) == []
    assert [a.uid for a in attachments.of_row(door.file.db, owner, trash=True)] == [made.uid]
    attachments.bring_back(door, made.uid)
    assert attachments.of_row(door.file.db, owner) == [made]


def test_evidence_goes_with_its_row_when_the_trash_is_emptied(door: Door, photo: Path) -> None:
    record, other = village(door, "东河村"), village(door, "西沟村")
    made = attachments.add(door, record.uid, photo)
    with door.operation("登记照片"):
        kept = attachments.put(door.file.db, other.uid, "照片.jpg", b"another")
    ledger = door.file.catalogue.ledger("village")
    door.discard(ledger, [record])
    assert blobs(door) == 2
    door.purge(ledger, [again(record)])
    assert blobs(door) == 1
    assert history.changes_of(door.file.db, [made.uid]) == []
    assert attachments.of_row(door.file.db, other.uid) == [kept]


def test_what_cannot_be_kept_is_said_before_anything_is_written(door: Door, tmp_path: Path) -> None:
    owner = village(door).uid
    large, empty = tmp_path / "录像.mp4", tmp_path / "空.pdf"
    with large.open("wb") as file:
        file.truncate(LIMIT_MB * 1024 * 1024 + 1)
    empty.touch()
    with pytest.raises(Refused, match="50 MB"):
        attachments.add(door, owner, large)
    with pytest.raises(Refused, match="空文件"):
        attachments.add(door, owner, empty)
    for missing in (tmp_path / "没有.pdf", tmp_path):
        with pytest.raises(FileProblem, match="读不到"):
            attachments.add(door, owner, missing)
    assert blobs(door) == 0


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("协议.pdf", "协议.pdf"),
        ('a:b/c\\d?*"<>|.pdf', "abcd.pdf"),
        ("  .隐藏.  ", "隐藏"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
        ("...", "佐证"),
        ("无后缀", "无后缀"),
    ],
)
def test_names_are_made_to_fit_every_system(given: str, kept: str) -> None:
    assert attachments.clean_name(given) == kept


def test_evidence_is_written_out_without_overwriting(door: Door, photo: Path, tmp_path: Path) -> None:
    owner = village(door).uid
    attachments.add(door, owner, photo)
    attachments.add(door, owner, photo)
    folder = tmp_path / "导出"
    written = attachments.export(door.file.db, owner, folder)
    assert [p.name for p in written] == ["村级公示 照片.JPG", "村级公示 照片（2）.JPG"]
    assert all(p.read_bytes() == photo.read_bytes() for p in written)
    attachments.export(door.file.db, owner, folder)
    assert len(list(folder.iterdir())) == 4


def test_content_that_is_not_what_was_kept_is_not_handed_out(door: Door, photo: Path) -> None:
    made: Attachment = attachments.add(door, village(door).uid, photo)
    door.file.db.execute_sql("UPDATE blob SET content = x'00'")
    with pytest.raises(FileProblem, match="已经损坏"):
        attachments.read(door.file.db, made.sha256)
    with pytest.raises(FileProblem, match="不在文件里"):
        attachments.read(door.file.db, "0" * 64)


def test_evidence_is_in_the_backup(door: Door, photo: Path, stick: Path) -> None:
    attachments.add(door, village(door).uid, photo)
    note = verify(backup(door.file, stick).path).manifest
    assert note is not None
    assert (note.rows["blob"], note.live["attachment"]) == (1, 1)
