"""The sample year of village advisers: 24 villages, one changed in June, a community that must not count."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.advisers.service import KINDS, AdviserService
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.village import Village

_FIRMS = (
    ("山西襄山律师事务所", "律师", "男"),
    ("山西襄山律师事务所", "律师", "女"),
    ("山西漳源律师事务所", "律师", "男"),
    ("山西漳源律师事务所", "律师", "女"),
    ("襄垣县法律服务所", "基层法律服务工作者", "男"),
    ("襄垣县法律服务所", "基层法律服务工作者", "女"),
    ("山西太行律师事务所", "律师", "男"),
    ("山西太行律师事务所", "律师", "女"),
)

_LICENCE = {"律师": "11404", "基层法律服务工作者": "31404"}


def write(sample: SampleWriter) -> None:
    """Eight advisers with three villages each, and their services."""
    with sample.operations.operation("样例：村法律顾问") as change:
        advisers = [
            {
                "name": sample.name(sex),
                "sex": sex,
                "profession": profession,
                "firm": firm,
                "licence_number": _LICENCE[profession] + str(sample.random.randrange(10**11, 10**12)),
                "phone": f"0355-000{1104 + place * 37}",
            }
            for place, (firm, profession, sex) in enumerate(_FIRMS)
        ]
        made = [
            _appoint(sample, change, village, advisers[place // 3], place)
            for place, village in enumerate(sample.shared["villages"])
            if place != 7
        ]
        made += _succession(sample, change, sample.shared["villages"][7], advisers[2])
        community = Village.get(Village.kind == "社区")
        _appoint(sample, change, community, advisers[7], 24)
        _services(sample, change, made)


def _appoint(
    sample: SampleWriter, change: Any, village: Any, adviser: dict[str, str], place: int, **days: Any
) -> Any:
    term = {"from_day": dt.date(YEAR, 1, 1), "to_day": dt.date(YEAR + 2, 12, 31), **days}
    return sample.put(
        change,
        AdviserAppointment(
            village=village,
            contract_number=f"下司聘〔{term['from_day'].year}〕{place + 1}号",
            service_time=f"第{place % 4 + 1}周 周三",
            service_place="村委会",
            village_contact=village.secretary,
            contact_phone=village.phone,
            **adviser,
            **term,
        ),
    )


def _succession(sample: SampleWriter, change: Any, village: Any, successor: dict[str, str]) -> list[Any]:
    """An adviser whose term ended in May, and the one who followed in June."""
    former = {
        "name": sample.name("男"),
        "sex": "男",
        "profession": "律师",
        "firm": "山西漳源律师事务所",
        "licence_number": "11404200012345678",
        "phone": "0355-0001199",
    }
    gone = _appoint(
        sample,
        change,
        village,
        former,
        7,
        from_day=dt.date(YEAR - 2, 6, 1),
        to_day=dt.date(YEAR, 5, 31),
        end_reason="期满",
    )
    new = _appoint(sample, change, village, successor, 7, from_day=dt.date(YEAR, 6, 1))
    return [gone, new]


def _services(sample: SampleWriter, change: Any, made: list[Any]) -> None:
    labels = [label for _code, label in KINDS]
    days: list[tuple[dt.date, AdviserAppointment]] = []
    for appointment in made:
        first = max(appointment.from_day, dt.date(YEAR, 1, 1))
        last = min(appointment.to_day, dt.date(YEAR, 12, 28))
        late = (last - first).days
        days += [(first + dt.timedelta(days=sample.random.randrange(late)), appointment) for _ in range(3)]
    for day, appointment in sorted(days, key=lambda one: one[0]):
        sample.put(
            change,
            AdviserService(
                appointment=appointment,
                served_on=day,
                kind=sample.word("adviser_service_kind", sample.random.choice(labels)),
                hours=sample.random.choice((2, 3, 4)),
                people=sample.random.randrange(2, 25),
                signed_by=appointment.village.secretary,
                outcome="当场答复",
            ),
        )
