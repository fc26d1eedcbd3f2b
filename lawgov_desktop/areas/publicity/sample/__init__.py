"""The sample year of publicity: 46 activities, 15 lectures beside them, 23,460 materials."""

from __future__ import annotations

from lawgov_desktop.areas.publicity.sample.activities import add_activities, complete_activities
from lawgov_desktop.areas.publicity.sample.stock import add_decoys, add_stock
from lawgov_desktop.areas.sample_kit import SampleWriter


def write(sample: SampleWriter) -> None:
    """Activities of three years, with materials."""
    with sample.operations.operation("样例：普法宣传") as change:
        decoy = add_activities(sample, change)
        fork = sample.fork("activity")
        complete_activities(fork, change)
        fork = sample.fork("materialstock")
        add_stock(fork, change)
        duplicate = add_decoys(fork, change)
    sample.trash(decoy)
    sample.trash(duplicate)
