"""The sample year of enforcement: 55 powers, 12 officers, 93 inspections, 22 services, 24 villages plated."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.inspection import (
    CORRECTION,
    SERVICE,
    Inspection,
    InspectionItem,
    Inspector,
)
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.plate import VillagePlate
from lawgov_desktop.areas.enforcement.power import COUNTY, PowerItem
from lawgov_desktop.areas.enforcement.sample_more import write_more
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Change

_POWERS = {
    "住建": (
        "违法建设",
        "乱贴小广告",
        "擅自占道",
        "施工扬尘",
        "破坏绿化",
        "损坏道路设施",
        "私搭管线",
        "乱倒垃圾",
    ),
    "农业农村": (
        "无证经营种子",
        "违规使用农药",
        "违规屠宰",
        "病死畜禽处置",
        "秸秆焚烧",
        "宅基地违建",
        "假劣化肥",
    ),
    "自然资源": ("非法占地", "破坏耕地", "非法采砂", "违规取土", "临时用地逾期"),
}
_OBJECTS = (
    "农资门市",
    "粮食收购站",
    "砖瓦厂",
    "加油站",
    "超市",
    "建材经营部",
    "养殖场",
    "饭店",
    "汽修部",
    "木材加工厂",
)
_ITEMS = ("营业执照", "安全通道", "消防器材", "用电安全", "台账记录", "从业人员培训", "环保设施", "标识标牌")


def write(sample: SampleWriter) -> None:
    """Powers, officers, inspections and plates, each with its decoys."""
    with sample.operations.operation("样例：综合执法") as change:
        powers = _powers(sample, change)
        officers = _officers(sample, change)
        for day in sample.days(YEAR - 1, 12, (6, 1)):
            _inspect(sample, change, day, officers, powers)
        visits = []
        services = set(sample.random.sample(range(115), 22))
        for place, day in enumerate(sample.days(YEAR, 115)):
            if place in services:
                _inspect(sample, change, day, officers, powers, category=SERVICE, object_kind="企业")
            else:
                visits.append(_inspect(sample, change, day, officers, powers))
        _inspect(sample, change, dt.date(YEAR + 1, 1, 9), officers, powers)
        _inspect(
            sample, change, dt.date(YEAR, 6, 6), officers, powers, included=False, exclusion_reason="县局主查"
        )
        doomed = [_inspect(sample, change, sample.day(YEAR), officers, powers) for _ in range(2)]
        _plates(sample, change, visits)
    for record in doomed:
        sample.trash(record)
    write_more(sample)


def _powers(sample: SampleWriter, change: Change) -> list[Any]:
    names = [(domain, matter) for domain, matters in _POWERS.items() for matter in matters]
    made: list[Any] = []
    for place in range(55 + 4):
        domain, matter = names[place % len(names)]
        kind = ("行政处罚", "行政检查", "行政强制")[place // len(names) % 3]
        taken_back = dt.date(YEAR, 9, 30) if place >= 55 else None
        made.append(
            _power(sample, change, f"{matter}的{kind}", domain, kind, place, taken_back_on=taken_back)
        )
    _power(sample, change, "法定由乡镇实施的检查", "应急", "行政检查", 90, source="法定")
    _power(sample, change, "次年新承接的处罚", "消防", "行政处罚", 91, taken_over_on=dt.date(YEAR + 1, 2, 1))
    return made[:55]


def _power(
    sample: SampleWriter, change: Change, name: str, domain: str, kind: str, place: int, **values: Any
) -> Any:
    plain = {"source": COUNTY, "taken_over_on": dt.date(YEAR - 2, 7, 1), "grant_number": "襄政发〔2021〕8号"}
    return sample.put(
        change,
        PowerItem(
            position=place + 1,
            basis="《中华人民共和国行政处罚法》第二十四条",
            list_version=f"{YEAR - 2} 年版",
            name=name,
            domain=sample.word("enforcement_domain", domain),
            kind=kind,
            code=f"XL-{place + 1:03d}",
            **{**plain, **values},
        ),
    )


def _officers(sample: SampleWriter, change: Change) -> list[Any]:
    people = sample.shared["officers"]
    made = [
        _officer(sample, change, person, certificate_number=f"1404990{place:05d}", issuer="山西省人民政府")
        for place, person in enumerate(people[:12])
    ]
    _officer(
        sample,
        change,
        people[12],
        engagement="兼职",
        establishment="公益岗",
        exam_result="未通过",
        exam_score="51",
        issued_on=None,
    )
    _officer(
        sample,
        change,
        people[13],
        exam_result="未通过",
        exam_score="47",
        issued_on=None,
        in_post_to=dt.date(YEAR, 8, 31),
    )
    return made


def _officer(sample: SampleWriter, change: Change, person: Any, **values: Any) -> Any:
    issued = dt.date(YEAR - 1, 5, 20)
    plain = {
        "establishment": sample.random.choice(("行政", "事业", "事业")),
        "post": sample.random.choice(("执法一组", "执法二组", "法制员")),
        "in_post_from": dt.date(YEAR - 2, 8, 1),
        "exam_score": "92",
        "exam_on": dt.date(YEAR - 1, 4, 15),
        "exam_result": "通过",
        "issued_on": issued,
        "expires_on": dt.date(YEAR + 3, 5, 19),
    }
    return sample.put(change, Officer(person=person, **{**plain, **values}))


def _inspect(
    sample: SampleWriter, change: Change, day: dt.date, officers: list[Any], powers: list[Any], **values: Any
) -> Any:
    chance = sample.random
    village = chance.choice(sample.shared["villages"])
    plain = {
        "category": chance.choice(("日常检查", "日常检查", "专项检查", "联合检查")),
        "object_kind": chance.choice(("企业", "个体工商户", "场所")),
        "conclusion": chance.choice(("合格", "合格", "合格", "口头指导", "责令改正")),
    }
    inspection = Inspection(
        inspected_on=day,
        village=village,
        object_name=f"{village.name}{chance.choice(_OBJECTS)}",
        approved_on=day,
        notified="现场告知",
        approval_number=f"检审{day:%Y%m%d}-{chance.randrange(10, 99)}",
        approved_by="崔志强",
        **{**plain, **values},
    )
    if inspection.conclusion == CORRECTION:
        inspection.order_number = f"下综执改〔{day.year}〕{day.month * 100 + day.day}号"
        inspection.deadline = inspection.rechecked_on = day + dt.timedelta(days=15)
        inspection.recheck_result = "已改正"
    pair = [Inspector(officer=officer) for officer in chance.sample(officers, 2)]
    items = [
        InspectionItem(name=name, power=chance.choice((None, chance.choice(powers))))
        for name in chance.sample(_ITEMS, chance.choice((3, 3, 4, 4, 4)))
    ]
    return sample.put(change, inspection, inspectors=pair, items=items)


def _plates(sample: SampleWriter, change: Change, visits: list[Any]) -> None:
    colours = {word: sample.word("plate_colour", word) for word in "红黄绿"}
    for place, village in enumerate(sample.shared["villages"]):
        colour = colours["绿绿绿黄绿红"[place % 6]]
        hung = dt.date(YEAR, 3, 1) + dt.timedelta(days=place)
        first = VillagePlate(village=village, colour=colour, hung_on=hung, hung_by="崔志强", basis="季度评分")
        if colour.label != "绿":
            first.removed_on = hung + dt.timedelta(days=60)
            first.inspection = visits[place]
            first.deadline = hung + dt.timedelta(days=45)
            first.rechecked_on, first.recheck_result = hung + dt.timedelta(days=58), "合格"
            sample.put(change, first)
            first = VillagePlate(
                village=village,
                colour=colours["绿"],
                hung_on=hung + dt.timedelta(days=60),
                hung_by="崔志强",
                inspection=visits[place + 30],
                approved_by="崔志强",
                basis="复查合格",
            )
        sample.put(change, first)
    community = Village.get(Village.kind == "社区")
    sample.put(
        change,
        VillagePlate(village=community, colour=colours["绿"], hung_on=dt.date(YEAR, 5, 5), basis="季度评分"),
    )
