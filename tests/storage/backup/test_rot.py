"""A plain file whose content the disk changed: the row is named, and no backup of it counts as a good one."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import apsw
import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileProblem
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import TIMED, backup
from lawgov_desktop.storage.backup.catalog import list_backups, newest_good
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import GOOD, ROTTEN, verify
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.engine.raw_reader import connect
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.tables import row_digests
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village

NAMES = ("东河上游一村", "西沟桃花二村", "南坡柿子三村")


@pytest.fixture
def office(operations: Operations) -> Path:
    """A closed file with three villages; each name stands in it several times."""
    for name in NAMES:
        village(operations, name)
    operations.file.checkpoint()
    operations.file.close()
    return operations.file.path


def rot(path: Path, text: str, instead: str, place: int = 0) -> None:
    """Change a text on the disk, in place: its row first, then the history and the search index."""
    data, old = path.read_bytes(), text.encode()
    positions = [i for i in range(len(data)) if data.startswith(old, i)]
    at = positions[place]
    path.write_bytes(data[:at] + instead.encode() + data[at + len(old) :])


def places(path: Path, text: str) -> int:
    return path.read_bytes().count(text.encode())


def findings(path: Path, catalogue: Catalogue) -> list[str]:
    with open_file(path, catalogue, read_only=True) as file:
        return [f.sentence for f in check_file(file) if f.severity == "error"]


def test_every_place_of_a_name_that_the_disk_changed_is_found(office: Path, catalogue: Catalogue) -> None:
    assert findings(office, catalogue) == []
    whole = office.read_bytes()
    found = []
    for place in range(places(office, NAMES[0])):
        rot(office, NAMES[0], "东河上游七村", place)
        found += findings(office, catalogue)
        office.write_bytes(whole)
    assert any("村（社区） 第1号" in text or "的内容和保存时不一样" in text for text in found)
    assert any("次操作的修改记录和写入时不一样" in text for text in found)


def changed_row(path: Path) -> None:
    """Change a name where its row stands; the place is told by SQLite."""
    for place in range(places(path, NAMES[1])):
        before = path.read_bytes()
        rot(path, NAMES[1], "西沟桃花八村", place)
        with connect(path, None, quiescent=True) as connection:
            if connection.execute("SELECT 1 FROM village WHERE name = '西沟桃花八村'").get:
                return
        path.write_bytes(before)
    pytest.fail("the name stands in no row")


def test_a_backup_with_a_rotten_row_is_made_but_is_no_good_one(
    operations: Operations, office: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    with open_file(office, catalogue) as file:
        good = backup(file, folder, reason=TIMED).path
    changed_row(office)
    with open_file(office, catalogue) as file:
        village(Operations(file), "北岭四村")
        report = backup(file, folder)
        assert [e.state for e in list_backups([folder])] == [ROTTEN, GOOD]
        assert newest_good(list_backups([folder])).path == good  # type: ignore[union-attr]
        assert report.rotten == ("索引", "村（社区） 002")
        assert "可能是硬盘坏了，所以这份备份不算核验一致" in report.sentence
        with pytest.raises(FileProblem, match=r"有损坏的行：.*2 行的内容当时就和保存时不一样"):
            verify(report.path)
        assert "先恢复刚做的这一份（索引会重建" in report.sentence
    restore(report.path, office, catalogue, aside=tmp_path)
    assert any("的内容和保存时不一样" in text for text in findings(office, catalogue))
    with open_file(office, catalogue) as file:
        # Looked at and saved again, the row is as it was written.
        row: Any = Village.get(Village.name == "西沟桃花八村")
        row.name = NAMES[1]
        Operations(file).save(catalogue.ledger("village"), row)
        assert backup(file, folder).rotten == ()
    assert findings(office, catalogue) == []


def test_a_damaged_history_is_accepted_by_restoring_its_backup(
    office: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    whole = office.read_bytes()
    for place in range(places(office, NAMES[2])):
        rot(office, NAMES[2], "南坡柿子九村", place)
        if any("次操作的修改记录" in text for text in findings(office, catalogue)):
            break
        office.write_bytes(whole)
    with open_file(office, catalogue) as file:
        report = backup(file, folder)
    assert report.rotten == ("修改记录",)
    restore(report.path, office, catalogue, aside=tmp_path)
    assert findings(office, catalogue) == []
    with open_file(office, catalogue) as file:
        assert backup(file, folder).rotten == ()


def test_a_row_that_vanished_from_its_page_is_missed(office: Path, catalogue: Catalogue) -> None:
    """Another tool deletes it with the triggers switched off: as rot, nothing in the history tells of it."""
    with connect(office, None) as connection:
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'village_delete'").get
        connection.execute("DROP TRIGGER village_delete")
        connection.execute("DELETE FROM village WHERE name = ?", (NAMES[2],))
        connection.execute(str(sql))
    assert any("不见了，历史里没有人删除过它" in text for text in findings(office, catalogue))


def test_edits_of_another_tool_are_no_rot(office: Path, catalogue: Catalogue) -> None:
    with connect(office, None) as connection:
        connection.execute("UPDATE village SET name = '改过的村' WHERE name = ?", (NAMES[0],))
        connection.execute("DELETE FROM village WHERE name = ?", (NAMES[1],))
    assert findings(office, catalogue) == []
    with open_file(office, catalogue) as file:
        assert list(row_digests.rotten(file.db.connection())) == []
        # Opened for writing, the edits have digests of their own.
        found = file.db.execute_sql("SELECT count(*) FROM row_digest WHERE table_name = 'village'").fetchone()
        assert found == (2,)


def test_emptying_the_trash_leaves_no_digest_and_no_finding(operations: Operations) -> None:
    row = village(operations, "东河村")
    ledger = operations.file.catalogue.ledger("village")
    operations.trash(ledger, [row])
    operations.purge(ledger, [row])
    assert list(row_digests.rotten(operations.file.db.connection())) == []
    left = operations.file.db.execute_sql("SELECT count(*) FROM row_digest WHERE table_name = 'village'")
    assert left.fetchone() == (0,)


def _rows(connection: apsw.Connection) -> dict[str, list[tuple[Any, ...]]]:
    tables = [
        str(row[0]) for row in connection.execute("SELECT DISTINCT table_name FROM row_digest ORDER BY 1")
    ] + ["change", "blob"]
    return {t: connection.execute(f'SELECT * FROM "{t}" ORDER BY rowid').fetchall() for t in tables}


def _damage(data: bytearray, draw: random.Random, kind: str) -> None:
    page = 4096 * draw.randrange(1, len(data) // 4096)
    if kind == "zeroed page":
        data[page : page + 4096] = bytes(4096)
    elif kind == "random page":
        data[page : page + 4096] = draw.randbytes(4096)
    elif kind == "bit":
        data[draw.randrange(100, len(data))] ^= 1 << draw.randrange(8)
    elif kind == "header of a page":
        data[page + draw.randrange(12)] ^= 1 << draw.randrange(8)
    elif kind == "swapped pages":
        other = 4096 * draw.randrange(1, len(data) // 4096)
        data[page : page + 4096], data[other : other + 4096] = (
            data[other : other + 4096], data[page : page + 4096],
        )  # fmt: skip
    else:
        data[page + 512 : page + 1024] = draw.randbytes(512)


#: Files of each kind of damage; by hand, 20 of each were tried.
FILES = 3
KINDS = ("zeroed page", "random page", "bit", "header of a page", "swapped pages", "sector")


@pytest.mark.parametrize("kind", KINDS)
def test_no_damaged_file_is_backed_up_as_a_good_one(
    sample_file: Path, catalogue: Catalogue, tmp_path: Path, kind: str
) -> None:
    """Files as a failing disk returns them: each is refused, has its damaged rows named, or lost nothing."""
    path, folder = tmp_path / "下良镇.db", tmp_path / "备份"
    folder.mkdir()
    whole = sample_file.read_bytes()
    with connect(sample_file, None, quiescent=True) as connection:
        written = _rows(connection)
    draw, ends = random.Random(KINDS.index(kind)), Counter[str]()
    for _number in range(FILES):
        data = bytearray(whole)
        _damage(data, draw, kind)
        path.write_bytes(data)
        try:
            file: OfficeFile = open_file(path, catalogue, read_only=True)
        except FileProblem:
            ends["not opened"] += 1
            continue
        try:
            report = backup(file, folder)
        except FileProblem:
            ends["refused"] += 1
            continue
        finally:
            file.close()
        state = next(e.state for e in list_backups([folder]) if e.path == report.path)
        ends[state] += 1
        if state == GOOD:
            # The damage lies where nothing of the office's stands.
            with connect(report.path, None, quiescent=True) as connection:
                assert _rows(connection) == written
            with connect(path, None, quiescent=True) as connection:
                assert connection.execute("PRAGMA integrity_check").get == "ok"
    assert ends["refused"] + ends["not opened"] + ends[ROTTEN] >= 1, "the damage of this seed is found"
