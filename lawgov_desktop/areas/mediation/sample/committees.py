"""The mediation committees of the sample town and its villages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.mediation.committee import CommitteeMember, MediationCommittee
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.records.record import ChildRecord
from lawgov_desktop.storage.write.operations import Change


def add_committees(sample: SampleWriter, change: Change) -> tuple[Any, Any, dict[int, Any]]:
    """Write the committees; returns that of the town, the special one, and those of the villages by village id."""
    start = dt.date(YEAR - 1, 3, 1)

    def members() -> list[ChildRecord]:
        end = dt.date(start.year + 3, 2, 28)
        posts = (("男", "主任"), ("女", "委员"), ("男", "委员"))
        return [
            CommitteeMember(name=sample.name(sex), sex=sex, post=post, from_day=start, to_day=end)
            for sex, post in posts
        ]

    def put(name: str, level: str, village: Any = None) -> Any:
        committee = MediationCommittee(
            name=name, level=level, village=village, established_on=start, phone=sample.phone()
        )
        return sample.put(change, committee, members=members())

    town = put("下良镇人民调解委员会", "镇")
    special = put("下良镇道路交通事故人民调解委员会", "专业性")
    villages = {v.id: put(f"{v.name}人民调解委员会", "村", v) for v in sample.shared["villages"]}
    return town, special, villages
