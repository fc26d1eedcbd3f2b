"""The petitions of the sample year."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.mediation.petition import Petition
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_petitions(sample: SampleWriter, change: Change) -> None:
    """Thirteen petitions of the year and one of the next."""
    received = [*sample.days(YEAR, 13, last=(10, 30)), sample.day(YEAR + 1, last=(1, 20))]
    for index, day in enumerate(received):
        sample.put(
            change,
            Petition(
                received_on=day,
                channel=("来访", "网上", "电话", "上级交办")[index % 4],
                petitioner=sample.name(),
                phone=sample.phone(),
                platform_number=f"XF{YEAR}{index + 1:04d}",
                village=sample.random.choice(sample.shared["villages"]),
                kind=sample.word("petition_kind", ("土地宅基地", "村务财务", "民政救助")[index % 3]),
                matter=("反映道路积水", "咨询低保办理", "反映账目公开", "反映宅基地界限")[index % 4],
                colour=sample.word("dispute_colour", "绿黄绿红"[index % 4]),
                registered_on=day + dt.timedelta(days=5),
                accepted="受理",
                accepted_on=day + dt.timedelta(days=5),
                closed_on=day + dt.timedelta(days=40) if index != 7 else None,
                outcome="支持" if index != 7 else None,
                satisfaction="满意" if index != 7 else None,
            ),
        )
