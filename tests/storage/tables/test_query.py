"""Conditions select exactly the rows their words describe."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.mediation.committee import MediationCommittee
from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.tables.query import compile_condition
from lawgov_desktop.storage.write.operations import Operations


@pytest.fixture
def town(operations: Operations) -> Operations:
    """甲 is a party of dispute 1, 乙 its mediator; dispute 2 has no committee and only strangers in it."""

    def save(record: Any, **children: Any) -> Any:
        operations.save(operations.file.catalogue.ledger(type(record).__name__.lower()), record, children)
        return record

    village = save(Village(name="东河村"))
    first = save(Person(name="甲甲", village=village), roles=[PersonRole(role="网格员", village=village)])
    second = save(Person(name="乙乙"))
    committee = save(MediationCommittee(name="镇调委会", level="镇"))
    words = {
        "kind": Term.get(Term.vocabulary == "dispute_kind"),
        "source": Term.get(Term.vocabulary == "dispute_source"),
    }
    for number, (where, party, mediator) in enumerate([(committee, first, second), (None, None, None)], 1):
        save(
            Dispute(accepted_on=dt.date(2023, 4, number), village=village, committee=where, **words),
            parties=[
                DisputeParty(side="甲方", name="某甲", person=party),
                DisputeParty(side="乙方", name="某乙"),
            ],
            mediators=[DisputeMediator(name="某丙", person=mediator)],
        )
    return operations


def _found(model: Any, path: str, operator: str, value: Any = None) -> list[int]:
    test = compile_condition(model, Condition(path, operator, value))
    return [row.id for row in model.select().where(test).order_by(model.id)]


@pytest.mark.parametrize(
    ("path", "operator", "value", "ids"),
    [
        ("disputes_as_party", "any", (), [1]),
        ("disputes_as_party", "none", (), [2]),
        ("disputes_as_party", "filled", None, [1]),
        ("disputes_as_party", "empty", None, [2]),
        ("roles.role", "=", "网格员", [1]),
        ("roles.village", "filled", None, [1]),
        ("village.disputes", "any", (), [1]),
        ("village.disputes", "none", (), [2]),
        ("disputes_as_party.dispute.mediators", "any", (), [1]),
        ("disputes_as_party.dispute.mediators", "none", (), [2]),
    ],
)
@pytest.mark.usefixtures("town")
def test_of_people(path: str, operator: str, value: Any, ids: list[int]) -> None:
    assert _found(Person, path, operator, value) == ids


@pytest.mark.parametrize(
    ("path", "operator", "value", "ids"),
    [
        ("committee.level", "=", "镇", [1]),
        ("committee.level", "!=", "镇", [2]),
        ("committee.level", "in", ("镇", "村"), [1]),
        ("committee.level", "not in", ("镇", "村"), [2]),
        ("committee.phone", "empty", None, [1, 2]),
        ("committee.level", "filled", None, [1]),
    ],
)
@pytest.mark.usefixtures("town")
def test_of_disputes_with_and_without_committee(path: str, operator: str, value: Any, ids: list[int]) -> None:
    assert _found(Dispute, path, operator, value) == ids


def test_a_row_in_the_trash_is_no_child(town: Operations) -> None:
    dispute = Dispute.get_by_id(1)
    town.trash(town.file.catalogue.ledger("dispute"), [dispute])
    assert _found(Person, "disputes_as_party", "any", ()) == []
    assert _found(Person, "disputes_as_party", "none", ()) == [1, 2]
