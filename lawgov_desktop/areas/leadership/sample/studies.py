"""The studies of the sample year and what was studied."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.leadership.study import TEAM, StudyAttendance, StudyContent, StudySession
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_TOPICS = ("习近平法治思想专题", "宪法和宪法宣誓", "民法典婚姻家庭编", "行政处罚法和裁量基准", "信访工作条例")


def add_studies(sample: SampleWriter, change: Change, leaders: list[Any]) -> None:
    """Write the five studies of the leading team, and the studies no figure counts."""

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


#: Word of a topic → what was studied; a topic of the constitution says so itself.
_STUDIED = {
    "习近平": "习近平法治思想",
    "民法典": "民法典",
    "处罚": "行政处罚法",
    "信访": "信访工作条例",
    "村民": "村民委员会组织法",
}


def add_contents(sample: SampleWriter, change: Change) -> None:
    """Add to each session what was studied."""
    for session in StudySession.select().order_by(StudySession.id):
        laws = [law for word, law in _STUDIED.items() if word in session.topic] or ["宪法"]
        sample.add(
            change, session, contents=[StudyContent(law=sample.word("study_law", law)) for law in laws]
        )
