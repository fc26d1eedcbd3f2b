"""The sample year of corrections: twelve months of zero, and a month of the year before that was not."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter


def write(sample: SampleWriter) -> None:
    """Twelve monthly reports of the sample year, the last of the year before and the first of the next."""
    with sample.operations.operation("样例：矫正帮教") as change:
        for place in range(-1, 13):
            year, month = YEAR + place // 12, place % 12 + 1
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
                    unsupervised=1 if place == -1 else 0,
                    aftercare=sample.random.randrange(14, 20),
                ),
            )
