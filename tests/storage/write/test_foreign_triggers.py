"""Triggers that another program adds while the file is open: nothing is saved, the sentence names them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw
import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileProblem, ForeignCode
from lawgov_desktop.storage.tables import foreign_objects
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village


def outside(path: Path, sql: str) -> None:
    """Change the file with another tool while it is open."""
    with contextlib.closing(apsw.Connection(str(path))) as connection:
        connection.execute(sql)


@pytest.mark.parametrize("deed", ["ABORT, '不许改'", "FAIL, '不许改'", "ROLLBACK, '不许改'", "IGNORE"])
def test_a_trigger_added_while_the_file_is_open_is_named_and_nothing_is_saved(
    operations: Operations, deed: str
) -> None:
    record = village(operations)
    outside(
        operations.file.path, f"CREATE TRIGGER 拦住 BEFORE INSERT ON village BEGIN SELECT RAISE({deed}); END"
    )
    with pytest.raises(ForeignCode, match="触发器“拦住”"):
        village(operations, "西河村")
    assert [row.name for row in Village.select()] == ["东河村"]
    outside(operations.file.path, "DROP TRIGGER 拦住")
    village(operations, "西河村")
    assert record.id is not None


@pytest.mark.parametrize("deed", ["ABORT, '不许改'", "FAIL, '不许改'", "ROLLBACK, '不许改'"])
def test_the_error_of_a_trigger_is_one_sentence(
    operations: Operations, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trigger is added between the look at the schema and the write."""
    village(operations)
    outside(
        operations.file.path, f"CREATE TRIGGER 拦住 BEFORE UPDATE ON village BEGIN SELECT RAISE({deed}); END"
    )
    monkeypatch.setattr(foreign_objects, "refuse_foreign_code", lambda *_: None)
    record = Village.get()
    record.secretary = "申保林"
    with pytest.raises(FileProblem, match=r"触发器，不让这样改（.*不许改）"):
        operations.save(operations.file.catalogue.ledger("village"), record)
    assert Village.get().secretary != "申保林"
