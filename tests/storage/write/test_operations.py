"""Operations: each is committed as a whole or not at all; rows are numbered once and found by the search."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import EditConflict, OperationRefused
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.read.listing import Listing, View, children_of
from lawgov_desktop.storage.tables import history, numbering
from lawgov_desktop.storage.write.operations import Change, Operations
from lawgov_desktop.storage.write.validation import ValidationError
from tests.storage.rows import again, dispute, person, village

# -- saving -----------------------------------------------------------------------------------------------


def test_a_record_is_saved_with_its_child_rows_and_its_story(operations: Operations) -> None:
    heard: list[Change] = []
    operations.listen(heard.append)
    record = person(operations, "李明山", ("网格员", "村干部"))
    assert (record.number, record.rev) == (1, 1)
    kept = children_of(operations.file.catalogue.ledger("person"), record)["roles"]
    assert [(row.role, row.position) for row in kept] == [("网格员", 0), ("村干部", 1)]
    assert (heard[0].name, heard[0].tables) == ("登记人员", {"person", "personrole"})
    changes = history.changes_of(operations.file.db, [record.uid])
    assert [(c.name, c.operator, c.action) for c in changes] == [("登记人员", "赵敏", "insert")]
    assert ("name", None, "李明山") in changes[0].values


def test_what_breaks_a_rule_is_named_and_nothing_is_written(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("person")
    with pytest.raises(ValidationError) as found:
        operations.save(ledger, Person(), {"roles": [PersonRole(post="主任")]})
    assert {(p.field, p.child, p.position) for p in found.value.problems} == {
        ("name", "", -1),
        ("role", "roles", 0),
    }
    assert (
        history.last_operation(operations.file.db)
        == operations.file.db.execute_sql(
            "SELECT coalesce(max(id), 0) FROM operation WHERE name LIKE '准备%'"
        ).fetchone()[0]
    )
    assert Person.select().count() == 0


def test_a_failure_in_the_middle_undoes_the_whole_operation(operations: Operations) -> None:
    before = village(operations)
    clash = Person(name="王秀英", id_number="11010519491231002X")
    person(operations, "李明山", id_number="11010519491231002X")
    with pytest.raises(OperationRefused, match="身份证"):
        operations.save(
            operations.file.catalogue.ledger("person"), clash, {"roles": [PersonRole(role="网格员")]}
        )
    assert (clash.id, clash.number) == (None, None)
    clash.id_number = None
    operations.save(operations.file.catalogue.ledger("person"), clash, {"roles": [PersonRole(role="网格员")]})
    assert clash.number == 2, "a save that failed uses up no number"
    assert again(before).rev == 1


def test_an_old_form_never_overwrites_a_newer_row(operations: Operations) -> None:
    record = village(operations)
    first, second = again(record), again(record)
    first.secretary = "申保林"
    operations.save(operations.file.catalogue.ledger("village"), first)
    second.phone = "0355-1234567"
    with pytest.raises(EditConflict, match="没有覆盖"):
        operations.save(operations.file.catalogue.ledger("village"), second)
    assert again(record).secretary == "申保林"
    assert again(record).phone is None


def test_saving_what_was_not_changed_is_no_change(operations: Operations) -> None:
    record = village(operations)
    count = len(history.changes_of(operations.file.db, [record.uid]))
    operations.save(operations.file.catalogue.ledger("village"), record)
    assert (again(record).rev, len(history.changes_of(operations.file.db, [record.uid]))) == (1, count)


def test_child_rows_left_out_go_to_the_trash_and_empty_ones_are_not_kept(operations: Operations) -> None:
    record = person(operations, "李明山", ("网格员", "村干部"))
    ledger = operations.file.catalogue.ledger("person")
    rows = children_of(ledger, record)["roles"]
    operations.save(ledger, record, {"roles": [rows[1], PersonRole()]})
    assert [row.role for row in children_of(ledger, record)["roles"]] == ["村干部"]
    assert PersonRole.select().where(PersonRole.deleted_at.is_null(False)).count() == 1
    assert PersonRole.select().count() == 2


def test_settings_are_kept_with_their_story(operations: Operations) -> None:
    operations.configure({"town": "下良镇", "office": "司法所"})
    operations.configure({"town": "下良镇"})
    assert operations.file.settings["town"] == "下良镇"
    names = operations.file.db.execute_sql(
        "SELECT count(*) FROM change WHERE table_name = 'setting'"
    ).fetchone()[0]
    assert names == 2


# -- numbers ----------------------------------------------------------------------------------------------


def test_numbers_run_per_ledger_and_year_and_are_never_given_twice(operations: Operations) -> None:
    east = village(operations)
    numbers = [
        dispute(operations, east, day).number
        for day in ("2023-04-12", "2022-01-05", "2023-01-01", "2023-12-31")
    ]
    assert [Dispute.number.format(n) for n in numbers] == ["2023-001", "2022-001", "2023-002", "2023-003"]
    last = Dispute.get(Dispute.number == numbers[3])
    ledger = operations.file.catalogue.ledger("dispute")
    operations.trash(ledger, [last])
    operations.purge(ledger, [again(last)])
    assert Dispute.number.format(dispute(operations, east, "2023-06-01").number) == "2023-004"
    assert numbering.gaps(operations.file.db, ledger) == [2_023_000_003]


def test_a_number_stays_when_the_day_moves_to_another_year(operations: Operations) -> None:
    record = dispute(operations, village(operations), "2023-01-02")
    record.accepted_on = dt.date(2022, 12, 31)
    children = children_of(operations.file.catalogue.ledger("dispute"), record)
    operations.save(operations.file.catalogue.ledger("dispute"), record, children)
    assert Dispute.number.format(again(record).number) == "2023-001"
    assert [f.severity for f in check_file(operations.file)] == ["note"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.sampled_from(("add 2022", "add 2023", "discard", "restore", "purge")), max_size=14))
def test_whatever_is_done_numbers_stay_unique_and_gaps_are_known(
    deeds: list[str], tmp_path_factory: pytest.TempPathFactory, empty_file: Path, catalogue: Catalogue
) -> None:
    path = tmp_path_factory.mktemp("numbers") / "台账.db"
    shutil.copy(empty_file, path)
    with open_file(path, catalogue) as file:
        operations, ledger, given, purged = Operations(file), catalogue.ledger("dispute"), set(), set()
        east = village(operations)
        for deed in deeds:
            newest = Dispute.select().order_by(Dispute.id.desc()).first()
            if deed.startswith("add"):
                number = dispute(operations, east, f"{deed[-4:]}-05-01").number
                assert number not in given
                given.add(number)
            elif newest is None:
                continue
            elif deed == "discard" and newest.deleted_at is None:
                operations.trash(ledger, [newest])
            elif deed == "restore" and newest.deleted_at is not None:
                operations.restore(ledger, [newest])
            elif deed == "purge" and newest.deleted_at is not None:
                operations.purge(ledger, [newest])
                purged.add(newest.number)
        assert set(numbering.gaps(file.db, ledger)) == purged
        assert [f for f in check_file(file) if f.severity != "note"] == []


# -- trash ------------------------------------------------------------------------------------------------


def test_the_trash_takes_child_rows_along_and_gives_the_same_ones_back(operations: Operations) -> None:
    record = dispute(operations, village(operations))
    ledger = operations.file.catalogue.ledger("dispute")
    rows = children_of(ledger, record)
    third = DisputeParty(side="第三人", name="韩喜旺")
    operations.save(ledger, record, {**rows, "parties": [*rows["parties"], third]})
    operations.save(ledger, record, rows)
    operations.trash(ledger, [record])
    assert DisputeParty.select().where(DisputeParty.deleted_at.is_null()).count() == 0
    gone = again(record)
    assert [row.name for row in children_of(ledger, gone)["parties"]] == ["李明山", "王秀英"]
    listing = Listing(operations.file.db, ledger)
    assert list(listing.ids(View())) == []
    assert list(listing.ids(View(trash=True, text="王秀英"))) == [record.id]
    operations.restore(ledger, [gone])
    names = [row.name for row in children_of(ledger, again(record))["parties"]]
    assert names == ["李明山", "王秀英"], "韩喜旺 was taken out before, and stays out"
    assert len(children_of(ledger, again(record))["mediators"]) == 1


def test_what_is_used_is_not_thrown_away_and_the_user_is_named(operations: Operations) -> None:
    east = village(operations)
    record = dispute(operations, east)
    villages, disputes = (operations.file.catalogue.ledger(key) for key in ("village", "dispute"))
    with pytest.raises(OperationRefused, match="纠纷 2023-001"):
        operations.trash(villages, [east])
    assert again(east).deleted_at is None
    operations.trash(disputes, [record])
    operations.trash(villages, [east])
    with pytest.raises(OperationRefused, match="东河村"):
        operations.restore(disputes, [record])
    with pytest.raises(OperationRefused, match="回收站里还有行"):
        operations.purge(villages, [again(east)])
    operations.restore(villages, [again(east)])
    operations.restore(disputes, [again(record)])
    assert again(record).deleted_at is None
    assert check_file(operations.file) == []


def test_a_name_may_be_used_again_while_its_owner_lies_in_the_trash(operations: Operations) -> None:
    first = village(operations)
    ledger = operations.file.catalogue.ledger("village")
    operations.trash(ledger, [first])
    village(operations)
    with pytest.raises(OperationRefused, match="不能恢复"):
        operations.restore(ledger, [again(first)])
    with pytest.raises(ValidationError, match="名称"):
        village(operations)


def test_emptying_the_trash_takes_the_story_of_the_row_with_it(
    operations: Operations, tmp_path: Path
) -> None:
    record = person(operations, "李明山", ("网格员",), phone="13903551234")
    ledger = operations.file.catalogue.ledger("person")
    with pytest.raises(OperationRefused, match="还没有删除"):
        operations.purge(ledger, [record])
    operations.trash(ledger, [record])
    operations.purge(ledger, [again(record)])
    left = operations.file.db.execute_sql("SELECT group_concat(diff) FROM change").fetchone()[0]
    assert "李明山" not in left
    assert "13903551234" not in left
    assert Person.select().count() == PersonRole.select().count() == 0
    assert operations.file.db.execute_sql("SELECT count(*) FROM search_row").fetchone()[0] == 0


def test_mediators_and_parties_are_rows_like_any_other(operations: Operations) -> None:
    record = dispute(operations, village(operations))
    mediator = DisputeMediator.get(DisputeMediator.dispute == record.id)
    assert len(mediator.uid) == 32
    assert history.changes_of(operations.file.db, [mediator.uid])[0].table == "dispute_mediator"
    assert Village.select().count() == 1
