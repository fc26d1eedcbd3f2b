"""The sample year of 组织领导: 5 studies of the team, 3 legal and 10 enforcement trainings, and decoys."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.leadership.policy import PolicyDocument
from lawgov_desktop.areas.leadership.sample_more import write_more
from lawgov_desktop.areas.leadership.study import TEAM, StudyAttendance, StudySession
from lawgov_desktop.areas.leadership.training import ENFORCEMENT, STAFF, Training, TrainingAttendance
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.storage.write.operations import Change

_TOPICS = ("习近平法治思想专题", "宪法和宪法宣誓", "民法典婚姻家庭编", "行政处罚法和裁量基准", "信访工作条例")
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


def write(sample: SampleWriter) -> None:
    """Documents, studies and trainings of three years; keeps the enforcement team for its own area."""
    with sample.operations.operation("样例：组织领导") as change:
        _documents(sample, change)
        leaders = [_person(sample, change, "党政班子") for _ in range(7)]
        # Twelve full-time officers, one part-time who fails, one who leaves before the cut-off.
        team = [_person(sample, change, "综合行政执法队") for _ in range(14)]
        sample.shared["officers"] = team
        _studies(sample, change, leaders)
        _trainings(sample, change, leaders, team)
    write_more(sample)


def _person(sample: SampleWriter, change: Change, employer: str) -> Any:
    sex = sample.random.choice("男男女")
    born = sample.day(sample.random.randrange(1968, 1996))
    return sample.put(
        change,
        Person(
            name=sample.name(sex),
            sex=sex,
            birth_date=born,
            id_number=sample.id_number(born, sex),
            political_status="中共党员",
            education="大学本科",
            phone=sample.phone(),
            employer=employer,
            registered_on=dt.date(YEAR - 2, 1, 10),
        ),
    )


_DOCUMENTS = (
    (
        "下良镇法治政府建设实施方案（2021-2025年）",
        "下政发〔2021〕12号",
        "方案",
        (2021, 9, 8),
        (2025, 12, 31),
        True,
    ),
    ("下良镇“八五”普法工作规划", "下政发〔2021〕18号", "规划", (2021, 11, 3), (2025, 12, 31), True),
    ("下良镇重大行政决策程序规定", "下政发〔2022〕6号", "制度", (2022, 4, 20), None, False),
    ("下良镇“七五”普法工作规划", "下政发〔2016〕9号", "规划", (2016, 9, 1), (2020, 12, 31), True),
    ("下良镇法治宣传教育规划", "下政发〔2024〕3号", "规划", (2024, 2, 2), None, True),
)


def _documents(sample: SampleWriter, change: Change) -> None:
    categories = {"方案": "领导机制", "规划": "普法", "制度": "决策"}
    for title, number, genre, issued, lapses, named in _DOCUMENTS:
        sample.put(
            change,
            PolicyDocument(
                title=title,
                document_number=number,
                genre=genre,
                category=categories[genre],
                issued_on=dt.date(*issued),
                effective_on=dt.date(*issued),
                lapses_on=dt.date(*lapses) if lapses else None,
                named_in_report=named,
            ),
        )


def _studies(sample: SampleWriter, change: Change, leaders: list[Any]) -> None:
    def put(day: dt.date, topic: str, body: str = TEAM, **values: Any) -> Any:
        attendances = [StudyAttendance(person=person) for person in leaders] if body == TEAM else []
        session = StudySession(
            held_on=day,
            body=body,
            form="理论学习中心组" if body == TEAM else "法治讲座",
            topic=topic,
            lecturer=sample.name(),
            expected=len(leaders) if body == TEAM else 40,
            attended=len(leaders) if body == TEAM else 36,
            **values,
        )
        return sample.put(change, session, attendances=attendances)

    for month, topic in zip((2, 4, 6, 9, 11), _TOPICS, strict=True):
        put(dt.date(YEAR, month, 14), topic)
    put(dt.date(YEAR, 5, 23), "机关干部学民法典", "机关干部")
    put(dt.date(YEAR, 7, 4), "村干部学村民委员会组织法", "村干部")
    for month in (3, 6, 9, 12):
        put(dt.date(YEAR - 1, month, 9), "宪法法律学习")
    put(dt.date(YEAR + 1, 1, 18), "年度第一次学法")
    put(
        dt.date(YEAR, 8, 8),
        "会前学法（随会议记录，不单列）",
        included=False,
        exclusion_reason="只学了十分钟",
    )


def _trainings(sample: SampleWriter, change: Change, leaders: list[Any], team: list[Any]) -> None:
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
    for place, (title, domain) in enumerate(_ENFORCEMENT):
        # Each officer is at some of the trainings; together all twelve are reached.
        put(dt.date(YEAR, place + 1, 16), title, ENFORCEMENT, domain, team[place % 4 : place % 4 + 9])
    put(dt.date(YEAR, 4, 12), "法律明白人任前集中培训", "法律明白人培训", "综合", [])
    put(dt.date(YEAR, 6, 7), "人民调解员业务培训", "调解员培训", "综合", [])
    put(dt.date(YEAR - 1, 5, 11), "执法业务培训（上年）", ENFORCEMENT, "综合", team)
    put(dt.date(YEAR - 1, 8, 11), "机关法律培训（上年）", STAFF, "综合", leaders)
    put(dt.date(YEAR + 1, 1, 26), "机关法律培训（次年）", STAFF, "综合", leaders)
    put(
        dt.date(YEAR, 9, 22), "县局组织的执法培训（重复登记）", ENFORCEMENT, "综合", team[:3],
        included=False, exclusion_reason="与 9 月 16 日一次重复",
    )  # fmt: skip
