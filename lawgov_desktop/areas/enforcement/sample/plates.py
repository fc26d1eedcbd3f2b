"""The plates of the 24 sample villages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.plate import VillagePlate
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Change


def add_plates(sample: SampleWriter, change: Change, visits: list[Any]) -> None:
    """Write the plates of every village; a red or yellow one is followed by a green one after 60 days."""
    colours = {word: sample.word("plate_colour", word) for word in "红黄绿"}
    for index, village in enumerate(sample.shared["villages"]):
        colour = colours["绿绿绿黄绿红"[index % 6]]
        hung = dt.date(YEAR, 3, 1) + dt.timedelta(days=index)
        first = VillagePlate(village=village, colour=colour, hung_on=hung, hung_by="崔志强", basis="季度评分")
        if colour.label != "绿":
            first.removed_on = hung + dt.timedelta(days=60)
            first.inspection = visits[index]
            first.deadline = hung + dt.timedelta(days=45)
            first.rechecked_on, first.recheck_result = hung + dt.timedelta(days=58), "合格"
            sample.put(change, first)
            first = VillagePlate(
                village=village,
                colour=colours["绿"],
                hung_on=hung + dt.timedelta(days=60),
                hung_by="崔志强",
                inspection=visits[index + 30],
                approved_by="崔志强",
                basis="复查合格",
            )
        sample.put(change, first)
    community = Village.get(Village.kind == "社区")
    sample.put(
        change,
        VillagePlate(village=community, colour=colours["绿"], hung_on=dt.date(YEAR, 5, 5), basis="季度评分"),
    )
