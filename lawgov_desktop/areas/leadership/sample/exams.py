"""The law exam of the sample year."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.leadership.exam import LawExam
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_exam(sample: SampleWriter, change: Change) -> None:
    """The yearly law exam of the staff."""
    sample.put(
        change,
        LawExam(
            held_on=dt.date(YEAR, 11, 15),
            title="机关干部年度学法考试",
            expected=46,
            sat=45,
            passed=45,
            excellent=20,
        ),
    )
