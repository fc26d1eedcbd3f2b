"""The migrations create exactly the tables the models declare, and a failed step changes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import apsw
import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.errors import FileProblem
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup_before_upgrade
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.tables import ddl, history, migrations
from lawgov_desktop.storage.tables.migrations import SchemaStep, apply_steps, known_steps
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village

LEDGERS = sorted(load_catalogue().ledgers)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> apsw.Connection:
    """A new file created by the migrations."""
    path = tmp_path_factory.mktemp("frozen") / "台账.db"
    create_file(path, catalogue).close()
    return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)


def checks(sql: str) -> set[str]:
    """The CHECK clauses of a CREATE TABLE, blanks evened out."""
    found = set()
    for start in re.finditer(r"CHECK\s*\(", sql):
        depth, place = 1, start.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[place], 0)
            place += 1
        found.add(re.sub(r"\s+", "", sql[start.end() : place - 1]))
    return found


def shape(connection: apsw.Connection, table: str) -> dict[str, Any]:
    """Columns, links, indexes and checks of a table, whatever order they were added in."""

    def rows(sql: str) -> list[Any]:
        return connection.execute(sql).fetchall()

    indexes = {}
    for _, name, unique, origin, partial in rows(f"PRAGMA index_list({table})"):
        where = rows(f"SELECT sql FROM sqlite_master WHERE name = '{name}'")[0][0] if partial else ""
        columns = tuple(row[2] for row in rows(f"PRAGMA index_info({name})"))
        indexes[name if origin == "c" else columns] = (unique, columns, where.partition(" WHERE ")[2])
    sql = rows(f"SELECT sql FROM sqlite_master WHERE name = '{table}'")[0][0]
    return {
        "columns": {row[1]: row[2:] for row in rows(f"PRAGMA table_info({table})")},
        "links": {row[3]: (row[2], row[4], row[6]) for row in rows(f"PRAGMA foreign_key_list({table})")},
        "indexes": indexes,
        "checks": checks(sql),
        "strict": rows(f"SELECT strict FROM pragma_table_list WHERE name = '{table}'")[0][0],
    }


@pytest.mark.parametrize("key", LEDGERS)
def test_the_frozen_steps_make_what_the_models_declare(
    key: str, catalogue: Catalogue, frozen: apsw.Connection
) -> None:
    ledger = catalogue.ledger(key)
    declared = apsw.Connection(":memory:")
    declared.execute(ddl.ledger_sql(ledger))
    for model in (ledger.model, *ledger.children.values()):
        table = model._meta.table_name
        there, meant = shape(frozen, table), shape(declared, table)
        for part, value in meant.items():
            assert there[part] == value, f"{table}: {part}"


def test_every_step_belongs_to_an_area_and_is_numbered_without_holes(catalogue: Catalogue) -> None:
    owners: dict[str, list[int]] = {}
    for step in known_steps(catalogue):
        owners.setdefault(step.owner, []).append(step.n)
    assert set(owners) == {"storage", *(area.key for area in catalogue.areas)}
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in owners.values())


def test_every_table_has_a_ledger_or_belongs_to_the_house(
    catalogue: Catalogue, frozen: apsw.Connection
) -> None:
    tables = {row[0] for row in frozen.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    house = {row for row in tables if row.startswith(("search", "sqlite_"))}
    house |= {"operation", "change", "context", "term", "setting", "number_series", "blob", "attachment"}
    house |= {"drawn_character", "holiday", "print_job", "print_log", "schema_step", "used_number"}
    house |= {"row_digest", "digest_state"}
    kept = {model._meta.table_name for model in catalogue.models()}
    assert kept <= tables
    assert tables - house - kept == set(), "every other table belongs to a model, so that its history is kept"


# -- upgrading --------------------------------------------------------------------------------------------


def new_step(sql: str) -> SchemaStep:
    return SchemaStep("mediation", 900, sql)


@pytest.fixture
def older(catalogue: Catalogue) -> Catalogue:
    """The program as it was before its last area came."""
    return Catalogue(catalogue.areas[:-1])


def test_an_older_file_is_backed_up_and_verified_before_it_is_changed(
    tmp_path: Path, catalogue: Catalogue, older: Catalogue
) -> None:
    path, area = tmp_path / "台账.db", catalogue.areas[-1]
    with create_file(path, older) as file:
        village(Operations(file))
    with pytest.raises(FileProblem, match="旧版本"):
        open_file(path, catalogue, read_only=True)
    with open_file(path, catalogue, backup_before=backup_before_upgrade) as file:
        assert all(ledger.model.select().count() == 0 for ledger in area.ledgers)
        assert history.install(file.db, catalogue) == [], "the new tables keep their history too"
        assert [f.sentence for f in check_file(file)] == []
    (made,) = (path.parent / "备份").glob("*.lawgov")
    note = verify(made).manifest
    assert note is not None
    assert (note.reason, note.live["village"]) == ("升级之前", 1)
    assert f"{area.key}/1" not in note.steps
    with open_file(path, catalogue, backup_before=backup_before_upgrade):
        assert len(list((path.parent / "备份").glob("*.lawgov"))) == 1, "once"


def test_an_older_program_refuses_the_newer_file(operations: Operations, older: Catalogue) -> None:
    operations.file.close()
    before = operations.file.path.read_bytes()
    with pytest.raises(FileProblem, match="新版程序"):
        open_file(operations.file.path, older)
    assert operations.file.path.read_bytes() == before


def test_no_backup_no_upgrade(tmp_path: Path, catalogue: Catalogue, older: Catalogue) -> None:
    path = tmp_path / "台账.db"
    create_file(path, older).close()
    (tmp_path / "备份").write_text("in the way")
    with pytest.raises(FileProblem):
        open_file(path, catalogue, backup_before=backup_before_upgrade)
    open_file(path, older).close()


def test_a_new_column_is_kept_in_the_history_without_being_told(
    operations: Operations, catalogue: Catalogue
) -> None:
    village(operations)
    apply_steps(operations.file.db, [new_step("ALTER TABLE village ADD COLUMN extra TEXT;")])
    history.install(operations.file.db, catalogue)
    operations.file.db.execute_sql("UPDATE village SET extra = 'x'")
    diff = operations.file.db.execute_sql("SELECT diff FROM change ORDER BY id DESC LIMIT 1").fetchone()[0]
    assert diff == '{"extra":[null,"x"]}'


def test_a_failed_step_leaves_file_and_rows_as_they_were(operations: Operations) -> None:
    village(operations)
    db = operations.file.db
    before = db.execute_sql("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
    broken = (
        "ALTER TABLE village ADD COLUMN extra TEXT; UPDATE village SET extra = 'x'; SELECT * FROM nowhere;"
    )
    with pytest.raises(apsw.SQLError):
        apply_steps(db, [new_step(broken)])
    assert db.execute_sql("SELECT sql FROM sqlite_master ORDER BY name").fetchall() == before
    dangling = "PRAGMA defer_foreign_keys = 1; UPDATE person SET village_id = 99;"
    db.execute_sql("INSERT INTO person (name) VALUES ('李明山')")
    with pytest.raises(Exception, match=r"对不上|FOREIGN KEY"):
        apply_steps(db, [new_step(dangling)])
    assert db.execute_sql("SELECT village_id FROM person").fetchone()[0] is None
    assert ("mediation", 900) not in migrations.applied_steps(db.connection())


def test_a_step_whose_text_was_changed_after_its_release_is_refused(
    operations: Operations, catalogue: Catalogue
) -> None:
    operations.file.db.execute_sql("UPDATE schema_step SET sha256 = 'x' WHERE owner = 'mediation'")
    operations.file.close()
    with pytest.raises(FileProblem, match="对不上"):
        open_file(operations.file.path, catalogue)


def test_what_is_written_into_a_new_file_is_there_from_its_first_moment_or_not_at_all(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "台账.db"

    def fill(file: OfficeFile) -> None:
        Operations(file).configure({"town": "下良镇"})
        assert not path.exists()
        if not path.with_name("再来").exists():
            path.with_name("再来").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create_file(path, catalogue, fill=fill)
    assert not path.exists()
    with create_file(path, catalogue, fill=fill) as file:
        assert file.settings["town"] == "下良镇"
        assert not file.closed_uncleanly
    assert {p.name for p in tmp_path.glob("台账*")} <= {"台账.db", "台账.db.lock"}


def test_a_file_half_made_never_has_the_good_name(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "台账.db"
    path.with_name("台账.db.part").write_bytes(b"left by a power cut")
    create_file(path, catalogue).close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["台账.db", "台账.db.lock"]
