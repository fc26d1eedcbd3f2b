"""The other matters of the sample year."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.review.other import OtherMatter
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

#: (category, matter, month, count, yuan).
_OTHERS = (
    ("法治经费", "普法宣传资料印制", 3, 1, 18_600),
    ("法治经费", "执法装备购置", 6, 1, 46_000),
    ("荣誉表彰", "县级法治建设先进集体", 4, 1, None),
    ("主动公开信息", "政府网站主动公开", 12, 86, None),
    ("12345 热线办件", "热线转办件按期办结", 12, 143, None),
    ("行政许可", "农村宅基地审批", 11, 37, None),
    ("民主法治示范村", "东河村创建市级民主法治示范村", 9, 1, None),
    ("村规民约修订", "各村村规民约修订审查", 8, 6, None),
    ("学法用法示范户", "新认定学法用法示范户", 10, 24, None),
)


def add_others(sample: SampleWriter, change: Change) -> None:
    """Write the other matters of the year in the order of their months."""
    for category, matter, month, count, yuan in sorted(_OTHERS, key=lambda one: one[2]):
        sample.put(
            change,
            OtherMatter(
                happened_on=sample.day(YEAR, (month, 2), (month, 26)),
                category=sample.word("other_category", category),
                matter=matter,
                count=count,
                amount=yuan * 100 if yuan else None,
            ),
        )


def add_decoys(sample: SampleWriter, change: Change) -> OtherMatter:
    """Write four matters that the report must not count.

    Two happened in other years, one is excluded from the report. The fourth is a duplicate: it is returned, and the
    caller moves it to the trash.
    """
    honour, funds = (sample.word("other_category", label) for label in ("荣誉表彰", "法治经费"))
    plain = {"category": honour, "count": 1, "level": "市级"}
    for year, matter in ((YEAR - 1, "市级平安乡镇"), (YEAR + 1, "市级法治乡镇")):
        sample.put(change, OtherMatter(happened_on=dt.date(year, 1, 18), matter=matter, **plain))
    shared = {"included": False, "exclusion_reason": "县里统一采购，由县局列支"}
    day = dt.date(YEAR, 5, 9)
    sample.put(
        change, OtherMatter(happened_on=day, category=funds, matter="普法书籍", amount=320_000, **shared)
    )
    duplicate = OtherMatter(happened_on=day, category=funds, matter="执法装备购置（重复）", amount=4_600_000)
    row: OtherMatter = sample.put(change, duplicate)
    return row
