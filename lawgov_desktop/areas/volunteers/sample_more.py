"""What the sample year of the volunteers holds beside its numbers: conditions, awards, services, assessments."""

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
from lawgov_desktop.areas.volunteers.service import DUTIES, VolunteerService
from lawgov_desktop.areas.volunteers.volunteer import Volunteer, VolunteerAward, VolunteerCondition
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.write.operations import Change

_WORK = {
    DUTIES[0]: ("入户讲民法典婚姻编", "在文化广场讲反诈骗", "给村民发禁毒折页并讲解"),
    DUTIES[1]: ("领村民到镇公共法律服务站咨询", "教村民拨打 12348 热线", "帮老人联系法律援助"),
    DUTIES[2]: ("劝解两家宅基地边界争执", "劝解邻里排水争执", "陪同调解土地承包争执"),
    DUTIES[3]: ("参加村规民约修订讨论", "随网格员走访独居老人", "参加村里安全隐患排查"),
}


def deepen(sample: SampleWriter, change: Change) -> None:
    """The steps before appointment, conditions and cards of the volunteers; who they are stays as it was."""
    ledger = sample.ledger("volunteer")
    terms = list(Term.select().where(Term.vocabulary == "volunteer_condition").order_by(Term.position))
    for place, volunteer in enumerate(list(Volunteer.select().order_by(Volunteer.id))):
        begun = volunteer.recommended_on
        volunteer.first_reviewed_on, volunteer.first_review = begun + dt.timedelta(days=3), "通过"
        volunteer.first_reviewer = "赵敏"
        volunteer.exam_score = str(sample.random.randrange(72, 98) if volunteer.appointed_on else 51)
        if volunteer.appointed_on:
            volunteer.filed_on = volunteer.appointed_on + dt.timedelta(days=15)
            volunteer.card_number = f"{begun.year}-{place + 1:03d}"
            volunteer.card_issued_on = volunteer.appointed_on + dt.timedelta(days=8)
            volunteer.kit = "马甲、民法典、服务卡"
        rows: dict[str, list[Any]] = {"conditions": [VolunteerCondition(condition=term) for term in terms]}
        if place in (3, 47, 90):
            award = VolunteerAward(
                given_on=dt.date(YEAR, 12, 4), title="优秀法律明白人", giver="下良镇人民政府"
            )
            rows["awards"] = [award]
        for row in (row for given in rows.values() for row in given):
            row.uid = f"{sample.random.getrandbits(128):032x}"
        sample.operations.put(change, ledger, volunteer, rows)


def add_services(sample: SampleWriter, change: Change) -> Any:
    """Thirty services of the year, and those that must not count; the last goes to the trash."""
    chance = sample.random
    ours = [person for person in in_post(YEAR) if person.appointed_on.year == YEAR]
    earlier = [person for person in in_post(YEAR) if person.appointed_on.year == YEAR - 1]
    days = sample.days(YEAR, 30, (5, 22), (12, 20))
    for day in days:
        _serve(sample, change, day, chance.choice(ours))
    for day in sample.days(YEAR - 1, 4, (6, 1), (12, 20)):
        _serve(sample, change, day, chance.choice(earlier))
    _serve(sample, change, dt.date(YEAR + 1, 1, 10), chance.choice(ours))
    elsewhere = {"included": False, "exclusion_reason": "在邻镇帮忙，由邻镇登记"}
    _serve(sample, change, dt.date(YEAR, 10, 12), chance.choice(ours), **elsewhere)
    return _serve(sample, change, dt.date(YEAR, 7, 7), chance.choice(ours), remark="重复登记")


def _serve(sample: SampleWriter, change: Change, day: dt.date, person: Any, **values: Any) -> Any:
    duty = sample.random.choice(DUTIES)
    service = VolunteerService(
        served_on=day,
        volunteer=person,
        kind=duty,
        matter=sample.random.choice(_WORK[duty]),
        place=person.village.name,
        people=sample.random.choice((1, 2, 2, 3, 6, 15)),
        result="群众认可",
        **values,
    )
    return sample.put(change, service)


def add_assessments(sample: SampleWriter, change: Change) -> Any:
    """The year before is assessed; of the sample year only the first two villages so far, one row twice."""
    for person in in_post(YEAR - 1):
        _assess(sample, change, person, YEAR - 1, GOOD)
    ours = in_post(YEAR)
    for place, person in enumerate(ours[:12]):
        _assess(sample, change, person, YEAR, EXCELLENT if place == 3 else FAIR if place == 7 else GOOD)
    return _assess(sample, change, ours[12], YEAR, GOOD)


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
