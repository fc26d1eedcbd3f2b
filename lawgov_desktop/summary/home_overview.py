"""The data of the home page, read in one job."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lawgov_desktop.records.figures.figure import Condition, Figure
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.summary import home_content
from lawgov_desktop.summary.claims import Results, compute
from lawgov_desktop.summary.compute import FigureResult, figure_result
from lawgov_desktop.summary.tasks import Task, due_tasks

_HEADED = tuple(key for key, _label in home_content.FIGURES)


@dataclass(frozen=True)
class Headline:
    """One of the six figures: label, value, unit, and the comparison with last year as text."""

    key: str
    label: str
    value: int
    unit: str
    beside: str


@dataclass(frozen=True)
class HomeData:
    """The data of the page except the state of the backups."""

    empty: bool
    headlines: tuple[Headline, ...]
    due: tuple[Task, ...]
    months: tuple[int, ...]
    months_before: tuple[int, ...]
    months_unit: str
    words: tuple[tuple[str, int], ...]
    words_total: str


def read_home(file: OfficeFile, year: int, today: dt.date) -> HomeData:
    """Read the data for the year in view; the current year is compared with the same days of the year before."""
    running = year == today.year
    period = Period.of_year(year, today if running else None)
    results = compute(file, period, {*_HEADED, *(claim.part for claim in file.catalogue.claims.values())})
    before = _before(file, year, today, running)
    months, last_months, unit = _by_month(file, year)
    words, total = _by_word(file, period)
    return HomeData(
        _is_empty(file),
        tuple(_headlines(results, before, running)),
        tuple(due_tasks(file, file.catalogue.due, home_content.SOURCES, year, today, results)),
        months,
        last_months,
        unit,
        words,
        total,
    )


def read_tasks(file: OfficeFile, year: int, today: dt.date) -> list[Task]:
    """要办的事 of the year in view, in order; the state of the backups is not part of it."""
    period = Period.of_year(year, today if year == today.year else None)
    parts = {claim.part for claim in file.catalogue.claims.values()}
    results = compute(file, period, parts)
    return due_tasks(file, file.catalogue.due, home_content.SOURCES, year, today, results)


def _before(file: OfficeFile, year: int, today: dt.date, running: bool) -> Results:
    if not running:
        return compute(file, Period.of_year(year - 1), _HEADED, claims=False)
    # 29 February does not exist in the year before.
    last = min(today.day, calendar.monthrange(year - 1, today.month)[1])
    period = Period.of_year(year - 1, dt.date(year - 1, today.month, last))
    return compute(file, period, _HEADED, claims=False)


def _is_empty(file: OfficeFile) -> bool:
    return not any(ledger.model.select().exists() for ledger in file.catalogue.ledgers.values())


def _headlines(results: Results, before: Results, running: bool) -> list[Headline]:
    available = [(key, label) for key, label in home_content.FIGURES if key in results.figures][:6]
    return [_headline(results.figures[k], before.figures[k], label, running) for k, label in available]


def _headline(now: FigureResult, then: FigureResult, label: str, running: bool) -> Headline:
    return Headline(
        now.figure.key, label, now.value, now.figure.unit, compared(now.value, then.value, running)
    )


def compared(now: int, then: int, running: bool) -> str:
    """The comparison as text: 去年同期 37，多 5; 上年 37，少 2; 上年没有."""
    word = "去年同期" if running else "上年"
    if then == 0:
        return f"{word}没有" if now else f"{word}也没有"
    if now == then:
        return f"{word} {then:,}，相同"
    return f"{word} {then:,}，{'多' if now > then else '少'} {abs(now - then):,}"


def _by_month(file: OfficeFile, year: int) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    figure = file.catalogue.figures.get(home_content.BY_MONTH[0])
    if figure is None:
        return (), (), ""
    return _months(file, figure, year), _months(file, figure, year - 1), figure.unit


def _months(file: OfficeFile, figure: Figure, year: int) -> tuple[int, ...]:
    values = []
    for month in range(1, 13):
        start, end = dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        values.append(figure_result(file, figure, Period(start, end, end)).value)
    return tuple(values)


def _by_word(file: OfficeFile, period: Period) -> tuple[tuple[tuple[str, int], ...], str]:
    key, name, _title = home_content.BY_WORD
    figure = file.catalogue.figures.get(key)
    if figure is None:
        return (), ""
    field = file.catalogue.ledger(figure.ledger).model.field(name)
    terms: Sequence[Term] = list(
        Term.select().where(Term.vocabulary == field.vocabulary).order_by(Term.position)
    )
    counts = []
    for term in terms:
        part = replace(figure, conditions=(*figure.conditions, Condition(name, "=", term.id)))
        counts.append((str(term.label), figure_result(file, part, period).value))
    return tuple(counts), f"{sum(c for _, c in counts):,} {figure.unit}"
