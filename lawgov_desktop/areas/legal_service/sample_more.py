"""What the sample year of legal service holds beside its numbers: times, visits handed on, applications for aid."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.legal_service.aid import (
    DROPPED,
    GRANTED,
    INCOMPLETE,
    MATTERS,
    NO_MEANS_TEST,
    NOT_CHECKED,
    PASS_ON,
    REFUSED,
    URGENT,
    AidApplication,
)
from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.areas.legal_service.visit import BOOKED, Visit
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_GROUPS = ("一般群众", "一般群众", "一般群众", "老年人", "妇女", "农民工", "残疾人", "退役军人")
_CENTRE = "县法律援助中心"
#: What was told, by the matter.
_FACTS = {
    MATTERS[3]: "子女三人，两人多年不付赡养费",
    MATTERS[4]: "在县城工地干活，工资拖欠半年",
    MATTERS[6]: "骑电动车被货车撞伤，对方不赔",
}


def deepen_visits(sample: SampleWriter, change: Change) -> None:
    """Times, groups and what became of them; how many people came stays as it was."""
    ledger, chance = sample.ledger("visit"), sample.random
    for visit in list(Visit.select().order_by(Visit.id)):
        visit.visited_at = (
            f"{chance.choice((8, 9, 9, 10, 10, 11, 14, 15, 15, 16)):02d}:{chance.randrange(12) * 5:02d}"
        )
        visit.sex = chance.choice("男女")
        visit.group = "农民工" if visit.matter.code == "labour" else chance.choice(_GROUPS)
        visit.closed_on = visit.visited_on
        if visit.handling == BOOKED:
            visit.booked_for = visit.visited_on + dt.timedelta(days=chance.randrange(2, 8))
            visit.closed_on = visit.booked_for
        if chance.randrange(12) == 0:
            visit.revisited_on = visit.closed_on + dt.timedelta(days=chance.randrange(10, 30))
            visit.revisit = "已照答复办理，没有新的问题"
        sample.operations.put(change, ledger, visit, {})


def deepen_duties(sample: SampleWriter, change: Change) -> None:
    """Who signed came and went at some time; one turn was swapped."""
    ledger, chance = sample.ledger("dutyslot"), sample.random
    slots = list(DutySlot.select().order_by(DutySlot.id))
    for slot in slots:
        slot.from_time, slot.to_time, slot.cycle = "09:00", "17:00", "按周"
        if slot.signed:
            slot.signed_in = f"08:{chance.randrange(40, 60):02d}"
            slot.signed_out = f"17:{chance.randrange(0, 20):02d}"
    swapped = slots[20]
    swapped.replaced = next(slot.lawyer for slot in slots if slot.lawyer != swapped.lawyer)
    swapped.swap_reason = "当天在县法院开庭"
    for slot in slots:
        sample.operations.put(change, ledger, slot, {})


def add_aid(sample: SampleWriter, change: Change) -> Any:
    """A dozen applications of the year, each at its stage, and the decoys; the last one goes to the trash."""
    lawyers = [sample.name() for _ in range(3)]
    for place in range(12):
        day = dt.date(YEAR, place + 1, sample.random.randrange(3, 20))
        _apply(sample, change, day, **_stage(place, day, lawyers))
    _apply(sample, change, dt.date(YEAR - 1, 11, 8), **_granted(dt.date(YEAR - 1, 11, 8), lawyers[0]))
    _apply(
        sample, change, dt.date(YEAR + 1, 1, 5), first_opinion=PASS_ON, forwarded_on=dt.date(YEAR + 1, 1, 8)
    )
    elsewhere = {"included": False, "exclusion_reason": "由邻镇工作站受理，只在本站代收材料"}
    _apply(sample, change, dt.date(YEAR, 5, 23), **_granted(dt.date(YEAR, 5, 23), lawyers[1]), **elsewhere)
    return _apply(sample, change, dt.date(YEAR, 8, 15), remark="重复登记")


def _stage(place: int, day: dt.date, lawyers: list[str]) -> dict[str, Any]:
    """Two refused, one that never brought its papers, one urgent, the others granted."""
    if place in (4, 8):
        return {
            **_forwarded(day),
            "decision": REFUSED,
            "decided_on": day + dt.timedelta(days=7),
            "refusal": "请求事项已过仲裁时效，又没有中断的证据。",
        }
    if place == 6:
        return {
            "first_opinion": INCOMPLETE,
            "first_reviewed_on": day,
            "told_on": day,
            "told": "工资欠条、用工单位名称和地址。",
            "complete_by": day + dt.timedelta(days=15),
            "decision": DROPPED,
            "decided_on": day + dt.timedelta(days=16),
        }
    made = _granted(day, lawyers[place % 3])
    if place == 2:
        made |= {"urgent": URGENT[0], "limit_on": day + dt.timedelta(days=5), "assigned_on": day}
    return made


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
    born = dt.date(chance.randrange(1950, 1995), chance.randrange(1, 13), chance.randrange(1, 28))
    matter = chance.choice((MATTERS[3], MATTERS[4], MATTERS[4], MATTERS[6]))
    migrant = matter == MATTERS[4]
    means = {"not_checked": NOT_CHECKED[2]} if migrant else {"hardship": "家里两个老人常年看病，靠种地收入。"}
    if not migrant and chance.randrange(4) == 0:
        means = {"no_means_test": NO_MEANS_TEST[3]}
    plain = {
        "applied_on": day,
        "name": sample.name(sex),
        "sex": sex,
        "id_number": sample.id_number(born, sex),
        "phone": sample.phone(),
        "village": chance.choice(sample.shared["villages"]),
        "group": "农民工" if migrant else "老年人" if born.year < 1963 else "一般群众",
        "matter": matter,
        "category": "劳动争议仲裁" if migrant else "民事",
        "facts": _FACTS[matter],
        "papers": "身份证复印件\n申请书",
        "forwarded_to": _CENTRE,
        **means,
    }
    return sample.put(change, AidApplication(**{**plain, **values}))
