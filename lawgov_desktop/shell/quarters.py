"""Quarters that passed without what ought to be there once in each: a source of 要办的事."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.township.village import ADMINISTRATIVE, Village
from lawgov_desktop.records.figures.due import Rhythm
from lawgov_desktop.records.ledger import WorkArea
from lawgov_desktop.records.time.dates import in_han
from lawgov_desktop.records.time.period import Event, Period
from lawgov_desktop.shell.due import Due
from lawgov_desktop.shell.services.context import Location
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import query
from lawgov_desktop.summary.claims import Results

ON = "提醒"


def quiet_quarters(file: OfficeFile, year: int, today: dt.date, _results: Results) -> Iterator[Due]:
    """A line for each rhythm with quarters of the year that are over and have nothing."""
    over = [quarter for quarter in range(1, 5) if _span(year, quarter)[1] < today]
    for area in file.catalogue.areas:
        for rhythm in area.rhythms:
            if rhythm.setting and file.settings[rhythm.setting] != ON:
                continue
            if over and _rows(file, rhythm, dt.date(year, 1, 1), dt.date(year, 12, 31)).exists():
                yield from (_villages if rhythm.each else _quarters)(file, area, rhythm, year, over)


def _span(year: int, quarter: int) -> tuple[dt.date, dt.date]:
    after = dt.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return dt.date(year, quarter * 3 - 2, 1), after - dt.timedelta(days=1)


def _rows(file: OfficeFile, rhythm: Rhythm, first: dt.date, last: dt.date) -> Any:
    ledger = file.catalogue.ledger(rhythm.ledger)
    assert isinstance(ledger.time, Event)
    model: Any = ledger.model
    day = model.field(ledger.time.field)
    tests = query.live(model) & query.compile_all(model, rhythm.conditions)
    return model.select().where(tests & day.between(first, last))


def _quarters(file: OfficeFile, area: WorkArea, rhythm: Rhythm, year: int, over: list[int]) -> Iterator[Due]:
    quiet = [quarter for quarter in over if not _rows(file, rhythm, *_span(year, quarter)).exists()]
    if quiet:
        words = f"{'、'.join(map(in_han, quiet))}季度没有{rhythm.matter}"
        detail = f"{year} 年每季度至少一次，漏登的请补上"
        yield Due(
            words, detail, area.title, Location(area.key, rhythm.ledger), word="缺一季", icon="calendar"
        )


def _villages(file: OfficeFile, area: WorkArea, rhythm: Rhythm, year: int, over: list[int]) -> Iterator[Due]:
    """The villages without it in the last quarter that is over: of those before, nothing can be mended."""
    first, last = _span(year, over[-1])
    rows = _rows(file, rhythm, first, last)
    link = rows.model.field(rhythm.each)
    there = query.in_force(Village, "valid_from", "valid_to", Period(first, last, last), True)
    mine: Any = Village
    found = mine.select().where(
        query.live(mine) & there & (mine.kind == ADMINISTRATIVE) & mine.id.not_in(rows.select(link))
    )
    villages = list(found.order_by(mine.number))
    if villages:
        words = f"{in_han(over[-1])}季度有 {len(villages)} 个村没有{rhythm.matter}"
        place = Location("township", "village", tuple(v.uid for v in villages), words)
        yield Due(words, villages[0].name, area.title, place, word="缺一季", icon="calendar")
