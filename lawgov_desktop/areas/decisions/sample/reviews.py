"""The legal reviews of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.decisions.review import LegalReview
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_CONTRACTS = (
    "村道硬化施工合同",
    "集体林地承包合同",
    "办公楼维修合同",
    "垃圾清运服务合同",
    "文化广场建设合同",
    "机井维修合同",
)


def add_reviews(sample: SampleWriter, change: Change, counsel: Any) -> None:
    """Write the reviews of the year, every kind among them, and one of the next year."""
    plan = ("规范性文件", "重大决策", *(["镇合同"] * 6), *(["村合同"] * 14), "村规民约", "重大执法决定")
    days = sample.days(YEAR, len(plan), last=(12, 10))
    for day, kind in zip(days, sample.random.sample(plan, len(plan)), strict=True):
        add_review(sample, change, counsel, day, kind)
    add_review(sample, change, counsel, dt.date(YEAR + 1, 1, 8), "村合同")


def add_review(sample: SampleWriter, change: Change, counsel: Any, day: dt.date, kind: str) -> Any:
    """Write one review sent on `day`; returns it."""
    village = sample.random.choice(sample.shared["villages"])
    opinions = sample.random.choice((0, 1, 2, 3))
    matter = sample.random.choice(_CONTRACTS) if kind.endswith("合同") else f"{kind}送审"
    return sample.put(
        change,
        LegalReview(
            sent_on=day,
            kind=kind,
            matter=f"{village.name}{matter}" if kind.startswith("村") else matter,
            village=village if kind.startswith("村") else None,
            amount=sample.random.randrange(20, 400) * 100_000 if kind.endswith("合同") else None,
            reviewer="赵敏",
            counsel=counsel if opinions else None,
            given_on=day + dt.timedelta(days=sample.random.randrange(3, 12)),
            conclusion="修改后合法" if opinions else "合法",
            opinion_number=f"下司审〔{day.year}〕{day.timetuple().tm_yday}号",
            opinions=opinions,
            opinions_taken=opinions,
        ),
    )
