"""The services of the sample advisers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.advisers.service import KINDS, AdviserService
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter


def add_services(sample: SampleWriter, change: Any, appointments: list[Any]) -> None:
    """Write three services of the year for each appointment, in the order of their days."""
    labels = [label for _code, label in KINDS]
    days: list[tuple[dt.date, AdviserAppointment]] = []
    for appointment in appointments:
        first = max(appointment.from_day, dt.date(YEAR, 1, 1))
        last = min(appointment.to_day, dt.date(YEAR, 12, 28))
        late = (last - first).days
        days += [(first + dt.timedelta(days=sample.random.randrange(late)), appointment) for _ in range(3)]
    for day, appointment in sorted(days, key=lambda one: one[0]):
        sample.put(
            change,
            AdviserService(
                appointment=appointment,
                served_on=day,
                kind=sample.word("adviser_service_kind", sample.random.choice(labels)),
                hours=sample.random.choice((2, 3, 4)),
                people=sample.random.randrange(2, 25),
                signed_by=appointment.village.secretary,
                outcome="当场答复",
            ),
        )
