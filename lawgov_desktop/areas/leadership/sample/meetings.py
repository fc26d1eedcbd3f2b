"""The leading group of the sample town and its meetings."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.leadership.group import GroupMember, LeadingGroup
from lawgov_desktop.areas.leadership.meeting import PLANNED, GroupMeeting, MeetingMatter
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

_MEETING_TOPICS = (
    "部署年度法治政府建设工作",
    "听取综合执法工作汇报",
    "研究矛盾纠纷化解",
    "研究年度述法和迎检",
)


def add_planned_meeting(sample: SampleWriter, change: Change, group: LeadingGroup) -> None:
    """A meeting only planned, which no number counts."""
    planned = GroupMeeting(
        held_on=dt.date(YEAR + 1, 1, 30),
        kind="领导小组会议",
        group=group,
        topic="部署次年工作",
        state=PLANNED,
    )
    sample.put(change, planned)


def add_group(sample: SampleWriter, change: Change, secretary: str, mayor: str) -> LeadingGroup:
    """Write the leading group with its members; returns it."""
    members = [
        GroupMember(post="组长", name=secretary, unit="镇党委书记"),
        GroupMember(post="组长", name=mayor, unit="镇长"),
        *(GroupMember(post="副组长", name=sample.name(), unit="班子成员") for _ in range(2)),
        *(GroupMember(post="成员", name=sample.name(), unit="站所负责人") for _ in range(5)),
    ]
    group: LeadingGroup = sample.put(
        change,
        LeadingGroup(
            name="下良镇法治政府建设工作领导小组",
            document_number="下政发〔2021〕12号",
            founded_on=dt.date(YEAR - 2, 4, 2),
            office_at=Department.get(Department.name == "司法所"),
        ),
        members=members,
    )
    return group


def add_meetings(sample: SampleWriter, change: Change, group: LeadingGroup, secretary: str) -> None:
    """One meeting of the leading group each quarter."""
    for index, topic in enumerate(_MEETING_TOPICS):
        sample.put(
            change,
            GroupMeeting(
                held_on=sample.day(YEAR, (3 * index + 1, 5), (3 * index + 3, 25)),
                kind="领导小组会议",
                group=group,
                session=index + 1,
                topic=topic,
                chaired_by=secretary,
                attended=18,
                problems_solved=index % 3 + 2,
                minutes_number=f"下法治组纪〔{YEAR}〕{index + 1}号",
            ),
            matters=[MeetingMatter(matter=topic, done=True, done_on=dt.date(YEAR, 12, 20))],
        )
