"""The yearly assessments of the sample volunteers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.volunteers.assessment import (
    EXCELLENT,
    FAIR,
    GOOD,
    VolunteerAssessment,
    service_counts,
    training_hours,
)
from lawgov_desktop.areas.volunteers.batches import in_post
from lawgov_desktop.storage.write.operations import Change


def add_assessments(sample: SampleWriter, change: Change) -> Any:
    """Assessments of the year before and of two villages in the year; returns the one the caller trashes."""
    for person in in_post(YEAR - 1):
        _assess(sample, change, person, YEAR - 1, GOOD)
    volunteers = in_post(YEAR)
    for index, person in enumerate(volunteers[:12]):
        _assess(sample, change, person, YEAR, EXCELLENT if index == 3 else FAIR if index == 7 else GOOD)
    return _assess(sample, change, volunteers[12], YEAR, GOOD)


def _assess(sample: SampleWriter, change: Change, person: Any, year: int, grade: str) -> Any:
    return sample.put(
        change,
        VolunteerAssessment(
            year=year,
            volunteer=person,
            assessed_on=dt.date(year, 12, 26),
            grade=grade,
            hours=training_hours(year, [person.id]).get(person.id, 0),
            services=service_counts(year, [person.id]).get(person.id, 0),
            assessor="下良镇司法所",
        ),
    )
