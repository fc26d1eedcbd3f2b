"""The penalty cases and the case reviews of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.penalty import PenaltyCase, PenaltyHandler, PenaltyMeasure
from lawgov_desktop.areas.enforcement.review import CaseReview, ReviewFault
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_CAUSES = ("擅自占用道路经营", "乱倒建筑垃圾", "损坏绿化设施", "焚烧秸秆")


def add_case(sample: SampleWriter, change: Change, index: int, officers: list[Any]) -> None:
    """Write one penalty case: the first of summary procedure, the fifth without a penalty."""
    day = sample.day(YEAR, (2, 1), (9, 30))
    spot = index == 0
    amount = 100_00 if spot else sample.random.randrange(3, 20) * 100_00
    case = PenaltyCase(
        filed_on=day,
        case_number=f"下综执罚〔{YEAR}〕{index + 1}号",
        procedure="简易程序" if spot else "普通程序",
        party=sample.name(),
        cause=_CAUSES[index % 4],
        village=sample.random.choice(sample.shared["villages"]),
        notified_on=day if spot else day + dt.timedelta(days=20),
        heard="未提出",
        outcome="首违不罚" if index == 4 else "给予处罚",
        decided_on=day if spot else day + dt.timedelta(days=30),
        decision_number=f"下综执罚决〔{YEAR}〕{index + 1}号",
        amount=None if index == 4 else amount,
        served_on=day if spot else day + dt.timedelta(days=33),
        service_way="当场交付" if spot else "直接送达",
        performance="已履行",
        closed_on=day if spot else day + dt.timedelta(days=45),
    )
    handlers = [PenaltyHandler(officer=officer) for officer in sample.random.sample(officers, 2)]
    measures = [] if index == 4 else [PenaltyMeasure(kind="罚款", amount=amount)]
    sample.put(change, case, handlers=handlers, measures=measures)


def add_reviews(sample: SampleWriter, change: Change) -> None:
    """Two case reviews of the year, each with its faults corrected."""
    for index, title in enumerate(("上半年行政执法案卷评查", "下半年行政执法案卷评查")):
        sample.put(
            change,
            CaseReview(
                reviewed_on=dt.date(YEAR, 6 * index + 6, 20), title=title, files=3, qualified=3,
                corrected_on=dt.date(YEAR, 6 * index + 6, 28),
            ),
            faults=[
                ReviewFault(fault=fault, corrected=True) for fault in ("送达回证缺日期", "笔录没有逐页签名")
            ],
        )  # fmt: skip
