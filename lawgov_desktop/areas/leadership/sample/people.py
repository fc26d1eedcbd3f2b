"""The leaders and the enforcement team of the sample town."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.storage.write.operations import Change


def add_person(sample: SampleWriter, change: Change, employer: str) -> Any:
    """Write one person of the town government; returns it."""
    sex = sample.random.choice("男男女")
    birth_date = sample.day(sample.random.randrange(1968, 1996))
    return sample.put(
        change,
        Person(
            name=sample.name(sex),
            sex=sex,
            birth_date=birth_date,
            id_number=sample.id_number(birth_date, sex),
            political_status="中共党员",
            education="大学本科",
            phone=sample.phone(),
            employer=employer,
            registered_on=dt.date(YEAR - 2, 1, 10),
        ),
    )
