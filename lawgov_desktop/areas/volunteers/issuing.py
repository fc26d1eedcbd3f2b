"""Issue certificates to all volunteers without one: one operation, numbers in the order of the villages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from lawgov_desktop.areas.volunteers.certificate import VALID, Certificate
from lawgov_desktop.areas.volunteers.certificate_ledger import CERTIFICATES
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.areas.volunteers.volunteer_rules import PASSED
from lawgov_desktop.records.batch import BatchRow
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.write.operations import Operations


def waiting(ids: Collection[int] | None = None) -> list[Volunteer]:
    """Volunteers appointed, in post and without a valid certificate, by village, then number; of `ids` if given."""
    holders = Certificate.select(Certificate.volunteer).where(
        Certificate.deleted_at.is_null() & (Certificate.status == VALID)
    )
    fit = (
        Volunteer.deleted_at.is_null()
        & Volunteer.left_on.is_null()
        & Volunteer.appointed_on.is_null(False)
        & (Volunteer.exam_result == PASSED)
        & Volunteer.id.not_in(holders)
    )
    if ids is not None:
        fit &= Volunteer.id.in_(list(ids))
    with storage_errors():
        volunteers = list(Volunteer.select().where(fit))
    return sorted(volunteers, key=lambda v: (v.village.number or 0, v.number or 0))


def count_waiting() -> int:
    """Number of volunteers without a certificate; fast enough to call after every save."""
    return len(waiting())


def issue(operations: Operations, volunteers: Sequence[Volunteer], day: dt.date) -> list[Certificate]:
    """Write a certificate dated `day` for each, all in one operation that one undo takes back.

    Raises OperationRefused, naming them, when somebody cannot have one on that day; then nobody gets one.
    """
    certificates = [
        Certificate(volunteer=v, issued_on=day, handled_by=operations.file.operator or None)
        for v in volunteers
    ]
    drafts = [BatchRow(certificate) for certificate in certificates]
    operations.save_all(CERTIFICATES, drafts, f"发证 {len(certificates)} 人")
    return certificates
