"""Figures and claims computed: the rows first, the value by reducing them – always the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import peewee as pw

from lawgov_desktop.records import query
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.figure import Claim, Figure
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.records.period import Period
from lawgov_desktop.storage.file import OfficeFile
from lawgov_desktop.storage.trouble import storage_errors
from lawgov_desktop.summary.phrase import phrase_of


@dataclass(frozen=True)
class FigureRow:
    """One row behind a figure; `amount` is what it brings (1, a sum's part, or the key of a distinct count)."""

    ledger: str
    id: int
    uid: str
    amount: Any


@dataclass(frozen=True)
class FigureResult:
    """A figure with its value, the phrase the report prints, and how many rows are behind it."""

    figure: Figure
    value: int
    phrase: str
    rows: int


@dataclass(frozen=True)
class ClaimResult:
    """A claim as the rows allow it: the sentence that is true, and the uids in the way."""

    claim: Claim
    part: int
    whole: int
    sentence: str
    missing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every row of the whole is in the part, and there is something to speak of."""
        return self.whole > 0 and not self.missing

    @property
    def gap(self) -> str:
        """缺 2 人; empty when the claim holds."""
        return "" if self.holds else self.claim.gap.format(part=self.part, whole=self.whole, missing=len(self.missing))


@dataclass(frozen=True)
class Results:
    """All figures and claims of one period, computed in one read transaction so that they agree."""

    period: Period
    figures: Mapping[str, FigureResult]
    claims: Mapping[str, ClaimResult]


def _tests(ledger: Ledger, figure: Figure, period: Period) -> list[Any]:
    """The rows a figure counts: live, 列入年报, in time, and under its own conditions."""
    model = ledger.model
    tests = [query.live(model), model.included == True]  # noqa: E712 - a peewee expression
    if figure.when:
        tests.append(model.field(figure.when).between(period.start, period.end))
    elif figure.timing != "always":
        tests.append(query.within(model, ledger.time, period, as_of=figure.timing == "as_of"))
    tests.append(query.compile_all(model, figure.conditions, period))
    return tests


def _amount(ledger: Ledger, figure: Figure) -> Any:
    """The expression whose values are reduced: 1, a number of the row or its child rows, or a key."""
    if figure.reduce[0] == "count" and len(figure.reduce) == 1:
        return pw.Value(1)
    model = ledger.model
    steps = resolve(model, figure.reduce[1])
    first = steps[0]
    if first.model is not model:
        child = first.model
        inner = pw.fn.COUNT(child.id) if len(steps) == 1 else pw.fn.COALESCE(pw.fn.SUM(steps[1]), 0)
        return child.select(inner).where((first == model.id) & child.deleted_at.is_null())
    return first


def figure_rows(catalogue: Catalogue, figure: Figure, period: Period) -> list[FigureRow]:
    """Every row behind a figure with the amount it brings, in the order of the ledger's numbers."""
    ledger = catalogue.ledgers[figure.ledger]
    model = ledger.model
    chosen = model.select(model.id, model.uid, _amount(ledger, figure)).where(*_tests(ledger, figure, period))
    with storage_errors():
        return [FigureRow(ledger.key, *row) for row in chosen.order_by(model.number, model.id).tuples()]


def reduce_rows(figure: Figure, rows: list[FigureRow]) -> int:
    """The value of a figure from its rows."""
    if figure.reduce[0] == "distinct":
        return len({row.amount for row in rows if row.amount is not None})
    return sum(int(row.amount or 0) for row in rows)


def figure_result(catalogue: Catalogue, figure: Figure, period: Period) -> FigureResult:
    """A figure's value, computed by the database alone; equal to reducing its rows."""
    ledger = catalogue.ledgers[figure.ledger]
    model, amount = ledger.model, _amount(ledger, figure)
    kind = figure.reduce[0]
    if kind == "distinct":
        value = pw.fn.COUNT(pw.fn.DISTINCT(amount))
    elif kind == "count" and len(figure.reduce) == 1:
        value = pw.fn.COUNT(model.id)
    else:
        value = pw.fn.COALESCE(pw.fn.SUM(amount), 0)
    chosen = model.select(value, pw.fn.COUNT(model.id)).where(*_tests(ledger, figure, period))
    with storage_errors():
        number, rows = chosen.tuples().get()
    return FigureResult(figure, int(number), phrase_of(figure, int(number)), int(rows))


def claim_result(catalogue: Catalogue, claim: Claim, period: Period) -> ClaimResult:
    """The true sentence of a claim, and the rows of the whole that the part lacks."""
    part = figure_rows(catalogue, catalogue.figures[claim.part], period)
    whole = figure_rows(catalogue, catalogue.figures[claim.whole], period)
    there = {row.uid for row in part}
    missing = tuple(row.uid for row in whole if row.uid not in there)
    words = {"part": len(part), "whole": len(whole), "missing": len(missing)}
    true = bool(whole) and not missing
    return ClaimResult(claim, len(part), len(whole), (claim.holds if true else claim.breaks).format(**words), missing)


def compute(file: OfficeFile, period: Period) -> Results:
    """Every figure and claim of the catalogue over one period, in one read transaction."""
    catalogue = file.catalogue
    with storage_errors(file.path), file.db.atomic():
        return Results(
            period,
            {key: figure_result(catalogue, figure, period) for key, figure in catalogue.figures.items()},
            {key: claim_result(catalogue, claim, period) for key, claim in catalogue.claims.items()},
        )


@dataclass(frozen=True)
class EvidenceRow:
    """A row behind a figure as people read it: what `figures --rows` and the summary page show."""

    ledger: str
    uid: str
    number: str
    date: str
    village: str
    matter: str
    amount: Any


def evidence(catalogue: Catalogue, figure: Figure, period: Period) -> list[EvidenceRow]:
    """The rows behind a figure with number, day, village and matter."""
    ledger = catalogue.ledgers[figure.ledger]
    rows = figure_rows(catalogue, figure, period)
    day_field = figure.when or ledger.time.fields[0]
    model = ledger.model
    found = {r.id: r for r in model.select().where(model.id.in_([row.id for row in rows]))}
    made = []
    for row in rows:
        record = found[row.id]
        village = getattr(record, "village", None) if "village" in model._meta.fields else None
        made.append(
            EvidenceRow(
                ledger.key,
                row.uid,
                model.number.format(record.number),
                _day_text(getattr(record, day_field)),
                village.name if village is not None else "",
                matter_of(ledger, record),
                row.amount,
            )
        )
    return made


def _day_text(day: dt.date | None) -> str:
    return "" if day is None else str(day)[:10]


def matter_of(ledger: Ledger, record: Any) -> str:
    """What a person would call the row: the texts of the ledger's subtitle, 东河村 · 李明山与王秀英 · 邻里."""
    from lawgov_desktop.storage.listing import persons
    from lawgov_desktop.storage.search import texts_at

    parts = [persons(list(texts_at(record, path))) for path in ledger.subtitle]
    if "caption" not in ledger.subtitle and not ledger.model.number.format(record.number) == record.caption:
        parts.insert(0, record.caption)
    return " · ".join(part for part in parts if part)
