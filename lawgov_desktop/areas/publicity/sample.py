"""The sample year of publicity: 46 activities, 15 lectures beside them, 23,460 materials."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.publicity import sample_more
from lawgov_desktop.areas.publicity.activity import LECTURE, Activity, MaterialIssue
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_THEMES = ("宪法", "民法典", "国家安全", "反邪教", "反有组织犯罪", "反诈骗", "禁毒")
#: Sheets given out over the year; shared out over the activities so that the sum is exact.
_SHEETS = 23_460


def write(sample: SampleWriter) -> None:
    """Activities of three years, with materials."""
    with sample.operations.operation("样例：普法宣传") as change:
        shares = _shares(sample, 46, _SHEETS)
        for day in sample.days(YEAR - 1, 9):
            _activity(sample, change, day, "宪法", 400)
        lectures = set(sample.random.sample(range(61), 15))
        for place, day in enumerate(sample.days(YEAR, 61)):
            theme = _THEMES[place % len(_THEMES)]
            if place in lectures:
                _activity(sample, change, day, theme, 0, form=LECTURE)
            else:
                _activity(sample, change, day, theme, shares.pop())
        _activity(sample, change, dt.date(YEAR + 1, 1, 11), "宪法", 300)
        _activity(
            sample,
            change,
            dt.date(YEAR, 12, 4),
            "宪法",
            900,
            included=False,
            exclusion_reason="县局主办，已由县局上报",
        )
        doomed = _activity(sample, change, dt.date(YEAR, 6, 26), "禁毒", 700)
        fork = sample.fork("activity")
        sample_more.deepen(fork, change)
        fork = sample.fork("materialstock")
        sample_more.add_stock(fork, change)
        twice = sample_more.decoys(fork, change)
    sample.trash(doomed)
    sample.trash(twice)


def _shares(sample: SampleWriter, count: int, total: int) -> list[int]:
    parts = [sample.random.randrange(30, 70) * 10 for _ in range(count - 1)]
    return [*parts, total - sum(parts)]


def _activity(
    sample: SampleWriter, change: Change, day: dt.date, theme: str, sheets: int, **values: Any
) -> Any:
    chance = sample.random
    village = chance.choice(sample.shared["villages"])
    form = values.pop("form", chance.choice(("集中宣传", "入户宣传", "送法进单位", "展板横幅")))
    activity = Activity(
        held_on=day,
        title=f"{theme}{'宣讲' if form == LECTURE else '宣传'}进{village.name}",
        form=form,
        theme=sample.word("publicity_theme", theme),
        village=village,
        place=f"{village.name}文化广场",
        people=chance.randrange(30, 180),
        staff=chance.randrange(2, 8),
        speaker=sample.name() if form == LECTURE else None,
        **values,
    )
    materials = (
        [MaterialIssue(name=f"{theme}宣传折页", quantity=sheets, signed_by=village.secretary)]
        if sheets
        else []
    )
    return sample.put(change, activity, materials=materials)
