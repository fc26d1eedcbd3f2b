"""The sample year of 组织领导 beside study and training: meetings, the four 亲自, reports, tasks, an exam."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.leadership.action import KINDS, LeaderAction
from lawgov_desktop.areas.leadership.exam import LawExam
from lawgov_desktop.areas.leadership.group import GroupMember, LeadingGroup
from lawgov_desktop.areas.leadership.meeting import PLANNED, GroupMeeting, MeetingMatter
from lawgov_desktop.areas.leadership.report_on_law import ReportOnLaw
from lawgov_desktop.areas.leadership.study import StudyContent, StudySession
from lawgov_desktop.areas.leadership.task import TaskItem, TaskPart
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

_TOPICS = ("部署年度法治政府建设工作", "听取综合执法工作汇报", "研究矛盾纠纷化解", "研究年度述法和迎检")
_MATTERS = (
    "部署年度法治建设要点",
    "过问执法装备不足",
    "协调部门联合检查",
    "督办积案化解",
    "带头讲法治课",
    "接访包案",
)
_TASKS = (
    ("健全依法决策机制", "重大决策先审查后上会"),
    ("提升执法水平", "执法人员全年培训不少于 60 学时"),
    ("化解矛盾纠纷", "每月排查一次，建立清单"),
    ("加强法治宣传", "每村每季度一场宣讲"),
    ("建强普法队伍", "法律明白人每村不少于 3 名"),
    ("规范公共法律服务", "每周律师值班，台账齐全"),
)


#: Word of a topic → what was studied; a topic of the constitution says so itself.
_STUDIED = {
    "习近平": "习近平法治思想",
    "民法典": "民法典",
    "处罚": "行政处罚法",
    "信访": "信访工作条例",
    "村民": "村民委员会组织法",
}


def write_more(sample: SampleWriter) -> None:
    """With chance of its own: what stood in the sample before stays as it is."""
    sample = sample.fork("leadership")
    with sample.operations.operation("样例：组织领导其他台账") as change:
        secretary, mayor = sample.name("男"), sample.name("女")
        group = _group(sample, change, secretary, mayor)
        for place, topic in enumerate(_TOPICS):
            sample.put(
                change,
                GroupMeeting(
                    held_on=sample.day(YEAR, (3 * place + 1, 5), (3 * place + 3, 25)),
                    kind="领导小组会议",
                    group=group,
                    session=place + 1,
                    topic=topic,
                    chaired_by=secretary,
                    attended=18,
                    problems_solved=place % 3 + 2,
                    minutes_number=f"下法治组纪〔{YEAR}〕{place + 1}号",
                ),
                matters=[MeetingMatter(matter=topic, done=True, done_on=dt.date(YEAR, 12, 20))],
            )
        for place, day in enumerate(sample.days(YEAR, 9)):
            sample.put(
                change,
                LeaderAction(
                    acted_on=day,
                    post=("党委书记", "镇长")[place % 2],
                    name=(secretary, mayor)[place % 2],
                    kind=KINDS[place % 4],
                    form=("会议", "批示", "调研", "督办", "讲法治课", "接访")[place % 6],
                    matter=_MATTERS[place % 6],
                    done_on=dt.date(YEAR, 12, 22),
                    result="已落实",
                ),
            )
        for name, post in (
            (secretary, "党委书记"),
            (mayor, "镇长"),
            (sample.name(), "副镇长"),
            (sample.name(), "政法委员"),
        ):
            report = ReportOnLaw(
                year=YEAR, name=name, post=post, reported_on=dt.date(YEAR, 12, 26), result="好"
            )
            sample.put(change, report)
        _tasks(sample, change)
        _contents(sample, change)
        _meeting_to_come(sample, change, group)
        sample.put(
            change,
            LawExam(
                held_on=dt.date(YEAR, 11, 15),
                title="机关干部年度学法考试",
                expected=46,
                sat=45,
                passed=45,
                excellent=20,
            ),
        )


def _contents(sample: SampleWriter, change: Change) -> None:
    """What was studied, added to the sessions that stand there."""
    for session in StudySession.select().order_by(StudySession.id):
        found = [law for word, law in _STUDIED.items() if word in session.topic] or ["宪法"]
        sample.add(
            change, session, contents=[StudyContent(law=sample.word("study_law", law)) for law in found]
        )


def _meeting_to_come(sample: SampleWriter, change: Change, group: LeadingGroup) -> None:
    """A meeting only planned, which no number counts."""
    planned = GroupMeeting(
        held_on=dt.date(YEAR + 1, 1, 30),
        kind="领导小组会议",
        group=group,
        topic="部署次年工作",
        state=PLANNED,
    )
    sample.put(change, planned)


def _group(sample: SampleWriter, change: Change, secretary: str, mayor: str) -> LeadingGroup:
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


def _tasks(sample: SampleWriter, change: Change) -> None:
    offices = list(Department.select().order_by(Department.id))
    for place, (task, measure) in enumerate(_TASKS):
        done = place != 5
        sample.put(
            change,
            TaskItem(
                year=YEAR,
                basis="法治政府建设年度要点",
                task=task,
                measure=measure,
                department=offices[place % len(offices)],
                due_on=dt.date(YEAR, 11, 30),
                state="已完成" if done else "推进中",
                progress=100 if done else 80,
                done_on=dt.date(YEAR, 11, 20) if done else None,
                unfinished_reason=None if done else "年底前还有两次值班",
            ),
            parts=[TaskPart(department=offices[0], duty="牵头落实", done=done)],
        )
