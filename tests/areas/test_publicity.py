"""Rules of the publicity ledgers: material given out was received, activities registered twice, figures."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.publicity.activity import Activity, ActivityAudience, MaterialIssue
from lawgov_desktop.areas.publicity.balance import stocks
from lawgov_desktop.areas.publicity.stock import MaterialStock
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.claims import compute
from tests.areas.rule_checks import rule_context

DAY = dt.date(2023, 5, 4)
SHEET = "民法典折页"


def word(vocabulary: str, code: str) -> Term:
    term: Term = Term.get((Term.vocabulary == vocabulary) & (Term.code == code))
    return term


def activity(**values: Any) -> Activity:
    defaults = {
        "held_on": DAY,
        "title": "民法典宣传",
        "form": "集中宣传",
        "theme": word("publicity_theme", "civil_code"),
    }
    return Activity(**{**defaults, **values})


def give(
    operations: Operations, quantity: int, name: str = SHEET, unit: str = "份", **values: Any
) -> Activity:
    record = activity(**values)
    rows = [MaterialIssue(name=name, quantity=quantity, unit=unit)]
    operations.save(operations.file.catalogue.ledger("activity"), record, {"materials": rows})
    return record


def receive(
    operations: Operations, quantity: int, day: dt.date = dt.date(2023, 4, 1), **values: Any
) -> MaterialStock:
    stock = MaterialStock(received_on=day, **{"name": SHEET, "quantity": quantity, **values})
    operations.save(operations.file.catalogue.ledger("materialstock"), stock)
    return stock


def test_no_more_is_given_out_than_came_in_and_the_shortage_is_named(operations: Operations) -> None:
    receive(operations, 500)
    give(operations, 300)
    with pytest.raises(ValidationError, match="“民法典折页”只剩 200 份，这次发了 250 份，差 50 份"):
        give(operations, 250)
    receive(operations, 50)
    give(operations, 250)
    assert stocks([(SHEET, "份")])[SHEET, "份"].left == 0


def test_two_lines_of_one_material_are_taken_together(operations: Operations) -> None:
    receive(operations, 500)
    rows = [MaterialIssue(name=SHEET, quantity=300), MaterialIssue(name=SHEET, quantity=300)]
    with pytest.raises(ValidationError) as refused:
        operations.save(operations.file.catalogue.ledger("activity"), activity(), {"materials": rows})
    (problem,) = refused.value.problems
    assert (problem.child, problem.position) == ("materials", 1)
    assert "差 100 份" in problem.sentence


@pytest.mark.parametrize(
    ("name", "unit", "day"),
    [("县局发的手册", "份", DAY), (SHEET, "箱", DAY), (SHEET, "份", dt.date(2023, 3, 1))],
    ids=["never in store", "counted otherwise", "before the first receipt"],
)
def test_what_never_lay_in_store_is_not_watched(
    operations: Operations, name: str, unit: str, day: dt.date
) -> None:
    receive(operations, 10)
    give(operations, 900, name, unit, held_on=day)
    assert MaterialIssue.select().count() == 1


def test_what_was_kept_can_be_mended_while_a_receipt_is_missing(operations: Operations) -> None:
    first = receive(operations, 500)
    record = give(operations, 400)
    first.quantity = 100
    operations.save(operations.file.catalogue.ledger("materialstock"), first)
    assert [problem.sentence for problem in first.warnings({}, rule_context())] == [
        "“民法典折页”发出的比入库的多 300 份，请补登入库，或核对数量"
    ]
    ledger = operations.file.catalogue.ledger("activity")
    record.title = "民法典进村"
    (row,) = MaterialIssue.select()
    operations.save(ledger, record, {"materials": [row]})
    row.quantity = 410
    with pytest.raises(ValidationError, match="差 310 份"):
        operations.save(ledger, record, {"materials": [row]})


def test_what_lies_in_the_trash_came_neither_in_nor_out(operations: Operations) -> None:
    receive(operations, 500)
    trashed = receive(operations, 500)
    operations.trash(operations.file.catalogue.ledger("materialstock"), [trashed])
    operations.trash(operations.file.catalogue.ledger("activity"), [give(operations, 400)])
    assert stocks([(SHEET, "份")])[SHEET, "份"].left == 500


def test_another_unit_of_the_same_material_is_told(operations: Operations) -> None:
    receive(operations, 500)
    boxes = receive(operations, 5, unit="箱")
    assert [problem.sentence for problem in boxes.warnings({}, rule_context())] == [
        "“民法典折页”也有按“份”入库的，单位不同不能合起来算结余"
    ]


def test_the_same_day_and_place_is_taken_for_the_same_activity(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("activity")
    police = Department(name="派出所", kind="县级派驻")
    operations.save(operations.file.catalogue.ledger("department"), police)
    operations.save(ledger, activity(place="文化广场"))
    values = {"department": police}
    assert not list(activity(place="镇中学", **values).warnings({}, rule_context()))
    assert not list(
        activity(place="文化广场", held_on=dt.date(2023, 5, 5), **values).warnings({}, rule_context())
    )
    (twin,) = activity(place="文化广场", title="别的题目", **values).warnings({}, rule_context())
    assert "2023-05-04 在文化广场已经登记了“民法典宣传”（2023-001）" in twin.sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"form": "宣讲（讲座）"}, "宣讲要填主讲人"),
        ({"archived_on": dt.date(2023, 5, 3)}, "早于活动日期"),
        ({"included": False}, "不列入年报要写原因"),
    ],
)
def test_what_forbids_keeping_an_activity(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        operations.save(operations.file.catalogue.ledger("activity"), activity(**values))


def test_figures_add_up_what_the_rows_say(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("activity")
    school = word("publicity_venue", "school")
    audience = [ActivityAudience(audience=word("publicity_audience", "youth"))]
    operations.save(ledger, activity(people=120, consulted=9, venue=school), {"audiences": audience})
    operations.save(
        ledger, activity(form="广播新媒体", reads=2300, theme_day=word("publicity_day", "civil_code_month"))
    )
    operations.save(ledger, activity(people=40, consulted=1, held_on=dt.date(2022, 5, 4), venue=school))
    receive(operations, 500)
    figures = compute(operations.file, Period.of_year(2023)).figures
    expected = {
        "publicity_activities": 2, "publicity_audience": 120, "publicity_consultations": 9,
        "law_into_places": 1, "law_into_schools": 1, "theme_day_activities": 1, "media_posts": 1,
        "media_reads": 2300, "materials_received": 500,
    }  # fmt: skip
    assert {key: figures[key].value for key in expected} == expected


def test_the_sample_town_never_gave_out_more_than_it_had(sample: Operations) -> None:
    materials = {(row.name, row.unit) for row in MaterialIssue.select()}
    stock_by_material = stocks(materials)
    assert set(stock_by_material) == materials
    assert all(stock.left > 0 for stock in stock_by_material.values())


def test_every_line_of_material_gives_out_something_and_names_who_leads(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("activity")
    with pytest.raises(ValidationError, match="发放数量至少是 1"):
        operations.save(ledger, activity(), {"materials": [MaterialIssue(name="折页", quantity=0)]})
    record = activity()
    operations.save(ledger, record, {"materials": [MaterialIssue(name="折页", quantity=1)]})
    assert [problem.sentence for problem in record.warnings({}, rule_context())] == [
        "谁执法谁普法，请选牵头单位（法治宣传教育法）"
    ]
