"""What another tool added to a file: tables are carried along and named, triggers and views are refused."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import ForeignCode
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.check.page_check import check_sound
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.passphrase_change import change_passphrase
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from tests.storage.rows import village

#: Names as an imported CSV leaves them; one of them has the column that trashable rows have.
TABLES = ('a b"c', "人员 名单", "it's", "select")
NEVER_ENDS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS id FROM n"


def outside(path: Path, *statements: str) -> None:
    """Change the file with another tool."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for sql in statements:
            connection.execute(sql)


def names(path: Path) -> set[str]:
    """The tables of a plain file as another tool sees them."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def path(operations: Operations) -> Path:
    """A closed file with one village and four tables of another tool."""
    village(operations)
    operations.file.close()
    quoted = ['"' + name.replace('"', '""') + '"' for name in TABLES]
    outside(operations.file.path, *(f'CREATE TABLE {name} ("x y" TEXT, deleted_at TEXT)' for name in quoted))
    outside(operations.file.path, *(f"INSERT INTO {name} VALUES ('1', NULL)" for name in quoted))
    return operations.file.path


def test_foreign_tables_go_along_in_backup_restore_and_a_new_passphrase(
    path: Path, stick: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    with open_file(path, catalogue) as file:
        check_sound(file.db)
        report = backup(file, stick)
    assert verify(report.path).good
    assert {report.manifest.rows[name] for name in TABLES} == {1}
    target = tmp_path / "恢复.db"
    restore(report.path, target, catalogue)
    assert set(TABLES) <= names(target)
    change_passphrase(open_file(path, catalogue), "新的口令有八个字")
    with open_file(path, catalogue, "新的口令有八个字") as file:
        assert file.db.execute_sql('SELECT "x y" FROM "a b""c"').fetchall() == [("1",)]
        change_passphrase(file, None)
    assert set(TABLES) <= names(path)


def test_foreign_tables_are_named_in_the_check_as_notes(path: Path, catalogue: Catalogue) -> None:
    with open_file(path, catalogue, read_only=True) as file:
        found = check_file(file)
    assert [f.severity for f in found] == ["note"] * 4
    assert all(any(f"“{name}”" in f.sentence for f in found) for name in TABLES)


def test_a_column_with_a_quote_in_its_name_is_recorded_and_undone(path: Path, catalogue: Catalogue) -> None:
    outside(path, 'ALTER TABLE village ADD COLUMN "备 注""\'x" TEXT')
    with open_file(path, catalogue) as file:
        operations = Operations(file)
        undo = Undo(file, operations)
        with operations.operation("改一栏"):
            file.db.execute_sql('UPDATE village SET "备 注""\'x" = \'旧墙\'')
        undo.undo()
        assert file.db.execute_sql('SELECT "备 注""\'x" FROM village').fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("CREATE TRIGGER 偷看 AFTER INSERT ON village BEGIN DELETE FROM person; END", "触发器“偷看”"),
        (f"CREATE VIEW 汇总 AS {NEVER_ENDS}", "视图“汇总”"),
        (
            "CREATE TRIGGER \"it's a 'b\" AFTER UPDATE ON person BEGIN SELECT RAISE(ABORT, '不许改'); END",
            "触发器“it's a 'b”",
        ),
    ],
)
def test_triggers_and_views_of_another_tool_are_refused_with_their_text(
    path: Path, stick: Path, catalogue: Catalogue, sql: str, said: str
) -> None:
    outside(path, sql)
    with pytest.raises(ForeignCode) as refused:
        open_file(path, catalogue)
    assert said in refused.value.sentence
    assert sql in refused.value.sentence
    assert "只读打开" in refused.value.sentence
    # Reading is possible, nothing hangs, and the lock is free again.
    with open_file(path, catalogue, read_only=True) as file:
        assert Village.select().count() == 1
        assert any(said in finding.sentence for finding in check_file(file) if finding.severity == "error")
        check_sound(file.db)
        assert verify(backup(file, stick).path).good
    outside(path, sql.replace("CREATE", "DROP").split(" AFTER")[0].split(" AS")[0])
    open_file(path, catalogue).close()


def test_a_trigger_of_ours_with_other_words_is_replaced(path: Path, catalogue: Catalogue) -> None:
    outside(
        path,
        "DROP TRIGGER village_insert",
        "CREATE TRIGGER Village_Insert AFTER INSERT ON person BEGIN SELECT RAISE(ABORT, '不许'); END",
    )
    with open_file(path, catalogue) as file:
        village(Operations(file), "西河村")
        sql = file.db.execute_sql("SELECT sql FROM sqlite_master WHERE name LIKE 'village_insert'").fetchall()
    assert len(sql) == 1
    assert 'ON "village"' in sql[0][0]


def test_a_view_in_place_of_a_ledger_is_not_read(path: Path, catalogue: Catalogue) -> None:
    outside(
        path, "PRAGMA foreign_keys = OFF", "DROP TABLE disclosure", f"CREATE VIEW disclosure AS {NEVER_ENDS}"
    )
    command = [sys.executable, "-m", "lawgov_desktop", "--database", str(path)]
    for words in (["check"], ["backup", str(path.parent)], ["figures"], ["import", "village", "x.xlsx"]):
        answer = subprocess.run([*command, *words], capture_output=True, text=True, timeout=30, check=False)
        assert "Traceback" not in answer.stderr
        assert answer.returncode == 1
