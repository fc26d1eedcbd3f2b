"""Options: what can be chosen now, in the office's order, and labels of values that cannot be chosen any more."""

from __future__ import annotations

import datetime as dt

import pytest

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations


@pytest.fixture
def options(operations: Operations) -> Options:
    ledger = operations.file.catalogue.ledgers["village"]
    for name, ends in (("东河村", None), ("西河底村", dt.date(2022, 12, 31))):
        operations.save(ledger, Village(name=name, valid_to=ends))
    made = Options(operations.file)
    made.set_year(2023)
    return made


def labels(options: Options, field: object) -> list[str]:
    return [o.label for o in options(field)]  # type: ignore[arg-type]


def test_a_register_offers_what_is_in_force_in_the_year(options: Options) -> None:
    assert labels(options, Dispute.village) == ["东河村"]
    options.set_year(2022)
    assert labels(options, Dispute.village) == ["东河村", "西河底村"]
    options.set_year(None)
    assert len(options(Dispute.village)) == 2


def test_a_value_no_longer_offered_keeps_its_words(options: Options) -> None:
    merged = Village.get(Village.name == "西河底村")
    assert options.label(Dispute.village, merged.id) == "西河底村"
    assert options.label(Dispute.amount, 320050) == "3,200.50"
    assert options.label(Dispute.village, None) == ""


def test_words_of_the_office_come_in_its_order_without_retired_ones(options: Options) -> None:
    first = labels(options, Dispute.kind)
    assert first[:2] == ["婚姻家庭", "邻里"]
    Term.update(retired_at=dt.date(2023, 1, 1)).where(Term.code == "neighbours").execute()
    assert labels(options, Dispute.kind) == first
    options.forget({"term"})
    assert labels(options, Dispute.kind) == [w for w in first if w != "邻里"]


def test_what_was_read_is_kept_until_its_table_changes(options: Options, operations: Operations) -> None:
    assert labels(options, Dispute.village) == ["东河村"]
    operations.save(operations.file.catalogue.ledgers["village"], Village(name="柳沟村"))
    options.forget({"dispute"})
    assert labels(options, Dispute.village) == ["东河村"]
    options.forget({"village"})
    assert labels(options, Dispute.village) == ["东河村", "柳沟村"]


def test_people_of_the_same_name_are_told_apart_by_their_village(
    options: Options, operations: Operations
) -> None:
    ledger = operations.file.catalogue.ledgers["person"]
    for village in Village.select():
        operations.save(ledger, Person(name="李明山", village=village))
    from lawgov_desktop.areas.mediation.dispute import DisputeMediator

    found = {(o.label, o.detail) for o in options(DisputeMediator.person)}
    assert found == {("李明山", "东河村"), ("李明山", "西河底村")}


def test_words_fixed_by_law_are_their_own_values(options: Options) -> None:
    assert next((o.value, o.label) for o in options(Dispute.intake)) == ("当事人申请", "当事人申请")
    assert not options(Dispute.amount)
