"""The appointments of the sample advisers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter


def add_appointment(
    sample: SampleWriter, change: Any, village: Any, adviser: dict[str, str], index: int, **days: Any
) -> Any:
    """Write the appointment of an adviser in a village; `index` makes its contract number and its day of service."""
    term = {"from_day": dt.date(YEAR, 1, 1), "to_day": dt.date(YEAR + 2, 12, 31), **days}
    return sample.put(
        change,
        AdviserAppointment(
            village=village,
            contract_number=f"下司聘〔{term['from_day'].year}〕{index + 1}号",
            service_time=f"第{index % 4 + 1}周 周三",
            service_place="村委会",
            village_contact=village.secretary,
            contact_phone=village.phone,
            **adviser,
            **term,
        ),
    )


def add_succession(sample: SampleWriter, change: Any, village: Any, successor: dict[str, str]) -> list[Any]:
    """An adviser whose term ended in May, and the one who followed in June."""
    former = {
        "name": sample.name("男"),
        "sex": "男",
        "profession": "律师",
        "firm": "山西漳源律师事务所",
        "licence_number": "11404200012345678",
        "phone": "0355-0001199",
    }
    ended = add_appointment(
        sample,
        change,
        village,
        former,
        7,
        from_day=dt.date(YEAR - 2, 6, 1),
        to_day=dt.date(YEAR, 5, 31),
        end_reason="期满",
    )
    successor_appointment = add_appointment(
        sample, change, village, successor, 7, from_day=dt.date(YEAR, 6, 1)
    )
    return [ended, successor_appointment]
