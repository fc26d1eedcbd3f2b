"""The trainings of the sample year: 3 legal, 10 of enforcement, and decoys."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.leadership.training import ENFORCEMENT, STAFF, Training, TrainingAttendance
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_LEGAL = ("机关干部民法典培训", "依法行政能力培训", "行政复议法修订要点培训")
_ENFORCEMENT = (
    ("住建领域执法业务培训", "住建"),
    ("违法建设查处流程培训", "住建"),
    ("农业农村执法业务培训", "农业农村"),
    ("农药种子检查培训", "农业农村"),
    ("自然资源执法业务培训", "自然资源"),
    ("耕地保护动态巡查培训", "自然资源"),
    ("安全生产检查培训", "应急"),
    ("消防检查要点培训", "消防"),
    ("案卷制作与全过程记录培训", "综合"),
    ("行政处罚程序培训", "综合"),
)


def add_trainings(sample: SampleWriter, change: Change, leaders: list[Any], team: list[Any]) -> None:
    """Write the trainings of three years."""

    def put(day: dt.date, title: str, category: str, domain: str, people: list[Any], **values: Any) -> Any:
        training = Training(
            held_on=day,
            title=title,
            category=category,
            domain=sample.word("enforcement_domain", domain),
            mode=sample.random.choice(("集中", "线上")),
            organiser="下良镇司法所",
            lecturer=sample.name(),
            hours=4,
            expected=len(people) + 2,
            attended=len(people) + 1,
            **values,
        )
        return sample.put(change, training, attendances=[TrainingAttendance(person=p) for p in people])

    for month, title in zip((3, 7, 10), _LEGAL, strict=True):
        put(dt.date(YEAR, month, 21), title, STAFF, "综合", leaders)
    for index, (title, domain) in enumerate(_ENFORCEMENT):
        # Each officer is at some of the trainings; together all twelve are reached.
        put(dt.date(YEAR, index + 1, 16), title, ENFORCEMENT, domain, team[index % 4 : index % 4 + 9])
    put(dt.date(YEAR, 4, 12), "法律明白人任前集中培训", "法律明白人培训", "综合", [])
    put(dt.date(YEAR, 6, 7), "人民调解员业务培训", "调解员培训", "综合", [])
    put(dt.date(YEAR - 1, 5, 11), "执法业务培训（上年）", ENFORCEMENT, "综合", team)
    put(dt.date(YEAR - 1, 8, 11), "机关法律培训（上年）", STAFF, "综合", leaders)
    put(dt.date(YEAR + 1, 1, 26), "机关法律培训（次年）", STAFF, "综合", leaders)
    put(
        dt.date(YEAR, 9, 22), "县局组织的执法培训（重复登记）", ENFORCEMENT, "综合", team[:3],
        included=False, exclusion_reason="与 9 月 16 日一次重复",
    )  # fmt: skip
