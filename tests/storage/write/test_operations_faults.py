"""Promises of the door when a page fails, operations meet, and lists are older than the file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.mediation.dispute import DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import Refused
from lawgov_desktop.storage.write.operations import Door, Notice, Unfit
from lawgov_desktop.storage.write.undo import Undo
from tests.storage.rows import again, dispute, person, village


def _stories(door: Door) -> list[tuple[str, int]]:
    sql = """SELECT o.name, count(*) FROM operation o JOIN change c ON c.operation = o.id
    WHERE o.name NOT LIKE '准备%' GROUP BY o.id ORDER BY o.id"""
    return [tuple(row) for row in door.file.db.execute_sql(sql).fetchall()]


def test_an_operation_inside_another_is_a_part_of_it_and_told_once(door: Door) -> None:
    told: list[Notice] = []
    door.listen(told.append)
    ledger = door.file.catalogue.ledger("village")
    with door.operation("登记各村") as notice:
        door.put(notice, ledger, Village(name="东河村"), {})
        village(door, "西沟村")
        assert told == []
        door.put(notice, ledger, Village(name="南坡村"), {})
    assert _stories(door) == [("登记各村", 3)]
    assert [(one.name, one.tables) for one in told] == [("登记各村", {"village"})]


def test_an_inner_operation_that_fails_leaves_nothing_and_the_outer_one_goes_on(door: Door) -> None:
    with door.operation("登记各村"):
        village(door, "东河村")
        with pytest.raises(Unfit):
            village(door, "东河村")
        village(door, "西沟村")
    assert [row.name for row in Village.select().order_by(Village.id)] == ["东河村", "西沟村"]


def test_a_page_that_fails_neither_hides_the_save_nor_keeps_others_from_hearing_of_it(door: Door) -> None:
    heard: list[str] = []

    def broken(_notice: Notice) -> None:
        raise RuntimeError("a page fell over")

    door.listen(broken)
    door.listen(lambda notice: heard.append(notice.name))
    record = Village(name="东河村")
    with pytest.raises(RuntimeError):
        door.save(door.file.catalogue.ledger("village"), record)
    assert heard == ["登记村（社区）"]
    assert again(record).number == record.number


def test_a_failed_save_gives_back_every_number_it_took(door: Door) -> None:
    ledger = door.file.catalogue.ledger("dispute")
    record = dispute(door, village(door))
    record.remark = "长" * 5000
    before = dict(record.__data__)
    new = DisputeParty(side="乙方", name="赵国庆")
    with pytest.raises(Unfit, match="备注太长，或写法不对"):
        door.save(ledger, record, {"parties": [*record.parties, new]})
    assert record.__data__ == before
    assert new.id is None


def test_thrown_away_twice_a_record_still_comes_back_with_its_child_rows(door: Door) -> None:
    ledger = door.file.catalogue.ledger("dispute")
    record = dispute(door, village(door))
    door.discard(ledger, [record])
    first = again(record).deleted_at
    door.discard(ledger, [record])
    assert again(record).deleted_at == first
    door.restore(ledger, [record])
    assert record.parties.where(DisputeParty.deleted_at.is_null()).count() == 2


def test_an_old_list_never_empties_a_row_that_came_back(door: Door) -> None:
    ledger = door.file.catalogue.ledger("dispute")
    record = dispute(door, village(door))
    door.discard(ledger, [record])
    seen_in_trash = again(record)
    door.restore(ledger, [again(record)])
    with pytest.raises(Refused, match="还没有删除"):
        door.purge(ledger, [seen_in_trash])
    assert again(record).deleted_at is None


def test_what_is_gone_is_said_to_be_gone(door: Door) -> None:
    ledger = door.file.catalogue.ledger("village")
    record = village(door)
    door.discard(ledger, [record])
    seen_in_trash = again(record)
    door.purge(ledger, [seen_in_trash])
    with pytest.raises(Refused, match="已经清空"):
        door.restore(ledger, [seen_in_trash])
    with pytest.raises(Refused, match="已经清空"):
        door.purge(ledger, [seen_in_trash])


def test_nothing_live_ever_points_into_the_trash(door: Door) -> None:
    catalogue = door.file.catalogue
    disputes, undo = catalogue.ledger("dispute"), Undo(door.file, door)
    there, gone = village(door), village(door, "西沟村")
    mediator = person(door, "申保林")
    record = dispute(door, there)
    rows: Any = {"mediators": [DisputeMediator(name="申保林", person=mediator)]}
    door.save(disputes, record, rows)
    door.discard(catalogue.ledger("village"), [gone])

    record.village = gone
    with pytest.raises(Unfit, match="“西沟村”在回收站里") as caught:
        door.save(disputes, record, rows)
    assert caught.value.problems[0].field == "village"
    record = again(record)

    door.discard(disputes, [record])
    # Through a door of its own, so that the last step to undo is the dispute's.
    Door(door.file).discard(catalogue.ledger("person"), [mediator])
    with pytest.raises(Refused, match="“申保林”也在回收站里"):
        door.restore(disputes, [again(record)])
    with pytest.raises(Refused, match="不能撤销"):
        undo.undo()
    assert again(record).deleted_at is not None


def test_a_value_the_file_does_not_take_is_named_for_what_it_is(door: Door) -> None:
    ledger = door.file.catalogue.ledger("village")
    with pytest.raises(Unfit, match="名称太长，或写法不对"):
        door.save(ledger, Village(name="村" * 41))
    village(door, "东河村")
    with pytest.raises(Unfit, match="名称已经有同样的一行"):
        door.save(ledger, Village(name="东河村"))
    record = village(door, "西沟村", valid_from=dt.date(2020, 1, 1))
    record.kind = None
    with pytest.raises(Unfit, match="请填写类型"):
        door.save(ledger, record)
