"""What the tests of the areas keep rows with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.write.operations import Operations, check

#: A Wednesday after which a week has five working days.
DAY = dt.date(2023, 3, 1)


def days(count: int) -> dt.date:
    """So many days after DAY."""
    return DAY + dt.timedelta(days=count)


def sentences(found: Iterable[FieldProblem]) -> list[str]:
    """What the rules say, without where."""
    return [problem.sentence for problem in found]


def save(operations: Operations, record: Any, **children: list[Any]) -> Any:
    """Keep a row with its child rows through the door. Raises ValidationError."""
    operations.save(operations.file.catalogue.ledger(type(record).__name__.lower()), record, children)
    return record


def refused(operations: Operations, record: Any, **children: list[Any]) -> list[str]:
    """What forbids keeping a row, asked as the door asks before it writes."""
    record.normalise(children)
    for rows in children.values():
        for row in rows:
            row.normalise(record)
    ledger = operations.file.catalogue.ledger(type(record).__name__.lower())
    return sentences(check(ledger, record, children))


def told(record: Any, **children: list[Any]) -> list[str]:
    """What is said of a row that may be kept all the same."""
    return sentences(record.warnings(children))


def warned(operations: Operations, record: Any, sentence: str, **children: list[Any]) -> None:
    """The row is told of something, and nothing forbids keeping it all the same."""
    assert refused(operations, record, **children) == []
    said = told(record, **children)
    assert any(sentence in each for each in said), said


def forbidden(operations: Operations, record: Any, sentence: str, **children: list[Any]) -> None:
    """The row may not be kept, and the sentence says why."""
    said = refused(operations, record, **children)
    assert any(sentence in each for each in said), said


def village(operations: Operations, name: str = "东河村", **values: Any) -> Village:
    return Village.get_or_none(Village.name == name) or save(operations, Village(name=name, **values))


def office(operations: Operations, name: str = "司法所") -> Department:
    found = Department.get_or_none(Department.name == name)
    return found or save(operations, Department(name=name, kind="县级派驻"))


def person(operations: Operations, name: str = "李明山", **values: Any) -> Person:
    saved: Person = save(operations, Person(name=name, **values))
    return saved


def coded(vocabulary: str, code: str) -> Term:
    """A word of a vocabulary by its code."""
    found: Term = Term.get((Term.vocabulary == vocabulary) & (Term.code == code))
    return found


def word(vocabulary: str, label: str) -> Term:
    """A word of a vocabulary by its label."""
    found: Term = Term.get((Term.vocabulary == vocabulary) & (Term.label == label))
    return found
