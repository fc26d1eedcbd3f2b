"""The sample town: 24 villages and one community that must not be counted, people of every kind of name."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.enterprise import Enterprise
from lawgov_desktop.areas.township.person import GRID_WORKER, Person, PersonRole
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Change

VILLAGES = (
    "东河村", "西河底村", "柳沟村", "石坡村", "南庄村", "北坪村", "上良村", "槐树庄村",
    "白杨岭村", "枣林村", "杨家沟村", "赵家岭村", "桥头村", "水碾村", "西岭村", "后堡村",
    "前堡村", "沙窑村", "井沟村", "圪坨村", "青石湾村", "官道村", "寺底村", "下良村",
)  # fmt: skip
#: Characters of Ext A, B, C, D, E, F and G, a compound surname, and a name with U+00B7.
RARE_NAMES = (
    "李䶮", "王㛃", "张𠮷祥", "赵𡒄", "郭𢫦", "崔𤩽", "韩𪻐", "牛𫖯", "苗𬬻", "秦𬸪", "史𬭊", "任𰻝",
    "欧阳静", "司马明山", "阿依古丽·吐尔逊", "上官婉玉",
)  # fmt: skip
#: 民主法治示范村; the last was only named after the year.
_HONOURS: dict[str, dict[str, object]] = {
    "东河村": {"model_level": "国家级", "model_on": dt.date(YEAR - 1, 11, 8)},
    "柳沟村": {"model_level": "省级", "model_on": dt.date(YEAR, 6, 20)},
    "官道村": {"model_level": "市级", "model_on": dt.date(YEAR, 9, 12)},
    "寺底村": {"model_level": "市级", "model_on": dt.date(YEAR + 1, 3, 5)},
}
_SETTINGS = {
    "province": "山西省",
    "city": "长治市",
    "county": "襄垣县",
    "town": "下良镇",
    "government": "下良镇人民政府",
    "office": "下良镇司法所",
    "office_phone": "0355-0001012",
    "supervision_phone": "0355-0001148",
    "village_code_prefix": "140499101",
    "working_year": str(YEAR),
    "certificate_issuer": "襄垣县司法局",
    "certificate_number": "下法明〔{year}〕第 {serial:04d} 号",
}


def write(sample: SampleWriter) -> None:
    """Settings, villages, departments and the people the other areas point at."""
    sample.operations.configure(_SETTINGS)
    with sample.operations.operation("样例：基础信息") as change:
        villages = [
            sample.put(
                change,
                Village(
                    name=name,
                    code=f"140499101{200 + place}",
                    households=sample.random.randrange(120, 520),
                    population=sample.random.randrange(420, 1800),
                    grids=sample.random.randrange(2, 5),
                    groups=sample.random.randrange(2, 8),
                    secretary=sample.name(),
                    phone=sample.phone(),
                    lead_officer=sample.name(),
                    office=f"{name}党群服务中心",
                    **_HONOURS.get(name, {}),
                ),
            )
            for place, name in enumerate(VILLAGES)
        ]
        sample.put(
            change,
            Village(name="东街社区", kind="社区", households=610, population=1650, secretary=sample.name()),
        )
        # Merged before the year began: in force neither at the cut-off nor within the year.
        sample.put(change, Village(name="小石坡村", valid_to=dt.date(YEAR - 2, 6, 30), merged_into="石坡村"))
        for name, kind in (
            ("党政综合办公室", "镇内设机构"),
            ("综合行政执法队", "镇属站所"),
            ("司法所", "县级派驻"),
            ("派出所", "县级派驻"),
            ("人民法庭", "县级派驻"),
        ):
            sample.put(change, Department(name=name, kind=kind, head=sample.name(), phone=sample.phone()))
        sample.shared["villages"] = villages
        sample.shared["people"] = [
            person for village in villages for person in _people_of(sample, change, village)
        ]
        own = sample.fork("township")
        _enterprises(own, change, villages)
        _grid_workers(own, change, sample.shared["people"])


def _grid_workers(sample: SampleWriter, change: Change, people: list[Person]) -> None:
    """The sixth of each village keeps a grid; one gave it up before the year, one takes it up after."""
    for place, person in enumerate(people[5::6]):
        begun = dt.date(YEAR + 1, 3, 1) if place == 1 else dt.date(YEAR - 2, 3, 1)
        ended = dt.date(YEAR - 1, 9, 30) if place == 0 else None
        role = PersonRole(role=GRID_WORKER, village=person.village, valid_from=begun, valid_to=ended)
        sample.add(change, person, roles=[role])


def _enterprises(sample: SampleWriter, change: Change, villages: list[Village]) -> None:
    """A dozen businesses; one of them closed before the year."""
    kinds = (("粮食收购站", "批发零售"), ("砖瓦厂", "矿产建材"), ("养殖场", "种植养殖"), ("饭店", "餐饮住宿"))
    for place in range(12):
        word, industry = kinds[place % 4]
        village = villages[place % len(villages)]
        sample.put(
            change,
            Enterprise(
                name=f"{village.name}{word}",
                kind="企业" if place % 2 else "个体工商户",
                industry=sample.word("industry", industry),
                village=village,
                head=sample.name(),
                phone=sample.phone(),
                risk=("低", "一般", "较大")[place % 3],
                yearly_cap=(1, 2, 4)[place % 3],
                founded_on=dt.date(YEAR - 6, 5, 1),
                state="注销" if place == 11 else "正常经营",
                closed_on=dt.date(YEAR - 1, 4, 1) if place == 11 else None,
            ),
        )


def _people_of(sample: SampleWriter, change: object, village: Village) -> list[Person]:
    """Six people of a village: five become 法律明白人 in the sample year, one is kept for decoys."""
    made = []
    place = VILLAGES.index(village.name)
    for seat in range(6):
        sex = "女" if (place + seat) % 3 == 0 else "男"
        born = sample.day(sample.random.randrange(1955, 1992))
        rare = place * 5 + seat if seat < 5 else -1
        # Every seventh person of the first villages carries one of the rare names.
        name = (
            RARE_NAMES[rare // 7]
            if rare >= 0 and rare % 7 == 0 and rare // 7 < len(RARE_NAMES)
            else sample.name(sex)
        )
        made.append(
            sample.put(
                change,  # type: ignore[arg-type]
                Person(
                    name=name,
                    sex=sex,
                    ethnic_group="维吾尔族" if "·" in name else "汉族",
                    birth_date=born,
                    id_number=sample.id_number(born, sex),
                    political_status=sample.random.choice(("中共党员", "群众")),
                    education=sample.random.choice(("初中", "高中", "中专", "大学专科")),
                    phone=sample.phone(),
                    village=village,
                    address=f"{village.name}{sample.random.choice('一二三四')}组",
                    registered_on=dt.date(YEAR - 2, 1, 10),
                ),
            )
        )
    return made
