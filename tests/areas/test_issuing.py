"""Issuing certificates: all volunteers waiting at once, in the order of villages, in one operation."""

from __future__ import annotations

import datetime as dt

import pytest

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers import issuing
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.storage.write.operations import Operations

DAY = dt.date(2023, 12, 20)


@pytest.fixture
def people(operations: Operations) -> list[Volunteer]:
    """Twelve appointed volunteers, entered against the order of their villages, and one still in training."""
    ledgers = operations.file.catalogue.ledgers
    volunteers = []
    with operations.operation("准备") as change:
        villages = [Village(name=name) for name in ("东河村", "西河底村", "柳沟村")]
        for village in villages:
            operations.put(change, ledgers["village"], village, {})
        for index in range(13):
            person = Person(name=f"赵{'甲乙丙丁戊己庚辛壬癸子丑寅'[index]}")
            operations.put(change, ledgers["person"], person, {})
            volunteer = Volunteer(
                person=person,
                village=villages[2 - index % 3],
                recommended_on=dt.date(2023, 3, 1),
                **({} if index == 12 else {"exam_on": dt.date(2023, 5, 1), "exam_result": "合格"}),
                **({} if index == 12 else {"appointed_on": dt.date(2023, 5, 10), "status": "在岗"}),
            )
            operations.put(change, ledgers["volunteer"], volunteer, {})
            volunteers.append(volunteer)
    return volunteers


def live() -> list[Certificate]:
    return list(Certificate.select().where(Certificate.deleted_at.is_null()).order_by(Certificate.id))


def test_numbers_follow_the_villages_and_who_still_learns_gets_none(
    operations: Operations, people: list[Volunteer]
) -> None:
    issuing.issue(operations, issuing.waiting(), DAY)
    certificates = live()
    assert [row.printed_village for row in certificates] == ["东河村"] * 4 + ["西河底村"] * 4 + ["柳沟村"] * 4
    numbers = [row.certificate_number for row in certificates]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 12
    assert all(
        certificate.badge_number and certificate.issued_on == DAY and certificate.handled_by == "赵敏"
        for certificate in certificates
    )
    assert issuing.count_waiting() == 0


def test_who_left_or_has_one_does_not_wait_and_who_lost_it_does(
    operations: Operations, people: list[Volunteer]
) -> None:
    ledgers = operations.file.catalogue.ledgers
    people[0].left_on = dt.date(2023, 8, 1)
    operations.save(ledgers["volunteer"], people[0])
    issuing.issue(operations, issuing.waiting([people[1].id]), DAY)
    assert issuing.count_waiting() == 10
    void = live()[0]
    void.voided_on, void.void_reason = DAY, "遗失"
    operations.save(ledgers["certificate"], void)
    assert issuing.count_waiting() == 11


def test_one_who_cannot_have_it_on_that_day_stops_all(
    operations: Operations, people: list[Volunteer]
) -> None:
    with pytest.raises(OperationRefused, match="等 12 处。一行也没有登记"):
        issuing.issue(operations, issuing.waiting(), dt.date(2023, 4, 1))
    assert live() == []
    issuing.issue(operations, issuing.waiting()[:1], DAY)
    assert live()[0].certificate_number.endswith("第 0001 号")
