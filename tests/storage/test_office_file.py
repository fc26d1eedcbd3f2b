"""Opening a file: foreign and newer files, the write lock; a refused file is not changed."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileLocked, FileProblem, KnownError, NotWritable
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.proxy import database
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.catalog import compare
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.engine.engine import APPLICATION_ID
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.migrations import applied_steps, known_steps
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import again, village

SECRET = "七月十五赶集日子"


def test_a_new_file_has_every_step_and_our_mark(operations: Operations, catalogue: Catalogue) -> None:
    assert set(applied_steps(operations.file.db.connection())) == {
        (s.owner, s.n) for s in known_steps(catalogue)
    }
    assert operations.file.db.execute_sql("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert operations.file.db.execute_sql("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert operations.file.db.execute_sql("PRAGMA synchronous").fetchone()[0] == 2


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "有.db").write_bytes(b"something")
    with pytest.raises(FileProblem, match="已经有文件了"):
        create_file(tmp_path / "有.db", catalogue)
    assert (tmp_path / "有.db").read_bytes() == b"something"


def test_what_is_not_our_file_is_refused_in_words(
    tmp_path: Path, catalogue: Catalogue, operations: Operations
) -> None:
    whole = operations.file.path
    operations.file.close()
    with zipfile.ZipFile(tmp_path / "压缩.db", "w") as archive:
        archive.writestr("a", "a" * 2000)
    (tmp_path / "空.db").touch()
    (tmp_path / "文字.db").write_text("这是一段文字" * 300, "utf-8")
    (tmp_path / "短.db").write_bytes(b"SQLite")
    other = sqlite3.connect(tmp_path / "别的.db")
    other.execute("CREATE TABLE t (a)")
    other.close()
    (tmp_path / "断.db").write_bytes(whole.read_bytes()[:30_000])
    (tmp_path / "夹.db").mkdir()
    for name, word in {
        "没有": "找不到",
        "夹": "文件夹",
        "空": "空文件",
        "压缩": "不是本程序",
        "文字": "不是本程序",
        "短": "不是本程序",
        "别的": "不是本程序",
        "断": "损坏",
    }.items():
        path = tmp_path / f"{name}.db"
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(FileProblem, match=word) as found:
            open_file(path, catalogue)
        assert not isinstance(found.value.__cause__, KnownError)
        assert (path.read_bytes() if path.is_file() else b"") == before, name


def test_passphrases_are_asked_for_and_refused_in_words(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "密.db"
    create_file(path, catalogue, SECRET).close()
    with pytest.raises(FileProblem, match="请输入口令"):
        open_file(path, catalogue)
    with pytest.raises(FileProblem, match="口令不对"):
        open_file(path, catalogue, "八月")
    create_file(tmp_path / "明.db", catalogue).close()
    with pytest.raises(FileProblem, match="没有加密"):
        open_file(tmp_path / "明.db", catalogue, SECRET)
    with open_file(path, catalogue, SECRET) as file:
        assert file.encrypted


def test_an_encrypted_file_shows_no_name_on_the_disk(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "密.db"
    with create_file(path, catalogue, SECRET) as file:
        village(Operations(file), "东河村")
        for there in tmp_path.glob("密.db*"):
            assert "东河村".encode() not in there.read_bytes(), there.name


def test_a_newer_file_is_refused_and_stays_as_it_is(operations: Operations, catalogue: Catalogue) -> None:
    operations.file.db.execute_sql(
        "INSERT INTO schema_step (owner, n, sha256) VALUES ('mediation', 999, 'x')"
    )
    operations.file.close()
    before = operations.file.path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(FileProblem, match="新版程序"):
            open_file(operations.file.path, catalogue, read_only=read_only)
    assert operations.file.path.read_bytes() == before


def test_the_second_writer_is_refused_with_the_holders_name(
    operations: Operations, catalogue: Catalogue
) -> None:
    import getpass

    with pytest.raises(FileLocked, match=getpass.getuser()):
        open_file(operations.file.path, catalogue)
    village(operations)
    operations.file.close()
    open_file(operations.file.path, catalogue).close()


def test_a_reader_sees_what_the_writer_saves_and_cannot_write(
    operations: Operations, catalogue: Catalogue
) -> None:
    with open_file(operations.file.path, catalogue, read_only=True) as reader:
        # The reader would be another process; here the models must be bound to the file they write.
        database.initialize(operations.file.db)
        village(operations)
        assert reader.db.execute_sql("SELECT name FROM village").fetchone()[0] == "东河村"
        with pytest.raises(FileLocked, match="只读"), Operations(reader).operation("试"):
            pass
        with pytest.raises(Exception, match="readonly"):
            reader.db.execute_sql("DELETE FROM village")


def test_opening_a_second_time_in_this_program_keeps_the_first_ones_locks(
    operations: Operations, catalogue: Catalogue
) -> None:
    """A plain open and close of the file would let another program write into our transaction."""
    attempt = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "try: c.execute('PRAGMA journal_mode = delete')\n"
        "except sqlite3.OperationalError: print('locked')\n"
    )
    open_file(operations.file.path, catalogue, read_only=True).close()
    done = subprocess.run(
        [sys.executable, "-c", attempt, str(operations.file.path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "locked"


def test_a_full_disk_loses_only_what_was_not_said_to_be_kept(operations: Operations) -> None:
    village(operations)
    db = operations.file.db
    pages = db.execute_sql("PRAGMA page_count").fetchone()[0]
    db.execute_sql(f"PRAGMA max_page_count = {pages}")
    record = Village(name="西沟村", remark="字" * 3000)

    def fill() -> None:
        nonlocal record
        for number in range(50):
            record = Village(name=f"第{number}村", remark="字" * 3000)
            operations.save(operations.file.catalogue.ledger("village"), record)

    with pytest.raises(FileProblem, match="磁盘满了"):
        fill()
    kept = Village.select().count()
    assert record.id is None
    assert record.number is None
    db.execute_sql("PRAGMA max_page_count = 1000000")
    operations.save(operations.file.catalogue.ledger("village"), record)
    assert Village.select().count() == kept + 1
    assert [v.number for v in Village.select().order_by(Village.id)] == list(range(1, kept + 2))


def test_on_a_full_disk_the_file_is_read_and_backed_up_elsewhere(
    operations: Operations, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village(operations)
    path = operations.file.path
    operations.file.close()
    elsewhere = Path(tempfile.mkdtemp())
    real = shutil.disk_usage

    def usage(folder: Path) -> object:
        return real(folder)._replace(free=0) if folder == path.parent else real(folder)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    with pytest.raises(NotWritable, match=r"磁盘满了.*先只读打开.*腾出空间"):
        open_file(path, catalogue)
    with open_file(path, catalogue, read_only=True) as file:
        made = backup(file, elsewhere)
        assert compare(file, made.manifest)[0].then == 1
    assert not list(path.parent.glob(f"{path.name}-*")), "nothing had to be put beside it"
    with pytest.raises(FileProblem, match=r"放不下.*没有恢复"):
        restore(made.path, path, catalogue)
    shutil.rmtree(elsewhere)


# -- changed by other tools -------------------------------------------------------------------------------


def by_another_tool(path: Path, *statements: str) -> None:
    """Run SQL with the SQLite that comes with Python, as any other tool would."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = 1")
        for statement in statements:
            connection.execute(statement)


