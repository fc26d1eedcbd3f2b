"""The sample town: 24 villages and one community that must not be counted, people of every kind of name."""

from __future__ import annotations

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.sample.departments import add_departments
from lawgov_desktop.areas.township.sample.enterprises import add_enterprises
from lawgov_desktop.areas.township.sample.people import add_grid_workers, add_people
from lawgov_desktop.areas.township.sample.villages import add_villages

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
        villages = add_villages(sample, change)
        add_departments(sample, change)
        sample.shared["villages"] = villages
        sample.shared["people"] = [
            person for village in villages for person in add_people(sample, change, village)
        ]
        own = sample.fork("township")
        add_enterprises(own, change, villages)
        add_grid_workers(own, change, sample.shared["people"])
