"""Time and conditions as peewee expressions: every figure, list and filter becomes a query here."""

from __future__ import annotations

from functools import reduce
from operator import add, and_, or_
from typing import Any

import peewee as pw

from lawgov_desktop.records.figures.evidence import COMPLETE, EVIDENCE, LACKING
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Ledger, backrefs
from lawgov_desktop.records.record import Row
from lawgov_desktop.records.time.period import Annual, Event, Period, Register, Span, TimeKind
from lawgov_desktop.records.viewer import Viewer


def live(model: type[Row]) -> Any:
    """Rows that are not in the trash."""
    return model.deleted_at.is_null()


def in_force(model: type[Row], start: str, end: str, period: Period, as_of: bool) -> Any:
    """Rows in force on `as_of`, or on any day of the period; both ends inclusive, an empty one is unlimited."""
    begin, finish = model.field(start), model.field(end)
    first, last = (period.as_of, period.as_of) if as_of else (period.start, period.end)
    return (begin.is_null() | (begin <= last)) & (finish.is_null() | (finish >= first))


def within(model: type[Row], time: TimeKind, period: Period, *, as_of: bool = False) -> Any:
    """Rows that belong to the period by the ledger's own time; with `as_of`, rows in force on that day."""
    if isinstance(time, Event):
        return model.field(time.field).between(period.start, period.as_of if as_of else period.end)
    if isinstance(time, Span):
        return in_force(model, time.start, time.end, period, as_of)
    if isinstance(time, Register):
        return in_force(model, time.valid_from, time.valid_to, period, as_of)
    assert isinstance(time, Annual)
    return model.field(time.field) == period.year


def _value(value: Any, period: Period | None) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        if period is None:
            raise ValueError(f"{value} needs a period")
        return {"@start": period.start, "@end": period.end, "@as_of": period.as_of}[value]
    return value


def _test(field: Any, condition: Condition, period: Period | None) -> Any:
    value = condition.value
    if condition.operator in ("in", "not in"):
        values = [_value(v, period) for v in value]
        return field.in_(values) if condition.operator == "in" else field.not_in(values) | field.is_null()
    value = _value(value, period)
    match condition.operator:
        case "=":
            return field == value
        case "!=":
            return (field != value) | field.is_null()
        case ">=":
            return field >= value
        case "<=":
            return field <= value
        case "not yet":
            return field.is_null() | (field > value)
        case "filled":
            return field.is_null(False) & (field != "")
        case _:
            return field.is_null() | (field == "")


def compile_condition(model: type[Row], condition: Condition, period: Period | None = None) -> Any:
    """One condition as an expression; links and child rows become subqueries, so that no row is counted twice."""
    if condition.path == EVIDENCE:
        return _evidence_test(model, condition)
    head, _, rest = condition.path.partition(".")
    children = backrefs(model)
    if head in children:
        return _child_test(model, children[head], rest, condition, period)
    field = model.field(head)
    if not rest:
        return _test(field, condition, period)
    target = field.rel_model
    inner_test = compile_condition(target, Condition(rest, condition.operator, condition.value), period)
    test = field.in_(target.select(target.id).where(inner_test))
    return test | field.is_null() if condition.operator in _TRUE_OF_NOTHING else test


#: Operators that are true of an empty value, and therefore of a row whose link is empty.
_TRUE_OF_NOTHING = ("!=", "not in", "not yet", "empty", "none")


def _child_test(model: type[Row], child: Any, rest: str, condition: Condition, period: Period | None) -> Any:
    """Rows with a live child row that fulfils the rest of the condition; for `none` and `empty`, rows without one."""
    without = condition.operator == "none" or (condition.operator == "empty" and not rest)
    # `x NOT IN (…, NULL)` is never true: one party without a link would exclude every person.
    tests = [live(child.model), child.is_null(False)]
    if rest:
        inner = Condition(rest, "any" if without else condition.operator, condition.value)
        tests.append(compile_condition(child.model, inner, period))
    elif condition.operator in ("any", "none"):
        tests += [compile_condition(child.model, c, period) for c in condition.value]
    parents = child.model.select(child).where(*tests)
    return model.id.not_in(parents) if without else model.id.in_(parents)


def compile_all(model: type[Row], conditions: tuple[Condition, ...], period: Period | None = None) -> Any:
    """All conditions combined by AND; always true when there are none."""
    parts = [compile_condition(model, c, period) for c in conditions]
    return reduce(and_, parts) if parts else pw.SQL("1")


def readable(ledger: Ledger, viewer: Viewer) -> list[Any]:
    """The expressions that rows of a ledger must fulfil for a viewer; empty when the viewer may read every row."""
    conditions = viewer.conditions(ledger.key)
    return [compile_all(ledger.model, conditions)] if conditions else []


_ATTACHED = pw.Table("attachment", ("owner_uid", "kind", "deleted_at"))


def lacking(model: Any) -> Any:
    """The number of required papers (佐证) that are not attached to a row; NULL when none is required."""
    missing, required = [], []
    for proof in model.required_papers:
        test = compile_all(model, proof.when)
        of_row = (_ATTACHED.owner_uid == model.uid) & (_ATTACHED.kind == proof.kind)
        attached = pw.fn.EXISTS(_ATTACHED.select(pw.SQL("1")).where(of_row & _ATTACHED.deleted_at.is_null()))
        missing.append(pw.Case(None, [(test & ~attached, 1)], 0))
        required.append(test)
    # A CASE without ELSE gives NULL.
    return pw.Case(None, [(reduce(or_, required), reduce(add, missing))])


def _evidence_test(model: Any, condition: Condition) -> Any:
    number = lacking(model)
    if condition.operator in ("empty", "filled"):
        return number.is_null(condition.operator == "empty")
    states = condition.value if condition.operator == "in" else (condition.value,)
    tests = {COMPLETE: number == 0, LACKING: number > 0}
    return reduce(or_, [tests[state] for state in states])