def test_a_row_added_by_another_tool_is_complete_numbered_and_found(
    operations: Operations, catalogue: Catalogue
) -> None:
    village(operations)
    operations.file.close()
    by_another_tool(operations.file.path, "INSERT INTO village (name) VALUES ('下川村')")
    with open_file(operations.file.path, catalogue) as file:
        record = Village.get(Village.name == "下川村")
        assert (len(record.uid), record.number, record.included, record.kind) == (32, 2, True, "行政村")
        assert record.created_at[:2] == "20"
        assert history.last_touch(file.db, record.uid)[0] == history.OUTSIDE  # type: ignore[index]
        listing = Listing(file.db, file.catalogue.ledger("village"))
        assert list(listing.ids(View(text="下川"))) == [record.id]
        assert village(Operations(file), "西沟村").number == 3


def test_an_edit_by_another_tool_shows_and_moves_the_revision(
    operations: Operations, catalogue: Catalogue
) -> None:
    record = village(operations)
    operations.file.close()
    by_another_tool(operations.file.path, "UPDATE village SET secretary = '申保林' WHERE name = '东河村'")
    with open_file(operations.file.path, catalogue) as file:
        now = again(record)
        assert now.rev == record.rev + 1
        assert now.updated_at >= record.updated_at
        change = history.changes_of(file.db, [record.uid])[0]
        assert (change.name, change.operator) == (history.OUTSIDE, "")
        assert change.values == (("secretary", None, "申保林"),)
        assert list(Listing(file.db, file.catalogue.ledger("village")).ids(View(text="sbl"))) == [record.id]


