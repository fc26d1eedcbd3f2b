"""The businesses of the sample town."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.enterprise import Enterprise
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Change


def add_enterprises(sample: SampleWriter, change: Change, villages: list[Village]) -> None:
    """A dozen businesses; one of them closed before the year."""
    kinds = (("粮食收购站", "批发零售"), ("砖瓦厂", "矿产建材"), ("养殖场", "种植养殖"), ("饭店", "餐饮住宿"))
    for index in range(12):
        word, industry = kinds[index % 4]
        village = villages[index % len(villages)]
        sample.put(
            change,
            Enterprise(
                name=f"{village.name}{word}",
                kind="企业" if index % 2 else "个体工商户",
                industry=sample.word("industry", industry),
                village=village,
                head=sample.name(),
                phone=sample.phone(),
                risk=("低", "一般", "较大")[index % 3],
                yearly_cap=(1, 2, 4)[index % 3],
                founded_on=dt.date(YEAR - 6, 5, 1),
                state="注销" if index == 11 else "正常经营",
                closed_on=dt.date(YEAR - 1, 4, 1) if index == 11 else None,
            ),
        )
