"""A field without its migration is reported with the command, and the next step is written from the models."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgov_desktop.errors import FileDamaged, MigrationMissing
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import WorkArea
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.tables import migrations
from lawgov_desktop.storage.tables.schema_diff import alter_sql, lacks_columns, migrated_schema
from lawgov_desktop.storage.write.operations import Operations

Forget = Callable[[str], None]


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> Forget:
    """Ship the first step of 问题与计划 without one column of 下年计划, as when a developer forgot it."""

    def without(column: str) -> None:
        shipped = migrations._steps_in

        def steps_in(owner: str, package: str) -> list[migrations.SchemaStep]:
            steps = shipped(owner, package)
            if owner != "review":
                return steps
            table = re.search(r"CREATE TABLE next_year_plan .*?STRICT;", steps[0].sql, re.DOTALL)
            assert table is not None
            line = re.search(rf"\n    {column} [^\n]*", table[0])
            assert line is not None
            shorter = table[0].replace(line[0], "").replace(",\n) STRICT", "\n) STRICT")
            sql = steps[0].sql.replace(table[0], shorter)
            sql = re.sub(rf"CREATE INDEX \w+ ON next_year_plan \({column}[^;]*;\n", "", sql)
            return [migrations.SchemaStep(owner, steps[0].n, sql), *steps[1:]]

        monkeypatch.setattr(migrations, "_steps_in", steps_in)

    return without


def review(catalogue: Catalogue) -> WorkArea:
    return next(area for area in catalogue.areas if area.key == "review")


def test_the_migrations_create_every_column(catalogue: Catalogue) -> None:
    assert not lacks_columns(migrated_schema(catalogue), catalogue)
    assert [alter_sql(catalogue, area) for area in catalogue.areas] == [""] * len(catalogue.areas)


def test_a_field_without_a_step_is_told_with_the_command_that_writes_it(
    tmp_path: Path, catalogue: Catalogue, forget: Forget
) -> None:
    forget("completion")
    with pytest.raises(
        MigrationMissing,
        match=r"next_year_plan\.completion，但没有建立它的表结构步骤。请运行 packaging/schema\.py review",
    ):
        create_file(tmp_path / "新.db", catalogue)
    assert not (tmp_path / "新.db").exists()


@pytest.mark.parametrize("read_only", [False, True])
def test_an_existing_file_is_not_called_damaged_for_it(
    tmp_path: Path, catalogue: Catalogue, forget: Forget, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    forget("completion")
    with monkeypatch.context() as before:
        before.setattr("lawgov_desktop.storage.tables.schema_diff.lacks_columns", lambda *_: False)
        create_file(tmp_path / "旧.db", catalogue).close()
    with pytest.raises(MigrationMissing, match="completion"):
        open_file(tmp_path / "旧.db", catalogue, read_only=read_only)


def test_a_column_another_tool_dropped_is_still_a_damaged_file(
    operations: Operations, catalogue: Catalogue
) -> None:
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'next_year_plan'"
    for (name,) in operations.file.db.execute_sql(triggers).fetchall():
        operations.file.db.execute_sql(f"DROP TRIGGER {name}")
    operations.file.db.execute_sql("ALTER TABLE next_year_plan DROP COLUMN completion")
    operations.file.close()
    with pytest.raises(FileDamaged, match="被别的工具改过"):
        open_file(operations.file.path, catalogue)


def test_the_next_step_adds_the_column_with_its_check(catalogue: Catalogue, forget: Forget) -> None:
    forget("completion")
    (line,) = alter_sql(catalogue, review(catalogue)).splitlines()
    assert line.startswith(
        "ALTER TABLE next_year_plan ADD COLUMN completion TEXT CHECK (length(completion) <= "
    )
    migrated_schema(catalogue).execute(line)


def test_the_next_step_adds_a_flag_with_its_default(catalogue: Catalogue, forget: Forget) -> None:
    forget("included")
    assert alter_sql(catalogue, review(catalogue)).splitlines() == [
        "ALTER TABLE next_year_plan ADD COLUMN included INTEGER NOT NULL DEFAULT 1 CHECK (included IN (0, 1));"
    ]


def test_a_required_column_without_default_cannot_be_added(catalogue: Catalogue, forget: Forget) -> None:
    forget("direction")
    with pytest.raises(MigrationMissing, match="direction 不能为空又没有默认值"):
        alter_sql(catalogue, review(catalogue))