def test_an_edit_by_another_tool_while_the_file_is_open_is_noticed_too(operations: Operations) -> None:
    record = village(operations)
    by_another_tool(operations.file.path, "UPDATE village SET secretary = '申保林'")
    record.phone = "0355-1234567"
    with pytest.raises(KnownError, match="刚被别处改过"):
        operations.save(operations.file.catalogue.ledger("village"), record)
    village(operations, "西沟村")
    assert list(
        Listing(operations.file.db, operations.file.catalogue.ledger("village")).ids(View(text="保林"))
    ) == [record.id]


def test_rows_deleted_by_another_tool_leave_history_gap_and_index(
    operations: Operations, catalogue: Catalogue
) -> None:
    record, kept = village(operations), village(operations, "西沟村")
    operations.file.close()
    by_another_tool(operations.file.path, "DELETE FROM village WHERE name = '东河村'")
    with open_file(operations.file.path, catalogue) as file:
        assert history.changes_of(file.db, [record.uid])[0].action == "delete"
        ledger = file.catalogue.ledger("village")
        assert list(Listing(file.db, ledger).ids(View(text="河"))) == []
        assert list(Listing(file.db, ledger).ids(View(text="沟"))) == [kept.id]
        assert village(Operations(file), "下川村").number == 3


def test_another_tool_cannot_write_nonsense(operations: Operations) -> None:
    village(operations)
    for statement in (
        "INSERT INTO village (name, valid_from) VALUES ('甲村', '20230412')",
        "INSERT INTO village (name, included) VALUES ('甲村', 7)",
        "INSERT INTO village (name, households) VALUES ('甲村', '很多')",
        "INSERT INTO village (name) VALUES (NULL)",
        "INSERT INTO village (name) VALUES ('东河村')",
        "INSERT INTO person (name, village_id) VALUES ('李明山', 99)",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            by_another_tool(operations.file.path, statement)


def test_triggers_another_tool_dropped_or_weakened_are_put_back(
    operations: Operations, catalogue: Catalogue
) -> None:
    record = village(operations)
    operations.file.close()
    by_another_tool(
        operations.file.path,
        "DROP TRIGGER village_update",
        "DROP TRIGGER village_stamp",
        "DROP TRIGGER person_insert",
        "CREATE TRIGGER person_insert AFTER INSERT ON person BEGIN SELECT 1; END",
    )
    with open_file(operations.file.path, catalogue) as file:
        assert history.install(file.db, catalogue) == []
        now = again(record)
        now.secretary = "申保林"
        Operations(file).save(file.catalogue.ledger("village"), now)
        assert now.rev == 2
        assert len(history.changes_of(file.db, [record.uid])) == 2


def test_a_copy_of_the_file_alone_is_enough(
    operations: Operations, tmp_path: Path, catalogue: Catalogue
) -> None:
    village(operations)
    operations.file.close()
    shutil.copy(operations.file.path, tmp_path / "抄.db")
    with open_file(tmp_path / "抄.db", catalogue):
        assert Village.select().count() == 1
