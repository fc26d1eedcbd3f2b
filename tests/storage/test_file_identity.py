"""The open file is replaced, overwritten, deleted, cut short or copied: nothing that was saved is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileReplaced, WrongPassphrase
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.rescue import Rescue, put_companions_away, rescue
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.row_journal import RowJournal
from lawgov_desktop.storage.backup.verify import examine
from lawgov_desktop.storage.engine.raw_reader import connect, faults
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village

SECRET = "七月十五赶集日子"
PLAIN_AND_ENCRYPTED = pytest.mark.parametrize("secret", [None, SECRET], ids=["plain", "encrypted"])


class Office:
    """An open file with 10 saved villages, a backup of the first 5, and the copies others put in its place."""

    def __init__(self, folder: Path, catalogue: Catalogue, secret: str | None) -> None:
        self.folder, self.catalogue, self.secret = folder, catalogue, secret
        self.path = folder / "台账.db"
        self.file = create_file(self.path, catalogue, secret)
        self.operations = Operations(self.file)
        self.journal = RowJournal(self.file.db)
        self.operations.listen(lambda change: self.journal.record(change.operation))
        self.save(0, 5)
        (folder / "备份").mkdir()
        report = backup(self.file, folder / "备份")
        self.journal.forget_until(report.manifest.operation)
        self.older = folder / "旧" / "台账.db"
        self.older.parent.mkdir()
        shutil.copy(report.path, self.older)
        self.save(5, 10)

    def save(self, first: int, last: int) -> None:
        for number in range(first, last):
            village(self.operations, f"第{number}村")

    def rescue(self) -> Rescue:
        rescued = rescue(self.file, [self.folder / "备份"], self.journal.kept)
        self.file.close()
        put_companions_away(self.path, rescued)
        return rescued

    def names_in(self, path: Path) -> list[str]:
        copy = self.folder / "看" / "看.db"
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(path, copy)
        with open_file(copy, self.catalogue, self.secret) as file:
            names = [row.name for row in Village.select().order_by(Village.id)]
            assert faults(file.db.connection(), thorough=True) == []
            assert file.db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
        return names


@pytest.fixture
def office(tmp_path: Path, catalogue: Catalogue, request: pytest.FixtureRequest) -> Office:
    return Office(tmp_path, catalogue, getattr(request, "param", None))


def another_file(office: Office) -> Path:
    """A file of another town."""
    path = office.folder / "别处" / "台账.db"
    path.parent.mkdir()
    with create_file(path, office.catalogue) as file:
        village(Operations(file), "别处村")
    return path


def replace_by_another(office: Office) -> None:
    another_file(office).replace(office.path)


def replace_by_older(office: Office) -> None:
    office.older.replace(office.path)


def overwrite_by_another(office: Office) -> None:
    shutil.copyfile(another_file(office), office.path)


def overwrite_by_older(office: Office) -> None:
    shutil.copyfile(office.older, office.path)


def overwrite_by_text(office: Office) -> None:
    office.path.write_text("姓名,电话\n" * 9000, "utf-8")


def cut_in_half(office: Office) -> None:
    office.file.checkpoint()
    with office.path.open("r+b") as file:
        file.truncate(office.path.stat().st_size // 2 // 4096 * 4096)


def empty_it(office: Office) -> None:
    office.path.write_bytes(b"")


def delete(office: Office) -> None:
    office.path.unlink()


def move_away(office: Office) -> None:
    office.path.rename(office.folder / "挪走.db")


DEEDS: tuple[Callable[[Office], None], ...] = (
    replace_by_another, replace_by_older, overwrite_by_another, overwrite_by_older, overwrite_by_text,
    cut_in_half, empty_it, delete, move_away,
)  # fmt: skip
ALL_TEN = [f"第{number}村" for number in range(10)]


@pytest.mark.parametrize("office", [None, SECRET], indirect=True, ids=["plain", "encrypted"])
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_saving_stops_and_every_saved_row_is_rescued(office: Office, deed: Callable[[Office], None]) -> None:
    told: list[str] = []
    office.file.guard.on_lost = lambda: told.append("lost")
    deed(office)
    there = office.path.read_bytes() if office.path.exists() else None
    for _again in range(3):
        with pytest.raises(FileReplaced, match=r"台账\.db 被.*不再往里写"):
            office.save(10, 11)
    with pytest.raises(FileReplaced):
        backup(office.file, office.folder / "备份")
    assert told == ["lost"]
    rescued = office.rescue()
    assert rescued.path is not None
    assert examine(rescued.path, office.secret).good
    assert office.names_in(rescued.path) == ALL_TEN
    assert rescued.whole is not deed.__name__.startswith(("overwrite", "cut", "empty"))
    # The file that took its place is exactly as it came, and no empty one was made.
    assert (office.path.read_bytes() if office.path.exists() else None) == there
    assert not office.path.with_name("台账.db-wal").exists()
    restore(rescued.path, office.path, office.catalogue, office.secret)
    assert office.names_in(office.path) == ALL_TEN


def test_an_edited_and_a_deleted_row_come_out_of_the_journal(office: Office) -> None:
    first = Village.get(Village.name == "第0村")
    first.name = "改名村"
    office.operations.save(office.catalogue.ledgers["village"], first)
    last = Village.get(Village.name == "第9村")
    office.operations.trash(office.catalogue.ledgers["village"], [last])
    overwrite_by_text(office)
    with pytest.raises(FileReplaced):
        office.save(10, 11)
    rescued = office.rescue()
    assert rescued.path is not None
    with open_file(_copied(rescued.path, office.folder), office.catalogue):
        live = [row.name for row in Village.select().where(Village.deleted_at.is_null()).order_by(Village.id)]
        numbers = [row.number for row in Village.select().order_by(Village.id)]
    assert live == ["改名村", *(f"第{n}村" for n in range(1, 9))]
    assert len(set(numbers)) == 10


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "抄.db"
    shutil.copy(path, copy)
    return copy


def test_what_the_program_itself_does_to_the_file_is_no_loss(office: Office) -> None:
    for step in range(3):
        office.file.checkpoint()
        office.file.db.execute_sql("VACUUM")
        office.save(10 + step, 11 + step)
        backup(office.file, office.folder / "备份")
    other = connect(office.path, None)
    other.execute("UPDATE village SET name = '外面改的' WHERE id = 1")
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    other.close()
    office.save(20, 21)
    office.file.close()
    assert len(office.names_in(office.path)) == 14


def test_a_copy_by_the_file_manager_is_whole_after_a_checkpoint(office: Office) -> None:
    office.file.checkpoint()
    assert office.names_in(_copied(office.path, office.folder)) == ALL_TEN


@PLAIN_AND_ENCRYPTED
def test_closing_after_a_replacement_changes_nothing_of_the_other_file(
    tmp_path: Path, catalogue: Catalogue, secret: str | None
) -> None:
    office = Office(tmp_path, catalogue, secret)
    overwrite_by_older(office)
    there = office.path.read_bytes()
    office.file.close()
    assert office.path.read_bytes() == there
    # The next opening checks the file, since its last session did not end as it should.
    put_companions_away(office.path, None)
    assert [path.name for path in tmp_path.glob("*-wal*")] == ["台账.db-wal.抢救"]
    inspected: list[str] = []
    with open_file(office.path, catalogue, secret, inspect=lambda _db: inspected.append("checked")):
        pass
    assert inspected == ["checked"]


@pytest.mark.parametrize(
    "deed", [replace_by_another, replace_by_older, delete], ids=lambda deed: deed.__name__
)
def test_a_locked_file_that_was_replaced_is_rescued_with_its_passphrase(
    tmp_path: Path, catalogue: Catalogue, deed: Callable[[Office], None]
) -> None:
    office = Office(tmp_path, catalogue, SECRET)
    office.file.forget_key()
    deed(office)
    with pytest.raises(WrongPassphrase):
        office.file.restore_key("不是这个口令")
    with pytest.raises(FileReplaced):
        office.file.restore_key(SECRET)
    rescued = office.rescue()
    assert rescued.path is not None
    assert rescued.whole
    assert office.names_in(rescued.path) == ALL_TEN
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".held")] == []


def test_a_locked_file_that_was_overwritten_names_the_cause(tmp_path: Path, catalogue: Catalogue) -> None:
    office = Office(tmp_path, catalogue, SECRET)
    office.file.forget_key()
    overwrite_by_text(office)
    with pytest.raises(FileReplaced, match="被别的程序改写了"):
        office.file.restore_key(SECRET)
    rescued = office.rescue()
    assert rescued.path is None
    assert "锁定" in rescued.problem


def test_an_untouched_file_opens_again_after_locking(tmp_path: Path, catalogue: Catalogue) -> None:
    office = Office(tmp_path, catalogue, SECRET)
    for number in range(3):
        office.file.forget_key()
        office.file.restore_key(SECRET)
        office.save(20 + number, 21 + number)
    office.file.close()
    assert len(office.names_in(office.path)) == 13


def test_a_missing_file_is_never_made_anew(tmp_path: Path, catalogue: Catalogue) -> None:
    office: OfficeFile = create_file(tmp_path / "台账.db", catalogue)
    office.path.unlink()
    office.db.close()
    with pytest.raises(FileReplaced):
        office.db.connect()
    office.close()
    assert not office.path.exists()
