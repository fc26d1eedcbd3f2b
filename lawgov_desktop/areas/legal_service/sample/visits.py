"""The visits of the sample year: 437 visitors."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.legal_service.visit import BOOKED, MATTERS, Visit
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_PEOPLE = 437


def _visit(
    sample: SampleWriter, change: Change, day: dt.date, people: int, lawyers: list[str], **values: Any
) -> Any:
    chance = sample.random
    return sample.put(
        change,
        Visit(
            visited_on=day,
            name=sample.random.choice("李王张刘陈杨赵郝崔苗申任") + "某",
            people=people,
            village=chance.choice(sample.shared["villages"]),
            matter=sample.word("visit_matter", chance.choice(MATTERS)[1]),
            first_asked="赵敏",
            lawyer=chance.choice(lawyers),
            handling=chance.choice(("当场解答", "当场解答", "代拟文书", "预约")),
            satisfaction="满意",
            **values,
        ),
    )


def add_visits(sample: SampleWriter, change: Change, lawyers: list[str]) -> Any:
    """Visits of three years; returns the one the caller trashes."""
    for day in sample.days(YEAR - 1, 20):
        _visit(sample, change, day, 1, lawyers)
    groups: list[int] = []
    while sum(groups) < _PEOPLE:
        groups.append(min(sample.random.choice((1, 1, 1, 1, 2)), _PEOPLE - sum(groups)))
    for day in sample.days(YEAR, len(groups)):
        _visit(sample, change, day, groups.pop(), lawyers)
    _visit(sample, change, dt.date(YEAR + 1, 1, 8), 3, lawyers)
    _visit(
        sample,
        change,
        dt.date(YEAR, 7, 3),
        9,
        lawyers,
        included=False,
        exclusion_reason="集体来访已计入信访",
    )
    return _visit(sample, change, dt.date(YEAR, 5, 9), 4, lawyers)


_GROUPS = ("一般群众", "一般群众", "一般群众", "老年人", "妇女", "农民工", "残疾人", "退役军人")


def complete_visits(sample: SampleWriter, change: Change) -> None:
    """Fill times, groups and follow-up; the number of visitors stays the same."""
    ledger, chance = sample.ledger("visit"), sample.random
    for visit in list(Visit.select().order_by(Visit.id)):
        visit.visited_at = (
            f"{chance.choice((8, 9, 9, 10, 10, 11, 14, 15, 15, 16)):02d}:{chance.randrange(12) * 5:02d}"
        )
        visit.sex = chance.choice("男女")
        visit.group = "农民工" if visit.matter.code == "labour" else chance.choice(_GROUPS)
        visit.closed_on = visit.visited_on
        if visit.handling == BOOKED:
            visit.booked_for = visit.visited_on + dt.timedelta(days=chance.randrange(2, 8))
            visit.closed_on = visit.booked_for
        if chance.randrange(12) == 0:
            visit.revisited_on = visit.closed_on + dt.timedelta(days=chance.randrange(10, 30))
            visit.revisit = "已照答复办理，没有新的问题"
        sample.operations.put(change, ledger, visit, {})
