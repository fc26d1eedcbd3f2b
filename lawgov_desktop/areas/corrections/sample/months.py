"""The monthly reports of the sample year."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_months(sample: SampleWriter, change: Change) -> None:
    """A report a month from December of the year before to January of the next."""
    for index in range(-1, 13):
        year, month = YEAR + index // 12, index % 12 + 1
        sample.put(
            change,
            CorrectionsMonth(
                month=dt.date(year, month, 1),
                on_register=sample.random.randrange(8, 12),
                entered=sample.random.randrange(0, 2),
                released=sample.random.randrange(0, 2),
                women=1,
                minors=0,
                visits=sample.random.randrange(10, 24),
                education=12,
                charity=4,
                escaped=0,
                unsupervised=1 if index == -1 else 0,
                aftercare=sample.random.randrange(14, 20),
            ),
        )
