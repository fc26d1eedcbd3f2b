"""Tables of the program that another tool emptied or filled with nonsense: a sentence, or the file works on."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileDamaged, FileProblem
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village


def outside(path: Path, *statements: str) -> None:
    """Change the closed file with another tool."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for sql in statements:
            connection.execute(sql)


@pytest.mark.parametrize(
    "table", ["search_state", "context", "setting", "term", "holiday", "number_series", "change"]
)
def test_an_emptied_table_stops_nothing(operations: Operations, catalogue: Catalogue, table: str) -> None:
    village(operations)
    path = operations.file.path
    operations.file.close()
    outside(path, "PRAGMA foreign_keys = OFF", f"DELETE FROM {table}")
    with open_file(path, catalogue, read_only=True) as file:
        check_file(file)
    with open_file(path, catalogue) as file:
        village(Operations(file), "西河村")
        newest = history.last_touch(file.db, Village.get(Village.name == "西河村").uid)
        assert newest is not None
        assert newest[0] == "登记村（社区）"


def test_a_number_of_any_size_ends_the_search_for_gaps(operations: Operations, catalogue: Catalogue) -> None:
    village(operations)
    path = operations.file.path
    operations.file.close()
    outside(path, "UPDATE number_series SET last = 9000000000000000000")
    with open_file(path, catalogue, read_only=True) as file:
        assert any("没有行在用" in finding.sentence for finding in check_file(file))


@pytest.mark.parametrize("value", ["NULL", "'eins'", "x'00'"])
def test_steps_that_are_no_numbers_are_a_damaged_file(
    operations: Operations, catalogue: Catalogue, value: str
) -> None:
    path = operations.file.path
    operations.file.close()
    outside(
        path,
        "ALTER TABLE schema_step RENAME TO former",
        "CREATE TABLE schema_step (owner, n, sha256, applied_at)",
        "INSERT INTO schema_step SELECT * FROM former",
        f"UPDATE schema_step SET n = {value} WHERE rowid = 1",
        "DROP TABLE former",
    )
    for read_only in (True, False):
        with pytest.raises((FileDamaged, FileProblem), match="读不懂"):
            open_file(path, catalogue, read_only=read_only)
