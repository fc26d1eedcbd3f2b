"""Undo: the last operations are undone one by one, are recorded, and never undo changes of others."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_desktop.areas.mediation.committee import CommitteeMember, MediationCommittee
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import STEPS, Undo


@pytest.fixture
def undo(operations: Operations) -> Undo:
    return Undo(operations.file, operations)


def save_village(operations: Operations, name: str, **values: Any) -> Village:
    made = Village.get_or_none(Village.name == name) or Village(name=name)
    for field, value in values.items():
        setattr(made, field, value)
    operations.save(operations.file.catalogue.ledgers["village"], made)
    return made


def found(operations: Operations, text: str) -> int:
    return Listing(operations.file.db, operations.file.catalogue.ledgers["village"]).count(View(text=text))


def test_changes_go_back_one_by_one_and_forward_again(operations: Operations, undo: Undo) -> None:
    save_village(operations, "东河村")
    save_village(operations, "东河村", households=100)
    save_village(operations, "东河村", households=200, secretary="李明山")
    assert undo.next_undo == "修改村（社区）"
    undo.undo()
    assert (Village.get().households, Village.get().secretary) == (100, None)
    undo.undo()
    assert Village.get().households is None
    undo.redo()
    undo.redo()
    assert (Village.get().households, Village.get().secretary) == (200, "李明山")
    with pytest.raises(OperationRefused):
        undo.redo()


def test_an_added_record_goes_to_the_trash_with_its_child_rows_and_comes_back_whole(
    operations: Operations, undo: Undo
) -> None:
    ledger = operations.file.catalogue.ledgers["mediationcommittee"]
    committee = MediationCommittee(name="镇调委会", level="镇")
    members = [CommitteeMember(name="李建国"), CommitteeMember(name="秦月娥", sex="女")]
    operations.save(ledger, committee, {"members": members})
    undo.undo()
    assert MediationCommittee.get().deleted_at is not None
    assert {m.deleted_at for m in CommitteeMember.select()} == {MediationCommittee.get().deleted_at}
    operations.restore(ledger, [MediationCommittee.get()])
    assert CommitteeMember.select().where(CommitteeMember.deleted_at.is_null()).count() == 2


def test_undo_is_recorded_with_who_did_it(operations: Operations, undo: Undo) -> None:
    made = save_village(operations, "东河村")
    undo.undo()
    newest = history.changes_of(operations.file.db, [made.uid])[0]
    assert (newest.name, newest.operator) == ("撤销：登记村（社区）", "赵敏")


def test_the_search_follows(operations: Operations, undo: Undo) -> None:
    save_village(operations, "东河村", secretary="李明山")
    save_village(operations, "东河村", secretary="王秀英")
    undo.undo()
    assert (found(operations, "李明山"), found(operations, "王秀英")) == (1, 0)


def test_a_row_changed_since_by_another_tool_is_left_alone(operations: Operations, undo: Undo) -> None:
    save_village(operations, "东河村", households=100)
    save_village(operations, "东河村", households=200)
    operations.file.db.execute_sql("UPDATE village SET households = 300")
    with pytest.raises(OperationRefused, match="又改过"):
        undo.undo()
    assert Village.get().households == 300


def test_a_row_used_by_another_is_not_taken_away(operations: Operations, undo: Undo) -> None:
    ledgers = operations.file.catalogue.ledgers
    village = save_village(operations, "东河村")
    step = MediationCommittee(name="村调委会", level="村", village=village)
    # By other Operations: this session does not count it among its own.
    Operations(operations.file).save(ledgers["mediationcommittee"], step)
    with pytest.raises(OperationRefused, match="调委会"):
        undo.undo()
    assert Village.get().deleted_at is None


def test_what_was_emptied_for_good_stays_so(operations: Operations, undo: Undo) -> None:
    ledger = operations.file.catalogue.ledgers["village"]
    made = save_village(operations, "东河村")
    operations.trash(ledger, [made])
    operations.purge(ledger, [Village.get()])
    with pytest.raises(OperationRefused):
        undo.undo()
    assert Village.select().count() == 0


def test_only_so_many_steps_are_kept(operations: Operations, undo: Undo) -> None:
    for number in range(STEPS + 5):
        save_village(operations, "东河村", households=number)
    for _ in range(STEPS):
        undo.undo()
    assert Village.get().households == 4
    with pytest.raises(OperationRefused, match="没有可以撤销"):
        undo.undo()


def test_a_new_operation_ends_the_way_forward(operations: Operations, undo: Undo) -> None:
    save_village(operations, "东河村", households=1)
    save_village(operations, "东河村", households=2)
    undo.undo()
    save_village(operations, "东河村", households=3)
    assert undo.next_redo == ""


def test_what_changed_no_row_is_nothing_to_take_back(sample: Operations) -> None:
    undo = Undo(sample.file, sample)
    with sample.operation("打印证书"):
        pass
    assert undo.next_undo == ""
