"""The catalogue: every area of the program, found by key. It is passed as an argument and is not global."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.batch import Batch
from lawgov_desktop.records.figures.due import DueRule, QuarterlyRule
from lawgov_desktop.records.figures.figure import Claim, Condition, Figure
from lawgov_desktop.records.ledger import DeclarationError, Ledger, Printout, WorkArea, resolve
from lawgov_desktop.records.printed import LEDGER, SUMMARY
from lawgov_desktop.records.record import Row
from lawgov_desktop.records.time.period import Event


class Catalogue:
    """Areas in tab order, with their ledgers, figures, claims and printouts by key."""

    def __init__(self, areas: Sequence[WorkArea]) -> None:
        self.areas = tuple(areas)
        self.ledgers: dict[str, Ledger] = {}
        self.figures: dict[str, Figure] = {}
        self.claims: dict[str, Claim] = {}
        self.printouts: dict[str, Printout] = {}
        self.batches: dict[str, Batch] = {}
        for area in self.areas:
            self._take(area)
        for figure in self.figures.values():
            self._check_figure(figure)
        #: Due rules of all areas, in tab order.
        self.due = tuple(rule for area in self.areas for rule in area.due)
        for rule in self.due:
            self._check_due(rule)
        for quarterly in (rule for area in self.areas for rule in area.quarterly):
            self._check_quarterly(quarterly)
        for batch in self.batches.values():
            if batch.ledger not in self.ledgers:
                raise DeclarationError(f"batch {batch.key} names no ledger {batch.ledger!r}")
        for claim in self.claims.values():
            for key in (claim.part, claim.whole):
                if key and key not in self.figures:
                    raise DeclarationError(f"claim {claim.key} names no figure {key!r}")

    def _take(self, area: WorkArea) -> None:
        _add(self.ledgers, area.ledgers)
        _add(self.figures, area.figures)
        _add(self.claims, area.claims)
        _add(self.printouts, area.printouts)
        _add(self.batches, area.batches)

    def _check_due(self, rule: DueRule) -> None:
        if rule.ledger not in self.ledgers:
            raise DeclarationError(f"a due rule names no ledger {rule.ledger!r}")
        model = self.ledgers[rule.ledger].model
        for name in filter(None, (rule.since, rule.within)):
            resolve(model, name)
        for condition in rule.conditions:
            _check_condition(model, condition)

    def _check_quarterly(self, rule: QuarterlyRule) -> None:
        ledger = self.ledgers.get(rule.ledger)
        if ledger is None or not isinstance(ledger.time, Event):
            raise DeclarationError(f"a quarterly rule names no ledger of events {rule.ledger!r}")
        for condition in rule.conditions:
            _check_condition(ledger.model, condition)
        if rule.each:
            target = resolve(ledger.model, rule.each)[-1].rel_model
            for condition in rule.each_conditions:
                _check_condition(target, condition)

    def _check_figure(self, figure: Figure) -> None:
        if figure.ledger not in self.ledgers:
            raise DeclarationError(f"figure {figure.key} names no ledger {figure.ledger!r}")
        model = self.ledgers[figure.ledger].model
        for path in figure.reduce[1:] + ((figure.when,) if figure.when else ()):
            resolve(model, path.removesuffix("@week"))
        for condition in (*figure.conditions, *(c for _setting, c in figure.apart)):
            _check_condition(model, condition)

    def ledger(self, key: str) -> Ledger:
        """The ledger called `key`. Raises KnownError naming those there are."""
        if key not in self.ledgers:
            wrong = f"没有叫“{key}”的台账" if key else "没有写明是哪个台账"
            raise KnownError(f"{wrong}，可以用的有：{'、'.join(self.ledgers)}")
        return self.ledgers[key]

    def paper_title(self, kind: str) -> str:
        """The Chinese name of a kind of paper: a printout's title, 台账 or 年度总结."""
        printout = self.printouts.get(kind)
        return printout.title if printout else {LEDGER: "台账", SUMMARY: "年度总结"}.get(kind, kind)

    def area_of(self, ledger: Ledger) -> WorkArea:
        """The area a ledger belongs to."""
        return next(a for a in self.areas if ledger in a.ledgers)

    def ledger_of(self, model: type[Row]) -> Ledger | None:
        """The ledger that shows rows of `model`: its own, or its parent's for child rows."""
        for ledger in self.ledgers.values():
            if ledger.model is model or model in ledger.children.values():
                return ledger
        return None

    def models(self) -> Iterator[type[Row]]:
        """Every model with rows, each parent followed by its children."""
        for ledger in self.ledgers.values():
            yield ledger.model
            yield from ledger.children.values()


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def _add(registry: dict[str, Any], new: Sequence[_Keyed]) -> None:
    for item in new:
        if item.key in registry:
            raise DeclarationError(f"{item.key!r} is declared twice")
        registry[item.key] = item


def _check_condition(model: type[Row], condition: Condition) -> None:
    steps = resolve(model, condition.path)
    if condition.operator in ("any", "none"):
        for inner in condition.value:
            _check_condition(steps[-1].model, inner)
