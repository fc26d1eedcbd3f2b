"""Small real rows for tests of the storage."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.write.operations import Operations


def village(operations: Operations, name: str = "东河村", **values: Any) -> Village:
    """A village, saved."""
    record = Village(name=name, **values)
    operations.save(operations.file.catalogue.ledger("village"), record)
    return record


def person(
    operations: Operations, name: str = "李明山", roles: tuple[str, ...] = (), **values: Any
) -> Person:
    """A person with these roles, saved."""
    record = Person(name=name, **values)
    operations.save(
        operations.file.catalogue.ledger("person"), record, {"roles": [PersonRole(role=r) for r in roles]}
    )
    return record


def word(vocabulary: str) -> Term:
    """The first word of a vocabulary."""
    return Term.select().where(Term.vocabulary == vocabulary).order_by(Term.position).first()


def dispute(operations: Operations, where: Village, day: str = "2023-04-12", **values: Any) -> Dispute:
    """A dispute in progress between 李明山 and 王秀英, mediated by 申保林, saved."""
    record = Dispute(
        accepted_on=dt.date.fromisoformat(day),
        village=where,
        kind=word("dispute_kind"),
        source=word("dispute_source"),
        **values,
    )
    parties = [DisputeParty(side="甲方", name="李明山"), DisputeParty(side="乙方", name="王秀英")]
    children: Any = {"parties": parties, "mediators": [DisputeMediator(name="申保林")]}
    operations.save(operations.file.catalogue.ledger("dispute"), record, children)
    return record


def again(record: Any) -> Any:
    """The same row as the file has it now."""
    return type(record).get_by_id(record.id)
