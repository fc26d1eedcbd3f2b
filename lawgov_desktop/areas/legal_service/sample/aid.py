"""The applications for legal aid of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.legal_service.aid import MATTERS, NO_MEANS_TEST, NOT_CHECKED, URGENT, AidApplication
from lawgov_desktop.areas.legal_service.aid_rules import DROPPED, GRANTED, INCOMPLETE, PASS_ON, REFUSED
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_CENTRE = "县法律援助中心"
#: Facts of the case, by matter.
_FACTS = {
    MATTERS[3]: "子女三人，两人多年不付赡养费",
    MATTERS[4]: "在县城工地干活，工资拖欠半年",
    MATTERS[6]: "骑电动车被货车撞伤，对方不赔",
}


def add_aid(sample: SampleWriter, change: Change) -> Any:
    """A dozen applications of the year, each at its stage, and the decoys; the last one goes to the trash."""
    lawyers = [sample.name() for _ in range(3)]
    for index in range(12):
        day = dt.date(YEAR, index + 1, sample.random.randrange(3, 20))
        _apply(sample, change, day, **_stage(index, day, lawyers))
    _apply(sample, change, dt.date(YEAR - 1, 11, 8), **_granted(dt.date(YEAR - 1, 11, 8), lawyers[0]))
    _apply(
        sample, change, dt.date(YEAR + 1, 1, 5), first_opinion=PASS_ON, forwarded_on=dt.date(YEAR + 1, 1, 8)
    )
    elsewhere = {"included": False, "exclusion_reason": "由邻镇工作站受理，只在本站代收材料"}
    _apply(sample, change, dt.date(YEAR, 5, 23), **_granted(dt.date(YEAR, 5, 23), lawyers[1]), **elsewhere)
    return _apply(sample, change, dt.date(YEAR, 8, 15), remark="重复登记")


def _stage(index: int, day: dt.date, lawyers: list[str]) -> dict[str, Any]:
    """Two refused, one that never brought its papers, one urgent, the others granted."""
    if index in (4, 8):
        return {
            **_forwarded(day),
            "decision": REFUSED,
            "decided_on": day + dt.timedelta(days=7),
            "refusal": "请求事项已过仲裁时效，又没有中断的证据。",
        }
    if index == 6:
        return {
            "first_opinion": INCOMPLETE,
            "first_reviewed_on": day,
            "told_on": day,
            "told": "工资欠条、用工单位名称和地址。",
            "complete_by": day + dt.timedelta(days=15),
            "decision": DROPPED,
            "decided_on": day + dt.timedelta(days=16),
        }
    stage = _granted(day, lawyers[index % 3])
    if index == 2:
        stage |= {"urgent": URGENT[0], "limit_on": day + dt.timedelta(days=5), "assigned_on": day}
    return stage


def _forwarded(day: dt.date) -> dict[str, Any]:
    return {
        "first_opinion": PASS_ON,
        "first_reviewed_on": day,
        "first_reviewer": "赵敏",
        "forwarded_on": day + dt.timedelta(days=1),
    }


def _granted(day: dt.date, lawyer: str) -> dict[str, Any]:
    return {
        **_forwarded(day),
        "decision": GRANTED,
        "decided_on": day + dt.timedelta(days=5),
        "assigned_on": day + dt.timedelta(days=7),
        "lawyer": lawyer,
        "firm": "山西襄山律师事务所",
    }


def _apply(sample: SampleWriter, change: Change, day: dt.date, **values: Any) -> Any:
    chance, sex = sample.random, sample.random.choice("男女")
    birth_date = dt.date(chance.randrange(1950, 1995), chance.randrange(1, 13), chance.randrange(1, 28))
    matter = chance.choice((MATTERS[3], MATTERS[4], MATTERS[4], MATTERS[6]))
    migrant = matter == MATTERS[4]
    means = {"not_checked": NOT_CHECKED[2]} if migrant else {"hardship": "家里两个老人常年看病，靠种地收入。"}
    if not migrant and chance.randrange(4) == 0:
        means = {"no_means_test": NO_MEANS_TEST[3]}
    plain = {
        "applied_on": day,
        "name": sample.name(sex),
        "sex": sex,
        "id_number": sample.id_number(birth_date, sex),
        "phone": sample.phone(),
        "village": chance.choice(sample.shared["villages"]),
        "group": "农民工" if migrant else "老年人" if birth_date.year < 1963 else "一般群众",
        "matter": matter,
        "category": "劳动争议仲裁" if migrant else "民事",
        "facts": _FACTS[matter],
        "papers": "身份证复印件\n申请书",
        "forwarded_to": _CENTRE,
        **means,
    }
    return sample.put(change, AidApplication(**{**plain, **values}))
