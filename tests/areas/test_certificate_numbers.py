"""Certificate numbers follow the office's pattern, are never given twice, and can always be corrected."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.claims import compute


def _save(operations: Operations, record: Any) -> Any:
    operations.save(operations.file.catalogue.ledger(type(record).__name__.lower()), record)
    return record


@pytest.fixture
def volunteers(operations: Operations) -> list[Volunteer]:
    """Four people examined and appointed in 2023."""
    village = _save(operations, Village(name="东河村"))
    days = {
        "recommended_on": dt.date(2023, 1, 3),
        "exam_on": dt.date(2023, 2, 1),
        "appointed_on": dt.date(2023, 3, 1),
    }
    return [
        _save(
            operations,
            Volunteer(
                person=_save(operations, Person(name=name)), village=village, exam_result="合格", **days
            ),
        )
        for name in ("李明山", "王秀英", "申保林", "赵国庆")
    ]


def _issue(operations: Operations, volunteer: Volunteer, **values: Any) -> Certificate:
    certificate: Certificate = _save(
        operations, Certificate(volunteer=volunteer, issued_on=dt.date(2023, 4, 1), **values)
    )
    return certificate


def test_a_number_typed_ahead_is_stepped_over(operations: Operations, volunteers: list[Volunteer]) -> None:
    _issue(operations, volunteers[0], certificate_number="法明〔2023〕第 0001 号", badge_number="2023-0002")
    assert _issue(operations, volunteers[1]).certificate_number == "法明〔2023〕第 0002 号"
    third = _issue(operations, volunteers[2])
    assert (third.certificate_number, third.badge_number) == ("法明〔2023〕第 0003 号", "2023-0003")


@pytest.mark.parametrize(
    "pattern", ["固定号", "第{year}号", "{year", "{year.x}", "{year[0]}", "{serial:s}", "{0}", "{}"]
)
def test_a_pattern_that_cannot_be_used_is_named(
    operations: Operations, volunteers: list[Volunteer], pattern: str
) -> None:
    operations.configure({"certificate_number": pattern})
    with pytest.raises(KnownError, match="设置里的“证书编号样式”"):
        _issue(operations, volunteers[0])
    assert Certificate.select().count() == 0


def test_a_pattern_without_the_year_goes_on_from_year_to_year(
    operations: Operations, volunteers: list[Volunteer]
) -> None:
    operations.configure({"certificate_number": "第 {serial} 号"})
    _issue(operations, volunteers[0])
    certificate = Certificate(volunteer=volunteers[1], issued_on=dt.date(2024, 4, 1))
    assert _save(operations, certificate).certificate_number == "第 2 号"


def test_a_save_that_failed_keeps_no_number(operations: Operations, volunteers: list[Volunteer]) -> None:
    certificate = Certificate(volunteer=volunteers[0], issued_on=dt.date(2023, 4, 1), remark="长" * 5000)
    with pytest.raises(ValidationError):
        _save(operations, certificate)
    assert _issue(operations, volunteers[1]).certificate_number == "法明〔2023〕第 0001 号"
    certificate.remark = None
    assert _save(operations, certificate).certificate_number == "法明〔2023〕第 0002 号"


def test_the_number_of_an_emptied_certificate_is_never_given_again(
    operations: Operations, volunteers: list[Volunteer]
) -> None:
    ledger = operations.file.catalogue.ledger("certificate")
    first = _issue(operations, volunteers[0], badge_number="甲 7")
    operations.trash(ledger, [first])
    operations.purge(ledger, [Certificate.get_by_id(first.id)])
    with pytest.raises(ValidationError, match="证书编号“法明〔2023〕第 0001 号”以前发过"):
        _issue(operations, volunteers[0], certificate_number=first.certificate_number)
    with pytest.raises(ValidationError, match="徽章编号“甲 7”以前发过"):
        _issue(operations, volunteers[0], badge_number="甲 7")
    assert _issue(operations, volunteers[0]).certificate_number == "法明〔2023〕第 0002 号"


def test_a_certificate_left_out_of_the_report_proves_nothing_in_it(
    operations: Operations, volunteers: list[Volunteer]
) -> None:
    for volunteer in volunteers[:3]:
        _issue(operations, volunteer)
    _issue(operations, volunteers[3], included=False, exclusion_reason="发错了人")
    claim = compute(operations.file, Period.of_year(2023)).claims["all_certified"]
    assert (claim.part, claim.whole, claim.holds) == (3, 4, False)
    assert claim.missing == (volunteers[3].uid,)
