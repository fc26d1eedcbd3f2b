"""The sample year of village advisers: 24 villages, one changed in June, a community that must not count."""

from __future__ import annotations

from lawgov_desktop.areas.advisers.sample.appointments import add_appointment, add_succession
from lawgov_desktop.areas.advisers.sample.services import add_services
from lawgov_desktop.areas.sample_kit import SampleWriter
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
                "phone": f"0355-000{1104 + index * 37}",
            }
            for index, (firm, profession, sex) in enumerate(_FIRMS)
        ]
        appointments = [
            add_appointment(sample, change, village, advisers[index // 3], index)
            for index, village in enumerate(sample.shared["villages"])
            if index != 7
        ]
        appointments += add_succession(sample, change, sample.shared["villages"][7], advisers[2])
        community = Village.get(Village.kind == "社区")
        add_appointment(sample, change, community, advisers[7], 24)
        add_services(sample, change, appointments)
