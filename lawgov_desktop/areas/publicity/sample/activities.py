"""The activities of the sample year: 46 activities, 15 lectures beside them, 23,460 materials."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.publicity.activity import LECTURE, Activity, ActivityAudience, MaterialIssue
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

_THEMES = ("宪法", "民法典", "国家安全", "反邪教", "反有组织犯罪", "反诈骗", "禁毒")
#: Sheets given out over the year; shared out over the activities so that the sum is exact.
_SHEETS = 23_460


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


def add_activities(sample: SampleWriter, change: Change) -> Any:
    """Activities of three years with materials; returns the one the caller trashes."""
    shares = _shares(sample, 46, _SHEETS)
    for day in sample.days(YEAR - 1, 9):
        _activity(sample, change, day, "宪法", 400)
    lectures = set(sample.random.sample(range(61), 15))
    for index, day in enumerate(sample.days(YEAR, 61)):
        theme = _THEMES[index % len(_THEMES)]
        if index in lectures:
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
    return _activity(sample, change, dt.date(YEAR, 6, 26), "禁毒", 700)


#: Theme days by theme: the code and the days (month, day) on which they are observed.
_DAYS = {
    "宪法": ("12·4 宪法宣传周", (11, 28), (12, 8)),
    "民法典": ("5 月民法典宣传月", (5, 1), (5, 31)),
    "国家安全": ("4·15 国家安全教育日", (4, 8), (4, 22)),
    "禁毒": ("6·26 禁毒日", (6, 1), (6, 30)),
}
_VENUES = {"送法进单位": "进单位", "入户宣传": "进乡村"}
_TOPICS = {
    "宪法": "宪法在我们身边",
    "民法典": "民法典里的婚姻和继承",
    "国家安全": "维护国家安全人人有责",
    "反邪教": "识别邪教、远离邪教",
    "反有组织犯罪": "反有组织犯罪法说了什么",
    "反诈骗": "骗子常用的十种手法",
    "禁毒": "认清毒品新伪装",
}


def complete_activities(sample: SampleWriter, change: Change) -> None:
    """Fill the fields and child rows that no figure counts; the figures of the report stay the same."""
    ledger = sample.ledger("activity")
    police = Department.get(Department.name == "派出所")
    justice = Department.get(Department.name == "司法所")
    for activity in list(Activity.select().order_by(Activity.id)):
        _describe(sample, activity)
        activity.department = police if activity.theme.label in ("反诈骗", "禁毒") else justice
        words = [
            "村民",
            *sample.random.sample(("老年人", "妇女", "青少年", "干部"), sample.random.randrange(2)),
        ]
        rows = [ActivityAudience(audience=sample.word("publicity_audience", word)) for word in words]
        for row in rows:
            row.uid = f"{sample.random.getrandbits(128):032x}"
        sample.operations.put(change, ledger, activity, {"audiences": rows})


def _describe(sample: SampleWriter, activity: Any) -> None:
    chance, theme = sample.random, str(activity.theme.label)
    activity.consulted = chance.randrange(2, max(3, (activity.people or 0) // 6))
    activity.helpers = chance.choice((None, 2, 3, 5))
    label, first, last = _DAYS.get(theme, ("", (1, 1), (1, 1)))
    if label and first <= (activity.held_on.month, activity.held_on.day) <= last:
        activity.theme_day = sample.word("publicity_day", label)
    if activity.form in _VENUES:
        activity.venue = sample.word("publicity_venue", _VENUES[activity.form])
    if activity.form == LECTURE:
        activity.lecture_topic = _TOPICS[theme]
        activity.lecture_minutes = chance.choice((40, 60, 90))
    if activity.held_on.year < YEAR:
        activity.archived_on = dt.date(activity.held_on.year, 12, 31)
