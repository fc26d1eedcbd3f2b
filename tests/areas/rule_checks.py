"""Save rows and read the problems and warnings of their rules, for the tests of the areas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import check

#: A Wednesday after which a week has five working days.
DAY = dt.date(2023, 3, 1)


def days(count: int) -> dt.date:
    """The day `count` days after DAY."""
    return DAY + dt.timedelta(days=count)


def sentences(problems: Iterable[FieldProblem]) -> list[str]:
    """The sentences of problems or warnings, without their fields."""
    return [problem.sentence for problem in problems]


def save(operations: Operations, record: Any, **children: list[Any]) -> Any:
    """Save a row with its child rows. Raises ValidationError."""
    operations.save(operations.file.catalogue.ledger(type(record).__name__.lower()), record, children)
    return record


def refused(operations: Operations, record: Any, **children: list[Any]) -> list[str]:
    """The problems of a row, checked as Operations checks it before a save."""
    record.normalise(children)
    for rows in children.values():
        for row in rows:
            row.normalise(record)
    ledger = operations.file.catalogue.ledger(type(record).__name__.lower())
    return sentences(check(ledger, record, children))


def warning_sentences(record: Any, **children: list[Any]) -> list[str]:
    """The warnings of a row."""
    return sentences(record.warnings(children))


def warned(operations: Operations, record: Any, sentence: str, **children: list[Any]) -> None:
    """Assert that the row has a warning with `sentence` and no problem."""
    assert refused(operations, record, **children) == []
    warnings = warning_sentences(record, **children)
    assert any(sentence in each for each in warnings), warnings


def forbidden(operations: Operations, record: Any, sentence: str, **children: list[Any]) -> None:
    """Assert that the row has a problem with `sentence`."""
    problem_sentences = refused(operations, record, **children)
    assert any(sentence in each for each in problem_sentences), problem_sentences


def village(operations: Operations, name: str = "东河村", **values: Any) -> Village:
    return Village.get_or_none(Village.name == name) or save(operations, Village(name=name, **values))


def office(operations: Operations, name: str = "司法所") -> Department:
    department = Department.get_or_none(Department.name == name)
    return department or save(operations, Department(name=name, kind="县级派驻"))


def person(operations: Operations, name: str = "李明山", **values: Any) -> Person:
    saved: Person = save(operations, Person(name=name, **values))
    return saved


def coded(vocabulary: str, code: str) -> Term:
    """A word of a vocabulary by its code."""
    term: Term = Term.get((Term.vocabulary == vocabulary) & (Term.code == code))
    return term


def word(vocabulary: str, label: str) -> Term:
    """A word of a vocabulary by its label."""
    term: Term = Term.get((Term.vocabulary == vocabulary) & (Term.label == label))
    return term
