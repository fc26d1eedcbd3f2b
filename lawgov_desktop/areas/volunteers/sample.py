"""The sample year of law-literate villagers: 120 with certificate and badge, and the decoys beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.volunteers import sample_more
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.areas.volunteers.volunteer import PASSED, Volunteer, VolunteerIdentity, VolunteerTraining
from lawgov_desktop.storage.write.operations import Change

_IDENTITIES = ("村干部", "人民调解员", "网格员", "村民小组长", "老党员", "老干部", "老妇联主任", "老网格长")


def write(sample: SampleWriter) -> None:
    """Volunteers of three years with their certificates; one certificate is voided and issued anew."""
    people = sample.shared["people"]
    with sample.operations.operation("样例：法律明白人") as change:
        ours = [person for place, person in enumerate(people) if place % 6 < 5]
        spare = [person for place, person in enumerate(people) if place % 6 == 5]
        made = [_volunteer(sample, change, person, YEAR) for person in ours]
        certificates = [_certificate(sample, change, volunteer) for volunteer in made]
        _reissue(sample, change, certificates[16])
        for person in spare[:8]:
            _certificate(sample, change, _volunteer(sample, change, person, YEAR - 1))
        _volunteer(
            sample,
            change,
            spare[8],
            YEAR - 1,
            left_on=dt.date(YEAR, 5, 20),
            left_reason="调离",
            returned=True,
        )
        for person in spare[9:11]:
            _certificate(sample, change, _volunteer(sample, change, person, YEAR + 1))
        _volunteer(
            sample, change, spare[11], YEAR, included=False, exclusion_reason="由邻镇培养，只在本镇居住"
        )
        for person in spare[12:14]:
            _volunteer(sample, change, person, YEAR, exam_result="不合格", appointed_on=None, status="培养中")
        doomed = _volunteer(sample, change, spare[14], YEAR)
        sample_more.deepen(sample.fork("volunteer"), change)
        served = sample_more.add_services(sample.fork("volunteerservice"), change)
        assessed = sample_more.add_assessments(sample.fork("volunteerassessment"), change)
    for record in (served, assessed, doomed):
        sample.trash(record)


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


def _certificate(sample: SampleWriter, change: Change, volunteer: Volunteer) -> Any:
    issued = dt.date(volunteer.appointed_on.year, 5, 18)
    return sample.put(
        change,
        Certificate(volunteer=volunteer, issued_on=issued, badge_issued_on=issued, collected_on=issued),
    )


def _reissue(sample: SampleWriter, change: Change, certificate: Certificate) -> None:
    """Void a spoilt certificate and issue another: the old number is never given out again."""
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
