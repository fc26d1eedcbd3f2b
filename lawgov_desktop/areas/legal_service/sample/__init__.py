"""The sample year of legal service: 437 visitors, and a signed lawyer's duty in every week of the year."""

from __future__ import annotations

from lawgov_desktop.areas.legal_service.sample.aid import add_aid
from lawgov_desktop.areas.legal_service.sample.duties import add_duties, complete_duties
from lawgov_desktop.areas.legal_service.sample.visits import add_visits, complete_visits
from lawgov_desktop.areas.sample_kit import SampleWriter


def write(sample: SampleWriter) -> None:
    """Visits and duty slots of three years."""
    with sample.operations.operation("样例：公共法律服务") as change:
        lawyers = [sample.name() for _ in range(4)]
        decoy = add_visits(sample, change, lawyers)
        add_duties(sample, change, lawyers)
        complete_visits(sample.fork("visit"), change)
        complete_duties(sample.fork("dutyslot"), change)
        duplicate = add_aid(sample.fork("aidapplication"), change)
    sample.trash(decoy)
    sample.trash(duplicate)
