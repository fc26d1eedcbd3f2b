"""The whistles and the complaints of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.complaint import Complaint
from lawgov_desktop.areas.enforcement.whistle import Whistle, WhistleResponse
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

WHISTLE_MATTERS = (
    "河道非法采砂",
    "占道经营整治",
    "废品站火灾隐患",
    "私搭乱建拆除",
    "违规取土",
    "秸秆焚烧处置",
    "校车超员",
)


def add_whistle(sample: SampleWriter, change: Change, index: int, matter: str, offices: list[Any]) -> None:
    """Write one whistle answered by two departments."""
    day = sample.day(YEAR)
    sample.put(
        change,
        Whistle(
            whistled_on=day,
            whistled_at="09:10",
            kind=sample.word("whistle_kind", "综合执法哨" if index % 2 else "重点工作哨"),
            level=sample.word("whistle_level", "二级"),
            matter=matter,
            village=sample.random.choice(sample.shared["villages"]),
            caller="崔志强",
            minutes=120,
            closed_on=day + dt.timedelta(days=index % 3),
            rating="满意",
        ),
        responses=[
            WhistleResponse(department=office, reported_on=day, reported_at="10:30", result="到场处置")
            for office in sample.random.sample(offices, 2)
        ],
    )


def add_complaint(sample: SampleWriter, change: Change, index: int, day: dt.date) -> None:
    """Write one complaint taken and closed; every fourth is anonymous."""
    sample.put(
        change,
        Complaint(
            received_on=day,
            channel=sample.word("complaint_channel", ("12345 热线", "电话", "来访")[index % 3]),
            matter=("夜间施工噪声", "占道经营", "垃圾未清运", "私搭棚屋")[index % 4],
            anonymous=index % 4 == 0,
            complainant=None if index % 4 == 0 else sample.name(),
            phone=None if index % 4 == 0 else sample.phone(),
            village=sample.random.choice(sample.shared["villages"]),
            decision="受理",
            decided_on=day + dt.timedelta(days=1),
            closed_on=day + dt.timedelta(days=12),
            result="属实已处理",
            replied_on=day + dt.timedelta(days=13),
        ),
    )
