"""The search after another program changed the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import dispute, village

Find = Callable[..., list[int]]


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A closed file with two disputes (1 and 2) in 东河村."""
    path = tmp_path / "甲.db"
    with create_file(path, catalogue) as file:
        operations = Operations(file)
        where = village(operations)
        dispute(operations, where)
        dispute(operations, where, "2023-05-01")
    return path


@pytest.fixture
def find(path: Path, catalogue: Catalogue) -> Find:
    """Let another tool run statements, open the file and search the disputes."""

    def run(text: str, *statements: str) -> list[int]:
        with closing(sqlite3.connect(path)) as tool:
            tool.execute("PRAGMA foreign_keys = ON")
            for statement in statements:
                tool.execute(statement)
            tool.commit()
        with open_file(path, catalogue) as file:
            return sorted(Listing(file.db, catalogue.ledger("dispute")).ids(View(text=text)))

    return run


def test_a_party_deleted_by_another_tool_finds_its_dispute_no_more(find: Find) -> None:
    assert find("李明山") == [1, 2]
    assert find("李明山", "DELETE FROM dispute_party WHERE dispute_id = 1 AND name = '李明山'") == [2]


def test_a_party_moved_by_another_tool_is_found_where_it_is(find: Find) -> None:
    assert find(
        "李明山", "UPDATE dispute_party SET name = '刘铁柱' WHERE dispute_id = 1 AND side = '甲方'"
    ) == [2]
    assert find("刘铁柱", "UPDATE dispute_party SET dispute_id = 2 WHERE name = '刘铁柱'") == [2]


def test_what_was_changed_while_a_trigger_was_gone_is_found_all_the_same(find: Find) -> None:
    gone = ("DROP TRIGGER village_update", "UPDATE village SET name = '新河村'")
    assert find("新河村", *gone) == [1, 2]
    assert find("东河村") == []
