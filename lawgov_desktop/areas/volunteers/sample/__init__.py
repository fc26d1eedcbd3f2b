"""The sample year of law-literate villagers: 120 with certificate and badge, and the decoys beside them."""

from __future__ import annotations

from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.areas.volunteers.sample.assessments import add_assessments
from lawgov_desktop.areas.volunteers.sample.services import add_services
from lawgov_desktop.areas.volunteers.sample.volunteers import add_volunteers, complete_volunteers


def write(sample: SampleWriter) -> None:
    """Volunteers of three years with their certificates; one certificate is voided and issued anew."""
    with sample.operations.operation("样例：法律明白人") as change:
        decoy = add_volunteers(sample, change)
        complete_volunteers(sample.fork("volunteer"), change)
        served = add_services(sample.fork("volunteerservice"), change)
        assessed = add_assessments(sample.fork("volunteerassessment"), change)
    for record in (served, assessed, decoy):
        sample.trash(record)
