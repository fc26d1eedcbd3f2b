"""Lists: the right rows of a year, in a fixed order, with few queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import resolve
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.read.listing import Listing, View, persons
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import dispute, person, village


@contextmanager
def counted(db: Database) -> Iterator[list[str]]:
    """The statements that run inside the block."""
    seen: list[str] = []
    connection = db.connection()
    connection.exec_trace = lambda _cursor, sql, _bindings: seen.append(sql) or True
    try:
        yield seen
    finally:
        connection.exec_trace = None


def shown(listing: Listing, view: View, place: int) -> list[object]:
    return [row.values[place] for row in listing.rows(listing.ids(view))]


def test_a_year_holds_its_first_and_last_day(operations: Operations) -> None:
    east = village(operations)
    days = ["2022-12-31", "2023-01-01", "2023-06-15", "2023-12-31", "2024-01-01"]
    ids = [dispute(operations, east, day).id for day in days]
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("dispute"))
    assert sorted(listing.ids(View(year=2023))) == ids[1:4]
    assert listing.count(View(year=2023)) == 3
    assert sorted(listing.ids(View())) == ids
    assert list(listing.ids(View(year=2021))) == []


def test_a_register_shows_what_existed_in_the_year(operations: Operations) -> None:
    always = village(operations, "东河村")
    merged = village(operations, "西沟村", valid_to=dt.date(2022, 12, 31))
    new = village(operations, "下川村", valid_from=dt.date(2023, 12, 31))
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("village"))
    assert sorted(listing.ids(View(year=2022))) == [always.id, merged.id]
    assert sorted(listing.ids(View(year=2023))) == [always.id, new.id]


def test_a_span_shows_in_every_year_it_touches(sample: Operations) -> None:
    for ledger in sample.file.catalogue.ledgers.values():
        if type(ledger.time).__name__ != "Span":
            continue
        listing, (start, end) = Listing(sample.file.db, ledger), ledger.time.fields
        wanted = {
            row.id
            for row in ledger.model.select().where(ledger.model.deleted_at.is_null())
            if str(getattr(row, start) or "0000") <= "2023-12-31"
            and str(getattr(row, end) or "9999") >= "2023-01-01"
        }
        assert set(listing.ids(View(year=2023))) == wanted, ledger.key


def test_any_column_sorts_both_ways_and_every_row_keeps_its_place(sample: Operations) -> None:
    for ledger in sample.file.catalogue.ledgers.values():
        listing = Listing(sample.file.db, ledger)
        everything = set(listing.ids(View()))
        for column in ledger.columns:
            up = list(listing.ids(View(sort=column.path)))
            down = list(listing.ids(View(sort="-" + column.path)))
            assert set(up) == set(down) == everything, (ledger.key, column.path)
            assert up == down[::-1], (ledger.key, column.path)
            assert up == list(listing.ids(View(sort=column.path)))
            assert list(listing.ids(View(sort=column.path), limit=5)) == up[:5]


def test_sorting_by_a_link_goes_by_what_is_shown(operations: Operations) -> None:
    east, west = village(operations, "甲村"), village(operations, "乙村")
    for where, name in ((west, "李明山"), (east, "王秀英"), (None, "申保林")):
        person(operations, name, village=where)
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("person"))
    place = [c.path for c in listing.ledger.columns].index("village.name")
    assert shown(listing, View(sort="village.name"), place) == [None, "乙村", "甲村"]


def test_a_list_asks_at_most_three_questions_however_many_rows(operations: Operations) -> None:
    east, west = village(operations, "东河村"), village(operations, "西沟村")
    with operations.operation("试") as change:
        for number in range(200):
            record = Person(name=f"李明{number % 7 * '山'}", village=(east, west)[number % 2])
            operations.put(change, operations.file.catalogue.ledger("person"), record, {})
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("person"))
    ids = listing.ids(View())
    with counted(operations.file.db) as seen:
        assert len(listing.rows(ids)) == 200
    assert len(seen) <= 3


def test_every_list_of_the_sample_year_asks_at_most_three_questions(sample: Operations) -> None:
    for ledger in sample.file.catalogue.ledgers.values():
        listing = Listing(sample.file.db, ledger)
        ids = listing.ids(View())
        with counted(sample.file.db) as seen:
            listing.rows(ids[:200])
        assert len(seen) <= 3, (ledger.key, len(seen))


def test_filters_search_and_year_work_together(sample: Operations) -> None:
    listing = Listing(sample.file.db, sample.file.catalogue.ledger("dispute"))
    done = Condition("outcome", "=", "正在调解")
    both = set(listing.ids(View(year=2023, filters=(done,))))
    assert both == set(listing.ids(View(filters=(done,)))) & set(listing.ids(View(year=2023)))
    assert listing.count(View(year=2023, filters=(done,))) == len(both)


def test_the_rows_behind_a_figure_are_shown_by_their_uids(operations: Operations) -> None:
    first, _second = village(operations, "东河村"), village(operations, "西沟村")
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("village"))
    assert list(listing.ids(View(uids=(first.uid,)))) == [first.id]
    assert list(listing.ids(View(uids=()))) == []


def test_totals_are_the_rows_added_up(sample: Operations, catalogue: Catalogue) -> None:
    ledger = catalogue.ledger("village")
    listing = Listing(sample.file.db, ledger)
    rows = list(Village.select().where(Village.id.in_(list(listing.ids(View(year=2023))))))
    totals = dict(listing.totals(View(year=2023)))
    assert totals["人口"] == sum(row.population or 0 for row in rows)
    assert totals["行政村"] == sum(row.kind == "行政村" for row in rows)


def test_a_row_that_went_away_is_left_out_not_an_error(operations: Operations) -> None:
    first, second = village(operations, "东河村"), village(operations, "西沟村")
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("village"))
    assert [row.id for row in listing.rows([second.id, 999, first.id])] == [second.id, first.id]


@pytest.mark.parametrize(
    ("names", "text"),
    [((), ""), (("甲",), "甲"), (("甲", "乙"), "甲、乙"), (("甲", "乙", "丙"), "甲 等 3 人")],
)
def test_persons_are_written_short(names: tuple[str, ...], text: str) -> None:
    if names:
        assert persons(names) == text


def test_every_declared_path_leads_somewhere(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        for path in (*(c.path for c in ledger.columns), *ledger.search, *ledger.filters):
            assert resolve(ledger.model, path)
