"""The sample year of corrections: twelve months of zero, and a month of the year before that was not."""

from __future__ import annotations

from lawgov_desktop.areas.corrections.sample.months import add_months
from lawgov_desktop.areas.sample_kit import SampleWriter


def write(sample: SampleWriter) -> None:
    """Twelve monthly reports of the sample year, the last of the year before and the first of the next."""
    with sample.operations.operation("样例：矫正帮教") as change:
        add_months(sample, change)
