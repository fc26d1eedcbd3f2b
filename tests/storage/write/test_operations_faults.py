"""Operations when a listener fails, when operations are nested, and when a list is older than the file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.mediation.dispute import DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.storage.write.operations import Change, Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.storage.write.validation import ValidationError
from tests.storage.rows import again, dispute, person, village


def _stories(operations: Operations) -> list[tuple[str, int]]:
    sql = """SELECT o.name, count(*) FROM operation o JOIN change c ON c.operation = o.id
    WHERE o.name NOT LIKE '准备%' GROUP BY o.id ORDER BY o.id"""
    return [tuple(row) for row in operations.file.db.execute_sql(sql).fetchall()]


def test_an_operation_inside_another_is_a_part_of_it_and_told_once(operations: Operations) -> None:
    told: list[Change] = []
    operations.listen(told.append)
    ledger = operations.file.catalogue.ledger("village")
    with operations.operation("登记各村") as change:
        operations.put(change, ledger, Village(name="东河村"), {})
        village(operations, "西沟村")
        assert told == []
        operations.put(change, ledger, Village(name="南坡村"), {})
    assert _stories(operations) == [("登记各村", 3)]
    assert [(one.name, one.tables) for one in told] == [("登记各村", {"village"})]


def test_an_inner_operation_that_fails_leaves_nothing_and_the_outer_one_goes_on(
    operations: Operations,
) -> None:
    with operations.operation("登记各村"):
        village(operations, "东河村")
        with pytest.raises(ValidationError):
            village(operations, "东河村")
        village(operations, "西沟村")
    assert [row.name for row in Village.select().order_by(Village.id)] == ["东河村", "西沟村"]


def test_a_page_that_fails_neither_hides_the_save_nor_keeps_others_from_hearing_of_it(
    operations: Operations,
) -> None:
    heard: list[str] = []

    def broken(_change: Change) -> None:
        raise RuntimeError("a page fell over")

    operations.listen(broken)
    operations.listen(lambda change: heard.append(change.name))
    record = Village(name="东河村")
    with pytest.raises(RuntimeError):
        operations.save(operations.file.catalogue.ledger("village"), record)
    assert heard == ["登记村（社区）"]
    assert again(record).number == record.number


def test_a_failed_save_gives_back_every_number_it_took(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("dispute")
    record = dispute(operations, village(operations))
    record.remark = "长" * 5000
    before = dict(record.__data__)
    new = DisputeParty(side="乙方", name="赵国庆")
    with pytest.raises(ValidationError, match="备注太长，或写法不对"):
        operations.save(ledger, record, {"parties": [*record.parties, new]})
    assert record.__data__ == before
    assert new.id is None


def test_thrown_away_twice_a_record_still_comes_back_with_its_child_rows(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("dispute")
    record = dispute(operations, village(operations))
    operations.trash(ledger, [record])
    first = again(record).deleted_at
    operations.trash(ledger, [record])
    assert again(record).deleted_at == first
    operations.restore(ledger, [record])
    assert record.parties.where(DisputeParty.deleted_at.is_null()).count() == 2


def test_an_old_list_never_empties_a_row_that_came_back(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("dispute")
    record = dispute(operations, village(operations))
    operations.trash(ledger, [record])
    seen_in_trash = again(record)
    operations.restore(ledger, [again(record)])
    with pytest.raises(OperationRefused, match="还没有删除"):
        operations.purge(ledger, [seen_in_trash])
    assert again(record).deleted_at is None


def test_what_is_gone_is_said_to_be_gone(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("village")
    record = village(operations)
    operations.trash(ledger, [record])
    seen_in_trash = again(record)
    operations.purge(ledger, [seen_in_trash])
    with pytest.raises(OperationRefused, match="已经清空"):
        operations.restore(ledger, [seen_in_trash])
    with pytest.raises(OperationRefused, match="已经清空"):
        operations.purge(ledger, [seen_in_trash])


def test_nothing_live_ever_points_into_the_trash(operations: Operations) -> None:
    catalogue = operations.file.catalogue
    disputes, undo = catalogue.ledger("dispute"), Undo(operations.file, operations)
    there, gone = village(operations), village(operations, "西沟村")
    mediator = person(operations, "申保林")
    record = dispute(operations, there)
    rows: Any = {"mediators": [DisputeMediator(name="申保林", person=mediator)]}
    operations.save(disputes, record, rows)
    operations.trash(catalogue.ledger("village"), [gone])

    record.village = gone
    with pytest.raises(ValidationError, match="“西沟村”在回收站里") as caught:
        operations.save(disputes, record, rows)
    assert caught.value.problems[0].field == "village"
    record = again(record)

    operations.trash(disputes, [record])
    # By other Operations, so that the last operation to undo is the dispute's.
    Operations(operations.file).trash(catalogue.ledger("person"), [mediator])
    with pytest.raises(OperationRefused, match="“申保林”也在回收站里"):
        operations.restore(disputes, [again(record)])
    with pytest.raises(OperationRefused, match="不能撤销"):
        undo.undo()
    assert again(record).deleted_at is not None


def test_a_value_the_file_does_not_take_is_named_for_what_it_is(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("village")
    with pytest.raises(ValidationError, match="名称太长，或写法不对"):
        operations.save(ledger, Village(name="村" * 41))
    village(operations, "东河村")
    with pytest.raises(ValidationError, match="名称已经有同样的一行"):
        operations.save(ledger, Village(name="东河村"))
    record = village(operations, "西沟村", valid_from=dt.date(2020, 1, 1))
    record.kind = None
    with pytest.raises(ValidationError, match="请填写类型"):
        operations.save(ledger, record)
