"""The sample year of legal service: 437 visitors, and a signed lawyer's duty in every week of the year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.legal_service import sample_more
from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.areas.legal_service.visit import MATTERS, Visit
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_PEOPLE = 437


def write(sample: SampleWriter) -> None:
    """Visits and duty slots of three years."""
    with sample.operations.operation("样例：公共法律服务") as change:
        lawyers = [sample.name() for _ in range(4)]
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
        doomed = _visit(sample, change, dt.date(YEAR, 5, 9), 4, lawyers)
        _duties(sample, change, lawyers)
        sample_more.deepen_visits(sample.fork("visit"), change)
        sample_more.deepen_duties(sample.fork("dutyslot"), change)
        twice = sample_more.add_aid(sample.fork("aidapplication"), change)
    sample.trash(doomed)
    sample.trash(twice)


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


def _duties(sample: SampleWriter, change: Change, lawyers: list[str]) -> None:
    """Every Wednesday; the first week's slot lies in the week whose Thursday is 5 January."""
    day = dt.date(YEAR, 1, 4)
    place = 0
    while day.year == YEAR:
        sample.put(
            change,
            DutySlot(
                duty_on=day,
                lawyer=lawyers[place % 4],
                firm="山西襄山律师事务所",
                phone="0355-0001104",
                leader="赵敏",
                place="镇公共法律服务站",
                signed=True,
                received=sample.random.randrange(3, 14),
            ),
        )
        day += dt.timedelta(days=7)
        place += 1
    # Sunday, 1 January belongs to the last week of the year before; an unsigned slot proves nothing.
    sample.put(change, DutySlot(duty_on=dt.date(YEAR, 1, 1), lawyer=lawyers[1], signed=True))
    sample.put(change, DutySlot(duty_on=dt.date(YEAR, 3, 10), lawyer=lawyers[2], signed=False))
    sample.put(change, DutySlot(duty_on=dt.date(YEAR + 1, 1, 3), lawyer=lawyers[0], signed=True))
