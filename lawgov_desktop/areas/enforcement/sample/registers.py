"""The sample registers of enforcement: 55 powers, 12 certified officers, recording devices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.power import COUNTY, PowerItem
from lawgov_desktop.areas.enforcement.recorder import RecorderDevice
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
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


def add_powers(sample: SampleWriter, change: Change) -> list[Any]:
    """Write the powers; returns the 55 of the county's list that are in force, without the decoys."""
    names = [(domain, matter) for domain, matters in _POWERS.items() for matter in matters]
    rows: list[Any] = []
    for index in range(55 + 4):
        domain, matter = names[index % len(names)]
        kind = ("行政处罚", "行政检查", "行政强制")[index // len(names) % 3]
        taken_back = dt.date(YEAR, 9, 30) if index >= 55 else None
        rows.append(
            _power(sample, change, f"{matter}的{kind}", domain, kind, index, taken_back_on=taken_back)
        )
    _power(sample, change, "法定由乡镇实施的检查", "应急", "行政检查", 90, source="法定")
    _power(sample, change, "次年新承接的处罚", "消防", "行政处罚", 91, taken_over_on=dt.date(YEAR + 1, 2, 1))
    return rows[:55]


def _power(
    sample: SampleWriter, change: Change, name: str, domain: str, kind: str, index: int, **values: Any
) -> Any:
    plain = {"source": COUNTY, "taken_over_on": dt.date(YEAR - 2, 7, 1), "grant_number": "襄政发〔2021〕8号"}
    return sample.put(
        change,
        PowerItem(
            position=index + 1,
            basis="《中华人民共和国行政处罚法》第二十四条",
            list_version=f"{YEAR - 2} 年版",
            name=name,
            domain=sample.word("enforcement_domain", domain),
            kind=kind,
            code=f"XL-{index + 1:03d}",
            **{**plain, **values},
        ),
    )


def add_officers(sample: SampleWriter, change: Change) -> list[Any]:
    """Write the officers; returns the twelve with a certificate, without the decoys."""
    people = sample.shared["officers"]
    rows = [
        _officer(sample, change, person, certificate_number=f"1404990{index:05d}", issuer="山西省人民政府")
        for index, person in enumerate(people[:12])
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
    return rows


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


def add_recorders(sample: SampleWriter, change: Change, officers: list[Any]) -> None:
    """Five body cameras and a drone."""
    for index in range(6):
        device = RecorderDevice(
            device_number=f"XL-{index + 1:02d}",
            kind="执法记录仪" if index < 5 else "无人机",
            received_on=dt.date(YEAR - 1, 3, 1),
            holder=officers[index % len(officers)],
            kept_months=24,
        )
        sample.put(change, device)
