"""The lawyers' duty of the sample year: a signed slot in every week."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_duties(sample: SampleWriter, change: Change, lawyers: list[str]) -> None:
    """Every Wednesday; the first week's slot lies in the week whose Thursday is 5 January."""
    day = dt.date(YEAR, 1, 4)
    index = 0
    while day.year == YEAR:
        sample.put(
            change,
            DutySlot(
                duty_on=day,
                lawyer=lawyers[index % 4],
                firm="山西襄山律师事务所",
                phone="0355-0001104",
                leader="赵敏",
                place="镇公共法律服务站",
                signed=True,
                received=sample.random.randrange(3, 14),
            ),
        )
        day += dt.timedelta(days=7)
        index += 1
    # Sunday, 1 January belongs to the last week of the year before; an unsigned slot proves nothing.
    sample.put(change, DutySlot(duty_on=dt.date(YEAR, 1, 1), lawyer=lawyers[1], signed=True))
    sample.put(change, DutySlot(duty_on=dt.date(YEAR, 3, 10), lawyer=lawyers[2], signed=False))
    sample.put(change, DutySlot(duty_on=dt.date(YEAR + 1, 1, 3), lawyer=lawyers[0], signed=True))


def complete_duties(sample: SampleWriter, change: Change) -> None:
    """Fill the hours; a signed slot has times of arrival and leaving, and one slot was swapped."""
    ledger, chance = sample.ledger("dutyslot"), sample.random
    slots = list(DutySlot.select().order_by(DutySlot.id))
    for slot in slots:
        slot.from_time, slot.to_time, slot.cycle = "09:00", "17:00", "按周"
        if slot.signed:
            slot.signed_in = f"08:{chance.randrange(40, 60):02d}"
            slot.signed_out = f"17:{chance.randrange(0, 20):02d}"
    swapped = slots[20]
    swapped.replaced = next(slot.lawyer for slot in slots if slot.lawyer != swapped.lawyer)
    swapped.swap_reason = "当天在县法院开庭"
    for slot in slots:
        sample.operations.put(change, ledger, slot, {})
