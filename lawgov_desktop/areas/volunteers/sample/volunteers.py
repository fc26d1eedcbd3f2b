"""The volunteers of the sample year: 120 appointed, and the decoys beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.volunteers.sample.certificates import add_certificate, reissue
from lawgov_desktop.areas.volunteers.volunteer import (
    Volunteer,
    VolunteerAward,
    VolunteerCondition,
    VolunteerIdentity,
    VolunteerTraining,
)
from lawgov_desktop.areas.volunteers.volunteer_rules import PASSED
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.write.operations import Change

_IDENTITIES = ("村干部", "人民调解员", "网格员", "村民小组长", "老党员", "老干部", "老妇联主任", "老网格长")


def _volunteer(sample: SampleWriter, change: Change, person: Any, year: int, **values: Any) -> Any:
    plain = {
        "person": person,
        "village": person.village,
        "group": f"第{sample.random.choice('一二三四')}小组",
        "recommended_on": dt.date(year, 3, 6),
        "public_from": dt.date(year, 3, 13),
        "public_to": dt.date(year, 3, 20),
        "exam_on": dt.date(year, 4, 26),
        "exam_result": PASSED,
        "appointed_on": dt.date(year, 5, 10),
        "batch": f"{year} 年第一批",
        "status": "在岗",
    }
    identities = sample.random.sample(_IDENTITIES, sample.random.choice((1, 1, 2)))
    return sample.put(
        change,
        Volunteer(**{**plain, **values}),
        identities=[
            VolunteerIdentity(identity=sample.word("volunteer_identity", word)) for word in identities
        ],
        trainings=[VolunteerTraining(held_on=dt.date(year, 4, 12), title="任前集中培训", hours=16)],
    )


def add_volunteers(sample: SampleWriter, change: Change) -> Any:
    """Volunteers of three years with their certificates; returns the one the caller trashes."""
    people = sample.shared["people"]
    candidates = [person for index, person in enumerate(people) if index % 6 < 5]
    others = [person for index, person in enumerate(people) if index % 6 == 5]
    volunteers = [_volunteer(sample, change, person, YEAR) for person in candidates]
    certificates = [add_certificate(sample, change, volunteer) for volunteer in volunteers]
    reissue(sample, change, certificates[16])
    for person in others[:8]:
        add_certificate(sample, change, _volunteer(sample, change, person, YEAR - 1))
    _volunteer(
        sample,
        change,
        others[8],
        YEAR - 1,
        left_on=dt.date(YEAR, 5, 20),
        left_reason="调离",
        returned=True,
    )
    for person in others[9:11]:
        add_certificate(sample, change, _volunteer(sample, change, person, YEAR + 1))
    _volunteer(sample, change, others[11], YEAR, included=False, exclusion_reason="由邻镇培养，只在本镇居住")
    for person in others[12:14]:
        _volunteer(sample, change, person, YEAR, exam_result="不合格", appointed_on=None, status="培养中")
    return _volunteer(sample, change, others[14], YEAR)


def complete_volunteers(sample: SampleWriter, change: Change) -> None:
    """Fill the steps before appointment, conditions, cards and awards; the number of volunteers stays the same."""
    ledger = sample.ledger("volunteer")
    terms = list(Term.select().where(Term.vocabulary == "volunteer_condition").order_by(Term.position))
    for index, volunteer in enumerate(list(Volunteer.select().order_by(Volunteer.id))):
        begun = volunteer.recommended_on
        volunteer.first_reviewed_on, volunteer.first_review = begun + dt.timedelta(days=3), "通过"
        volunteer.first_reviewer = "赵敏"
        volunteer.exam_score = str(sample.random.randrange(72, 98) if volunteer.appointed_on else 51)
        if volunteer.appointed_on:
            volunteer.filed_on = volunteer.appointed_on + dt.timedelta(days=15)
            volunteer.card_number = f"{begun.year}-{index + 1:03d}"
            volunteer.card_issued_on = volunteer.appointed_on + dt.timedelta(days=8)
            volunteer.kit = "马甲、民法典、服务卡"
        rows: dict[str, list[Any]] = {"conditions": [VolunteerCondition(condition=term) for term in terms]}
        if index in (3, 47, 90):
            award = VolunteerAward(
                given_on=dt.date(YEAR, 12, 4), title="优秀法律明白人", giver="下良镇人民政府"
            )
            rows["awards"] = [award]
        for row in (row for given in rows.values() for row in given):
            row.uid = f"{sample.random.getrandbits(128):032x}"
        sample.operations.put(change, ledger, volunteer, rows)
