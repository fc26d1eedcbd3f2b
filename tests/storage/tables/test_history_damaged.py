"""Texts of the history that another program spoilt: the rest of it is read, searched and undone as before."""

from __future__ import annotations

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.tables import history, search_sync
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from tests.storage.rows import dispute, village

BROKEN = (
    "",
    "{",
    "[]",
    "3",
    "null",
    '"x"',
    '{"name": 5}',
    '{"name": [1]}',
    '{"name": [["a"], {}]}',
    "[" * 100_000,
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_spoilt_text_is_a_change_without_values(operations: Operations, text: str) -> None:
    place = village(operations)
    record = dispute(operations, place)
    place.secretary = "申保林"
    undo = Undo(operations.file, operations)
    operations.save(operations.file.catalogue.ledger("village"), place)
    db = operations.file.db
    db.execute_sql("UPDATE change SET diff = ? WHERE action <> 'insert' OR table_name <> 'village'", (text,))
    touched = history.changes_of(db, [place.uid, record.uid])
    assert [change.name for change in touched] == ["修改村（社区）", "登记纠纷", "登记村（社区）"]
    assert touched[0].values == ()
    assert ("name", None, "东河村") in touched[2].values
    db.execute_sql("UPDATE search_state SET operation = 0")
    search_sync.index_outside_changes(db, operations.file.catalogue)
    history.of_the_house(db)
    village(operations, "西河村")
    undo.undo()
    assert Village.select().where(Village.deleted_at.is_null()).count() == 1
