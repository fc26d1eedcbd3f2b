"""The people of the sample villages, rare names and grid workers among them."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.person import GRID_WORKER, Person, PersonRole
from lawgov_desktop.areas.township.sample.villages import VILLAGES
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Change

#: Characters of Ext A, B, C, D, E, F and G, a compound surname, and a name with U+00B7.
RARE_NAMES = (
    "李䶮", "王㛃", "张𠮷祥", "赵𡒄", "郭𢫦", "崔𤩽", "韩𪻐", "牛𫖯", "苗𬬻", "秦𬸪", "史𬭊", "任𰻝",
    "欧阳静", "司马明山", "阿依古丽·吐尔逊", "上官婉玉",
)  # fmt: skip


def add_grid_workers(sample: SampleWriter, change: Change, people: list[Person]) -> None:
    """The sixth person of each village is a grid worker: one until the year before, one from the year after."""
    for index, person in enumerate(people[5::6]):
        begun = dt.date(YEAR + 1, 3, 1) if index == 1 else dt.date(YEAR - 2, 3, 1)
        ended = dt.date(YEAR - 1, 9, 30) if index == 0 else None
        role = PersonRole(role=GRID_WORKER, village=person.village, valid_from=begun, valid_to=ended)
        sample.add(change, person, roles=[role])


def add_people(sample: SampleWriter, change: Change, village: Village) -> list[Person]:
    """Six people of a village: five become 法律明白人 in the sample year, the sixth is free for decoys."""
    people = []
    index = VILLAGES.index(village.name)
    for seat in range(6):
        sex = "女" if (index + seat) % 3 == 0 else "男"
        birth_date = sample.day(sample.random.randrange(1955, 1992))
        rare = index * 5 + seat if seat < 5 else -1
        # Every seventh person of the first villages carries one of the rare names.
        name = (
            RARE_NAMES[rare // 7]
            if rare >= 0 and rare % 7 == 0 and rare // 7 < len(RARE_NAMES)
            else sample.name(sex)
        )
        people.append(
            sample.put(
                change,
                Person(
                    name=name,
                    sex=sex,
                    ethnic_group="维吾尔族" if "·" in name else "汉族",
                    birth_date=birth_date,
                    id_number=sample.id_number(birth_date, sex),
                    political_status=sample.random.choice(("中共党员", "群众")),
                    education=sample.random.choice(("初中", "高中", "中专", "大学专科")),
                    phone=sample.phone(),
                    village=village,
                    address=f"{village.name}{sample.random.choice('一二三四')}组",
                    registered_on=dt.date(YEAR - 2, 1, 10),
                ),
            )
        )
    return people
