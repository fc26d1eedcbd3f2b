"""Rows that look like one another: said when a row is saved, never forbidden – twice the same is a count too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_desktop.records import query
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record


def advice(record: Any, children: Children) -> Iterator[Problem]:
    """Everything that is only said of a row: that it looks like another one, and what its own rules warn of."""
    yield from doubles(record, children)
    yield from record.warnings(children)


def doubles(record: Any, children: Children) -> Iterator[Problem]:
    """A warning at the last of the fields that make two rows alike, when another live row has the same in all."""
    names = type(record).alike
    values = [record.__data__.get(name) for name in names]
    if not names or None in values or "" in values:
        return
    model: Any = type(record)
    tests = [model.field(name) == value for name, value in zip(names, values, strict=True)]
    for other in model.select().where(query.live(model), model.uid != record.uid, *tests).limit(5):
        if not _about_others(children, other):
            number = model.number.format(other.number)
            told = "、".join(model.field(name).short for name in names)
            yield Problem(names[-1], f"与 {number} 的{told}相同，请核对是不是重复登记")
            return


def _about_others(children: Children, other: Record) -> bool:
    """Whether each of two rows names somebody the other does not: two quarrels of one day in one village."""
    for rows in children.values():
        model: Any = type(rows[0]) if rows else None
        field = (
            next((f for f in model.spoken() if f.kind == "person_name" and f.required), None)
            if model
            else None
        )
        if field is None:
            continue
        theirs = model.select().where(model.field(model.parent_name()) == other.id, query.live(model))
        mine, others = _names(rows, field.name), _names(list(theirs), field.name)
        if mine - others and others - mine:
            return True
    return False


def _names(rows: Sequence[ChildRecord], name: str) -> set[str]:
    return {row.__data__[name] for row in rows if row.__data__.get(name)}
