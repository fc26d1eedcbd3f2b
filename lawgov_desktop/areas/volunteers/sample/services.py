"""The services of the sample volunteers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.volunteers.batches import in_post
from lawgov_desktop.areas.volunteers.service import DUTIES, VolunteerService
from lawgov_desktop.storage.write.operations import Change

_WORK = {
    DUTIES[0]: ("入户讲民法典婚姻编", "在文化广场讲反诈骗", "给村民发禁毒折页并讲解"),
    DUTIES[1]: ("领村民到镇公共法律服务站咨询", "教村民拨打 12348 热线", "帮老人联系法律援助"),
    DUTIES[2]: ("劝解两家宅基地边界争执", "劝解邻里排水争执", "陪同调解土地承包争执"),
    DUTIES[3]: ("参加村规民约修订讨论", "随网格员走访独居老人", "参加村里安全隐患排查"),
}


def add_services(sample: SampleWriter, change: Change) -> Any:
    """Thirty services of the year, and services no figure may count; returns the one the caller trashes."""
    chance = sample.random
    volunteers = [person for person in in_post(YEAR) if person.appointed_on.year == YEAR]
    earlier = [person for person in in_post(YEAR) if person.appointed_on.year == YEAR - 1]
    days = sample.days(YEAR, 30, (5, 22), (12, 20))
    for day in days:
        _serve(sample, change, day, chance.choice(volunteers))
    for day in sample.days(YEAR - 1, 4, (6, 1), (12, 20)):
        _serve(sample, change, day, chance.choice(earlier))
    _serve(sample, change, dt.date(YEAR + 1, 1, 10), chance.choice(volunteers))
    elsewhere = {"included": False, "exclusion_reason": "在邻镇帮忙，由邻镇登记"}
    _serve(sample, change, dt.date(YEAR, 10, 12), chance.choice(volunteers), **elsewhere)
    return _serve(sample, change, dt.date(YEAR, 7, 7), chance.choice(volunteers), remark="重复登记")


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
