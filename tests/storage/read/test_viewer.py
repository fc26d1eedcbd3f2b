"""Every read takes a viewer: one that reads every row today, and conditions are kept where a role has some."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.records.viewer import Viewer
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.read.duplicates import find_duplicates
from lawgov_desktop.storage.read.listing import Listing, View, children_of
from lawgov_desktop.storage.read.related import related
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.figure_rows import evidence
from tests.storage.rows import dispute, person, village


class OnlyEast(Viewer):
    """A role that reads the rows of 东河村 only."""

    def conditions(self, ledger: str) -> tuple[Condition, ...]:
        path = {"village": "name", "dispute": "village.name", "person": "village.name"}.get(ledger)
        return (Condition(path, "=", "东河村"),) if path else ()


@pytest.fixture
def two(operations: Operations) -> dict[str, Any]:
    east, south = village(operations, "东河村"), village(operations, "南坡村")
    rows = {
        "east": dispute(operations, east, "2023-04-12"),
        "south": dispute(operations, south, "2023-04-13"),
    }
    return rows | {"people": [person(operations, "李明山", village=v) for v in (east, south)], "town": south}


def test_whoever_opens_the_file_reads_every_row(operations: Operations, two: dict[str, Any]) -> None:
    viewer = operations.file.viewer("export")
    assert (viewer.operator, viewer.purpose) == (operations.file.operator, "export")
    ledger = operations.file.catalogue.ledger("dispute")
    assert Listing(operations.file.db, ledger, viewer=viewer).count(View(2023)) == 2


def test_a_role_with_conditions_reads_only_its_rows(operations: Operations, two: dict[str, Any]) -> None:
    file, viewer = operations.file, OnlyEast()
    ledger = file.catalogue.ledger("dispute")
    listing = Listing(file.db, ledger, viewer=viewer)
    assert list(listing.ids(View(2023))) == [two["east"].id]
    assert listing.count(View(2023)) == 1
    assert [row.id for row in listing.rows([two["east"].id, two["south"].id])] == [two["east"].id]
    assert len(children_of(ledger, two["east"], viewer=viewer)["parties"]) == 2
    assert children_of(ledger, two["south"], viewer=viewer) == {}
    field = ledger.model.field("village")
    assert [option.label for option in Options(file, viewer=viewer)(field)] == ["东河村"]
    assert related(file.catalogue, two["town"], viewer=viewer) == []
    people = file.catalogue.ledger("person")
    (hint,) = find_duplicates(people, "", {"name": "李明山"}, viewer=viewer)
    assert "东河村" in hint.sentence
    assert "南坡村" not in hint.sentence


def test_a_figure_counts_every_row_and_hides_those_the_role_may_not_read(
    operations: Operations, two: dict[str, Any]
) -> None:
    figure = operations.file.catalogue.figures["received_disputes"]
    rows = evidence(operations.file, figure, Period.of_year(2023), viewer=OnlyEast())
    assert [(row.uid, row.village, row.date) for row in rows] == [
        (two["east"].uid, "东河村", str(dt.date(2023, 4, 12))),
        (two["south"].uid, "***", str(dt.date(2023, 4, 13))),
    ]
    assert rows[1].matter == "***"
