"""Tasks of the quarterly rules (每季度至少一次): past quarters of the year without a row of the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.figures.due import QuarterlyRule
from lawgov_desktop.records.ledger import WorkArea
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time.dates import in_han
from lawgov_desktop.records.time.period import Event, Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import query
from lawgov_desktop.summary.claims import Results
from lawgov_desktop.summary.tasks import Task

#: Value of `QuarterlyRule.setting` that switches the rule on.
ON = "提醒"


def quarters_without_rows(file: OfficeFile, year: int, today: dt.date, _results: Results) -> Iterator[Task]:
    """A task for each quarterly rule that a past quarter of the year does not satisfy.

    A ledger without any row in the year makes no task: the office does not keep it.
    """
    past = [quarter for quarter in range(1, 5) if _span(year, quarter)[1] < today]
    for area in file.catalogue.areas:
        for rule in area.quarterly:
            if rule.setting and file.settings[rule.setting] != ON:
                continue
            if past and _rows(file, rule, dt.date(year, 1, 1), dt.date(year, 12, 31)).exists():
                yield from (_for_each if rule.each else _for_office)(file, area, rule, year, past)


def _span(year: int, quarter: int) -> tuple[dt.date, dt.date]:
    """First and last day of a quarter (1 to 4)."""
    next_quarter = dt.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return dt.date(year, quarter * 3 - 2, 1), next_quarter - dt.timedelta(days=1)


def _rows(file: OfficeFile, rule: QuarterlyRule, first: dt.date, last: dt.date) -> Any:
    ledger = file.catalogue.ledger(rule.ledger)
    assert isinstance(ledger.time, Event)
    model: Any = ledger.model
    day = model.field(ledger.time.field)
    tests = query.live(model) & query.compile_all(model, rule.conditions)
    return model.select().where(tests & day.between(first, last))


def _for_office(
    file: OfficeFile, area: WorkArea, rule: QuarterlyRule, year: int, past: list[int]
) -> Iterator[Task]:
    empty = [quarter for quarter in past if not _rows(file, rule, *_span(year, quarter)).exists()]
    if empty:
        words = f"{'、'.join(map(in_han, empty))}季度没有{rule.matter}"
        detail = f"{year} 年每季度至少一次，漏登的请补上"
        yield Task(words, detail, area.title, Location(area.key, rule.ledger), word="缺一季", icon="calendar")


def _for_each(
    file: OfficeFile, area: WorkArea, rule: QuarterlyRule, year: int, past: list[int]
) -> Iterator[Task]:
    """The villages without a row in the last past quarter; earlier quarters cannot be caught up on."""
    first, last = _span(year, past[-1])
    rows = _rows(file, rule, first, last)
    link = rows.model.field(rule.each)
    model: Any = link.rel_model
    register = file.catalogue.ledger_of(model)
    assert register is not None
    tests = (
        query.live(model),
        query.within(model, register.time, Period(first, last, last), as_of=True),
        query.compile_all(model, rule.each_conditions),
        model.id.not_in(rows.select(link)),
    )
    missing = list(model.select().where(*tests).order_by(model.number))
    if missing:
        words = f"{in_han(past[-1])}季度有 {len(missing)} 个村没有{rule.matter}"
        uids = tuple(row.uid for row in missing)
        location = Location(file.catalogue.area_of(register).key, register.key, uids, words)
        yield Task(words, missing[0].caption, area.title, location, word="缺一季", icon="calendar")
