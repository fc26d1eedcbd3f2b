"""The counsel of the sample town and the services of the year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.decisions.counsel import CounselEngagement
from lawgov_desktop.areas.decisions.counsel_service import CounselService
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_counsel(sample: SampleWriter, change: Change) -> Any:
    """Write a former counsel, the counsel in office and nine services; returns the counsel in office."""
    firm = "晋衡律师事务所"
    old = CounselEngagement(
        name=sample.name(), firm=firm, from_day=dt.date(YEAR - 3, 1, 1), to_day=dt.date(YEAR - 1, 12, 31)
    )
    sample.put(change, old)
    counsel = sample.put(
        change,
        CounselEngagement(
            name=sample.name(),
            firm=firm,
            licence_number="14104201710000001",
            contract_number="下政合〔2023〕1号",
            from_day=dt.date(YEAR, 1, 1),
            to_day=dt.date(YEAR + 1, 12, 31),
            fee=12_000_00,
            phone=sample.phone(),
        ),
    )
    for index, day in enumerate(sample.days(YEAR, 9)):
        kind = ("重大决策", "合同", "行政执法", "信访涉法", "会议列席")[index % 5]
        sample.put(
            change,
            CounselService(
                served_on=day,
                counsel=counsel,
                kind=kind,
                matter=f"{kind}法律意见（第 {index + 1} 次）",
                opinion_number=f"法意〔{YEAR}〕{index + 1}号",
                taken="全部采纳" if index % 4 else "部分采纳",
                not_taken_reason=None if index % 4 else "其中一条与上级安排不一致",
                minutes=90,
            ),
        )
    return counsel
