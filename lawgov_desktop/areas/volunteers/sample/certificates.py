"""The certificates of the sample volunteers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.storage.write.operations import Change


def add_certificate(sample: SampleWriter, change: Change, volunteer: Volunteer) -> Any:
    """Write the certificate of a volunteer, issued on 18 May of the year of appointment; returns it."""
    issued = dt.date(volunteer.appointed_on.year, 5, 18)
    return sample.put(
        change,
        Certificate(volunteer=volunteer, issued_on=issued, badge_issued_on=issued, collected_on=issued),
    )


def reissue(sample: SampleWriter, change: Change, certificate: Certificate) -> None:
    """Void a spoilt certificate and issue another: its number is never issued again."""
    certificate.voided_on = dt.date(YEAR, 6, 2)
    certificate.void_reason = "姓名印错"
    ledger = sample.ledger("certificate")
    certificate.normalise({})
    sample.operations.put(change, ledger, certificate, {})
    day = dt.date(YEAR, 6, 2)
    sample.put(
        change,
        Certificate(volunteer=certificate.volunteer, issued_on=day, badge_issued_on=day, collected_on=day),
    )
