"""Computing figures: the rows behind a figure, and its value by reducing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import peewee as pw

from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.engine import dialect
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import query
from lawgov_desktop.summary.phrase import phrase_of

_WEEK = "@week"


@dataclass(frozen=True)
class FigureRow:
    """One row behind a figure; `amount` is its contribution (1, a part of a sum, or the key of a distinct count)."""

    ledger: str
    id: int
    uid: str
    amount: Any


@dataclass(frozen=True)
class FigureResult:
    """A figure with its value, the phrase the report prints, and the number of rows behind it."""

    figure: Figure
    value: int
    phrase: str
    rows: int


def as_set(file: OfficeFile, figure: Figure) -> Figure:
    """The figure with the conditions for overlaps that this office counts apart (服务性执法 in 检查, 宣讲 in 活动)."""
    extra = tuple(condition for setting, condition in figure.apart if file.settings[setting] != "合并")
    return replace(figure, conditions=figure.conditions + extra, apart=())


def _by_week(figure: Figure) -> bool:
    return len(figure.reduce) > 1 and figure.reduce[1].endswith(_WEEK)


def _tests(ledger: Ledger, figure: Figure, period: Period) -> list[Any]:
    """The rows a figure counts: live, 列入年报, in time, and under its own conditions."""
    model = ledger.model
    tests = [query.live(model), model.included == True]  # noqa: E712 - a peewee expression
    if _by_week(figure):
        day = dialect.thursday(model.field(figure.reduce[1].removesuffix(_WEEK)))
        tests.append(day.between(str(period.start), str(period.end)))
    elif figure.when:
        tests.append(model.field(figure.when).between(period.start, period.end))
    elif figure.timing != "always":
        tests.append(query.within(model, ledger.time, period, as_of=figure.timing == "as_of"))
    tests.append(query.compile_all(model, figure.conditions, period))
    return tests


def _amount(ledger: Ledger, figure: Figure) -> Any:
    """The expression whose values are reduced: 1, numbers of the row or its child rows, or a key."""
    if len(figure.reduce) == 1:
        return pw.Value(1)
    model, paths = ledger.model, figure.reduce[1:]
    if _by_week(figure):
        return dialect.thursday(model.field(paths[0].removesuffix(_WEEK)))
    first = resolve(model, paths[0])
    if first[0].model is not model:
        return _of_children(model, first)
    if figure.reduce[0] == "distinct":
        return first[0]
    parts = [pw.fn.COALESCE(model.field(path), 0) for path in paths]
    return sum(parts[1:], start=parts[0])


def _of_children(model: Any, steps: Sequence[Any]) -> Any:
    link = steps[0]
    child = link.model
    inner = pw.fn.COUNT(child.id) if len(steps) == 1 else pw.fn.COALESCE(pw.fn.SUM(steps[1]), 0)
    return child.select(inner).where((link == model.id) & child.deleted_at.is_null())


def figure_rows(file: OfficeFile, figure: Figure, period: Period) -> list[FigureRow]:
    """Every row behind a figure with its amount, in the order of the ledger's numbers."""
    figure = as_set(file, figure)
    ledger = file.catalogue.ledgers[figure.ledger]
    model = ledger.model
    chosen = model.select(model.id, model.uid, _amount(ledger, figure)).where(*_tests(ledger, figure, period))
    with storage_errors():
        return [FigureRow(ledger.key, *row) for row in chosen.order_by(model.number, model.id).tuples()]


def reduce_rows(figure: Figure, rows: Sequence[FigureRow]) -> int:
    """The value of a figure from its rows."""
    if figure.reduce[0] == "distinct":
        return len({row.amount for row in rows if row.amount is not None})
    return _in_unit(figure, sum(int(row.amount or 0) for row in rows))


def _in_unit(figure: Figure, value: int) -> int:
    """The sum in the unit of the figure: fen become whole yuan, cut and never rounded up."""
    return value // 100 if figure.reduce[0] == "yuan" else value


def figure_result(file: OfficeFile, figure: Figure, period: Period) -> FigureResult:
    """A figure's value, computed by the database; equal to reducing its rows."""
    figure = as_set(file, figure)
    ledger = file.catalogue.ledgers[figure.ledger]
    model, amount = ledger.model, _amount(ledger, figure)
    if figure.reduce[0] == "distinct":
        value = pw.fn.COUNT(pw.fn.DISTINCT(amount))
    elif len(figure.reduce) == 1:
        value = pw.fn.COUNT(model.id)
    else:
        value = pw.fn.COALESCE(pw.fn.SUM(amount), 0)
    chosen = model.select(value, pw.fn.COUNT(model.id)).where(*_tests(ledger, figure, period))
    with storage_errors():
        number, rows = chosen.tuples().get()
    number = _in_unit(figure, int(number))
    return FigureResult(figure, number, phrase_of(figure, number), int(rows))
