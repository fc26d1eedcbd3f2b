"""What the sample year of publicity holds beside its numbers: audiences, theme days, lectures, and the stock."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.publicity.activity import LECTURE, MEDIA, Activity, ActivityAudience, MaterialIssue
from lawgov_desktop.areas.publicity.stock import MaterialStock
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

#: Theme days by theme: the code and the days (month, day) on which they are kept.
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


def deepen(sample: SampleWriter, change: Change) -> None:
    """Fill what the activities have beside their numbers; the numbers of the report stay as they are."""
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


def add_stock(sample: SampleWriter, change: Change) -> None:
    """Receipts that cover what was given out, each theme with something left; and those that must not count."""
    gone: dict[tuple[str, int], int] = {}
    chosen = MaterialIssue.select(MaterialIssue.name, MaterialIssue.quantity, Activity.held_on).join(Activity)
    for name, quantity, day in chosen.where(Activity.deleted_at.is_null()).tuples():
        year = int(str(day)[:4])
        gone[name, year] = gone.get((name, year), 0) + quantity
    for (name, year), quantity in sorted(gone.items(), key=lambda item: (item[0][1], item[0][0])):
        amount = quantity // 500 * 500 + 500
        source, supplier = sample.random.choice((("上级配发", "县司法局"), ("自行印制", "襄垣县文印社")))
        _receive(sample, change, dt.date(year, 1, 3), name, amount, source=source, supplier=supplier)
    bags = {"kind": "宣传品", "unit": "个", "source": "采购", "supplier": "襄垣县文印社"}
    _receive(sample, change, dt.date(YEAR, 3, 7), "环保购物袋", 800, **bags)
    _receive(
        sample,
        change,
        dt.date(YEAR, 9, 5),
        "反诈宣传海报",
        200,
        kind="海报",
        unit="张",
        source="上级配发",
        included=False,
        exclusion_reason="派出所自用，只在站里代存",
    )


def _receive(
    sample: SampleWriter, change: Change, day: dt.date, name: str, quantity: int, **values: Any
) -> Any:
    source = sample.word("material_source", values.pop("source"))
    receipt = MaterialStock(received_on=day, name=name, quantity=quantity, source=source, **values)
    receipt.place, receipt.keeper = "司法所档案室", "赵敏"
    return sample.put(change, receipt)


def decoys(sample: SampleWriter, change: Change) -> Any:
    """A short film read by many, this year and before; and the receipt that goes to the trash."""
    for day, reads in ((dt.date(YEAR, 7, 19), 3160), (dt.date(YEAR - 1, 8, 3), 950)):
        sample.put(
            change,
            Activity(
                held_on=day,
                title="反诈骗短视频",
                department=Department.get(Department.name == "派出所"),
                form=MEDIA,
                theme=sample.word("publicity_theme", "反诈骗"),
                venue=sample.word("publicity_venue", "进网络"),
                reads=reads,
                included=False,
                exclusion_reason="与派出所合拍，由派出所上报",
            ),
        )
    return _receive(
        sample, change, dt.date(YEAR, 2, 1), "环保购物袋", 80, source="采购", kind="宣传品", unit="个"
    )
