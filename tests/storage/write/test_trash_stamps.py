"""A child row trashed before its parent is not restored with it, even within one millisecond."""

from __future__ import annotations

from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.records.record import trash_stamp
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.write.operations import Operations


def test_no_stamp_is_given_twice() -> None:
    stamps = [trash_stamp() for _ in range(500)]
    assert stamps == sorted(set(stamps))
    assert {len(stamp) for stamp in stamps} == {23}


def test_a_role_thrown_away_just_before_the_person_stays_away(operations: Operations) -> None:
    ledger = operations.file.catalogue.ledger("person")
    for _ in range(20):
        person = Person(name="李明山")
        roles = [PersonRole(role="网格员"), PersonRole(role="村干部")]
        operations.save(ledger, person, {"roles": roles})
        operations.save(ledger, person, {"roles": roles[:1]})
        operations.trash(ledger, [person])
        assert len(children_of(ledger, Person.get_by_id(person.id))["roles"]) == 1
        operations.restore(ledger, [person])
        assert len(children_of(ledger, Person.get_by_id(person.id))["roles"]) == 1
