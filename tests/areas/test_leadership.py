"""Rules of 组织领导: the head of a group is in office, lists agree with numbers, plans and drafts do not count."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.leadership.action import KINDS, LeaderAction
from lawgov_desktop.areas.leadership.exam import ExamScore, LawExam
from lawgov_desktop.areas.leadership.group import GroupMember, LeadingGroup
from lawgov_desktop.areas.leadership.meeting import GroupMeeting, MeetingMatter
from lawgov_desktop.areas.leadership.policy import PolicyDocument
from lawgov_desktop.areas.leadership.report_on_law import ReportOnLaw
from lawgov_desktop.areas.leadership.study import StudyAttendance, StudyContent, StudySession
from lawgov_desktop.areas.leadership.task import TaskItem, TaskPart
from lawgov_desktop.areas.leadership.training import ENFORCEMENT, Training, TrainingAttendance
from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.compute import figure_result
from tests.areas.rule_checks import (
    forbidden,
    office,
    person,
    refused,
    save,
    village,
    warned,
    warning_sentences,
    word,
)

DAY, LATER = dt.date(2023, 3, 1), dt.date(2023, 9, 1)
TOMORROW = dt.date.today() + dt.timedelta(days=1)


def value(operations: Operations, key: str, year: int = 2023) -> int:
    return figure_result(operations.file, operations.file.catalogue.figures[key], Period.of_year(year)).value


# -- groups -----------------------------------------------------------------------------------------------


def group(**values: Any) -> LeadingGroup:
    defaults = {"name": "法治建设领导小组", "founded_on": DAY, "document_number": "下政发〔2023〕3号"}
    return LeadingGroup(**{**defaults, **values})


def head(**values: Any) -> GroupMember:
    return GroupMember(**{"post": "组长", "name": "赵书记", **values})


@pytest.mark.parametrize(
    ("record", "members", "sentence"),
    [
        (group(), [], "领导小组要有组长"),
        (group(), [GroupMember(post="成员", name="甲")], "领导小组要有组长"),
        (
            group(adjusted_on=LATER, adjusted_number="下政发〔2023〕9号"),
            [head(left_on=LATER)],
            "组长都已离任",
        ),
        (group(), [head(left_on=LATER), head()], "组长已离任，请调整领导小组"),
        (group(adjusted_on=LATER), [head()], "成员调整要有新的文号"),
        (group(dissolved_on=dt.date(2022, 1, 1)), [], "早于成立日期"),
        (group(state="撤销"), [], "请填撤销日期"),
        (group(state="调整"), [head()], "请填最近调整日期和文号"),
    ],
)
def test_what_forbids_keeping_a_group(
    module_operations: Operations, record: Any, members: list[Any], sentence: str
) -> None:
    forbidden(module_operations, record, sentence, members=members)


def test_a_group_is_told_of_members_no_document_names(module_operations: Operations) -> None:
    assert warning_sentences(group(), members=[head()]) == []
    warned(
        module_operations,
        group(),
        "有 1 名成员已离任",
        members=[head(), GroupMember(name="乙", left_on=LATER)],
    )
    warned(
        module_operations,
        group(),
        "以后加入的，还没有调整文号",
        members=[head(), GroupMember(name="丙", joined_on=LATER)],
    )
    adjusted = group(adjusted_on=LATER, adjusted_number="下政发〔2023〕9号")
    assert warning_sentences(adjusted, members=[head(), GroupMember(name="丙", joined_on=LATER)]) == []
    warned(module_operations, group(document_number="下政发2023-3"), "年份用六角括号", members=[head()])
    warned(module_operations, group(document_number="下政发〔2021〕3号"), "不是同一年", members=[head()])


def test_a_head_who_left_the_office_is_told(module_operations: Operations) -> None:
    former_head = Person.get_or_none(Person.name == "赵书记") or person(
        module_operations, "赵书记", left_on=LATER
    )
    warned(
        module_operations,
        group(),
        "组长赵书记在“人员”里已于 2023-09-01 离任",
        members=[head(person=former_head)],
    )
    ended = PersonRole(role="党政班子", post="党委书记", valid_to=LATER)
    former = save(module_operations, Person(name="钱书记"), roles=[ended])
    warned(
        module_operations, group(), "组长钱书记在“人员”里已于 2023-09-01 离任", members=[head(person=former)]
    )
    save(
        module_operations,
        former,
        roles=[ended, PersonRole(role="党政班子", post="人大主席", valid_from=LATER)],
    )
    assert warning_sentences(group(), members=[head(person=former)]) == []


# -- meetings ---------------------------------------------------------------------------------------------


def meeting(**values: Any) -> GroupMeeting:
    return GroupMeeting(**{"held_on": DAY, "topic": "部署工作", **values})


def test_the_state_of_a_meeting_follows_its_minutes_and_matters(module_operations: Operations) -> None:
    open_, done = MeetingMatter(matter="装备"), MeetingMatter(matter="培训", done_on=LATER)
    for record, matters, state in (
        (meeting(), [], "召开"),
        (meeting(minutes_on=LATER), [open_], "纪要印发"),
        (meeting(minutes_on=LATER), [done], "事项办结"),
        (meeting(held_on=TOMORROW, state="计划"), [], "计划"),
    ):
        assert refused(module_operations, record, matters=matters) == []
        assert record.state == state
    assert done.done


@pytest.mark.parametrize(
    ("record", "matters", "sentence"),
    [
        (meeting(held_on=TOMORROW), [], "还没有到，状态请选“计划”"),
        (meeting(minutes_on=dt.date(2023, 2, 1)), [], "早于会议日期 2023-03-01"),
        (meeting(), [MeetingMatter(matter="装备", done_on=dt.date(2023, 2, 1))], "早于会议日期 2023-03-01"),
    ],
)
def test_what_forbids_keeping_a_meeting(
    module_operations: Operations, record: Any, matters: list[Any], sentence: str
) -> None:
    forbidden(module_operations, record, sentence, matters=matters)


def test_a_meeting_only_planned_counts_nowhere(operations: Operations) -> None:
    save(operations, meeting(session=1))
    save(operations, meeting(topic="研究执法", held_on=LATER, state="计划", problems_solved=3))
    assert value(operations, "group_meetings") == 1
    assert value(operations, "problems_solved") == 0
    warned(operations, meeting(topic="又一次", held_on=LATER, session=1), "已有第 1 次领导小组会议")
    warned(operations, meeting(topic="研究执法", held_on=DAY, state="计划"), "开过了的请把状态改成“召开”")


# -- first persons, reports, documents --------------------------------------------------------------------


def action(**values: Any) -> LeaderAction:
    defaults = {
        "acted_on": DAY,
        "post": "镇长",
        "name": "钱镇长",
        "kind": KINDS[0],
        "form": "会议",
        "matter": "部署",
    }
    return LeaderAction(**{**defaults, **values})


def test_what_the_first_persons_did(module_operations: Operations) -> None:
    assert warning_sentences(action()) == []
    forbidden(module_operations, action(done_on=dt.date(2023, 2, 1)), "早于日期 2023-03-01")
    forbidden(module_operations, action(due_on=dt.date(2023, 2, 1)), "早于日期 2023-03-01")
    warned(module_operations, action(done_on=LATER), "请写落实结果")
    warned(module_operations, action(form="包案"), "请填落实期限")
    report = ReportOnLaw(year=2023, name="钱镇长", reported_on=dt.date(2025, 1, 1))
    forbidden(module_operations, report, "应在当年或次年")
    warned(
        module_operations,
        ReportOnLaw(year=2023, name="钱镇长", reported_on=dt.date(2024, 1, 9)),
        "请写向谁述法",
    )


def policy(**values: Any) -> PolicyDocument:
    defaults = {"title": "实施方案", "genre": "方案", "category": "执法", "issued_on": DAY}
    return PolicyDocument(**{**defaults, "document_number": "下政发〔2023〕5号", **values})


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"effective_on": dt.date(2023, 2, 1)}, "早于印发日期"),
        ({"lapses_on": dt.date(2023, 2, 1)}, "早于印发日期"),
        ({"repealed_on": LATER}, "请勾“已废止”"),
        ({"state": "废止"}, "请勾“已废止”；还在用的请改状态"),
        ({"state": "失效"}, "请填有效期至"),
        ({"repealed": True}, "请填废止日期"),
    ],
)
def test_what_forbids_keeping_a_document(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, policy(**values), sentence)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"document_number": "下政发(23)5"}, "年份用六角括号"),
        ({"document_number": "下政发〔2023〕05号"}, "年份用六角括号"),
        ({"document_number": "下政发〔2022〕5号"}, "不是同一年"),
        ({"document_number": None, "named_in_report": True}, "写入年报的文件，请填文号"),
        ({"state": "起草", "named_in_report": True}, "还没有印发，年报里不会列出"),
    ],
)
def test_what_a_document_is_told_and_kept_with(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    assert warning_sentences(policy()) == []
    warned(module_operations, policy(**values), sentence)


def test_drafts_are_counted_nowhere_and_repealed_is_repealed(operations: Operations) -> None:
    document = save(operations, policy(named_in_report=True))
    save(operations, policy(title="草案", document_number=None, state="起草", named_in_report=True))
    assert (value(operations, "policies_in_force"), value(operations, "policies_issued")) == (1, 1)
    document.repealed, document.repealed_on = True, LATER
    save(operations, document)
    assert document.state == "废止"
    assert value(operations, "policies_in_force") == 0
    document.repealed_on = dt.date(2024, 6, 1)
    save(operations, document)
    assert value(operations, "policies_in_force") == 1, "what was repealed later was in force in that year"


# -- tasks ------------------------------------------------------------------------------------------------


def test_a_task_is_done_when_a_day_says_so(module_operations: Operations) -> None:
    def task(**values: Any) -> TaskItem:
        defaults = {
            "year": 2023,
            "task": "提升执法",
            "measure": "培训",
            "department": office(module_operations),
        }
        return TaskItem(**{**defaults, **values})

    done_task = task(done_on=LATER)
    assert refused(module_operations, done_task) == []
    assert (done_task.state, done_task.progress) == ("已完成", 100)
    forbidden(module_operations, task(state="已完成"), "请填完成日期")
    forbidden(module_operations, task(state="调整取消"), "请写明原因")
    forbidden(module_operations, task(due_on=dt.date(2022, 5, 1)), "早于年度 2023")
    warned(module_operations, task(due_on=DAY), "已过时限 2023-03-01，请写未完成原因")
    warned(module_operations, task(due_on=DAY, done_on=dt.date(2023, 3, 4)), "晚于时限 3 天")
    part = TaskPart(department=office(module_operations), duty="牵头")
    warned(module_operations, task(done_on=LATER), "还有 1 项分工没有勾“已完成”", parts=[part])


# -- study, training, exams -------------------------------------------------------------------------------


def people(operations: Operations, count: int) -> list[Any]:
    names = [f"学员{letter}" for letter in "甲乙丙丁"[:count]]
    return [Person.get_or_none(Person.name == name) or person(operations, name) for name in names]


def test_a_list_of_names_gives_the_numbers_left_empty(module_operations: Operations) -> None:
    first, second, third = people(module_operations, 3)
    session = StudySession(held_on=DAY, form="专题学法", topic="宪法")
    attendances = [
        StudyAttendance(person=first),
        StudyAttendance(person=second, present=False, reason="病假"),
    ]
    assert refused(module_operations, session, attendances=attendances) == []
    assert (session.expected, session.attended) == (2, 1)
    exam = LawExam(held_on=DAY, title="年度考试")
    scores = [
        ExamScore(person=examinee, result=result)
        for examinee, result in zip((first, second, third), ("合格", "不合格", "缺考"), strict=True)
    ]
    assert refused(module_operations, exam, scores=scores) == []
    assert (exam.expected, exam.sat, exam.passed) == (3, 2, 1)


def test_numbers_agree_with_one_another_and_with_the_list(module_operations: Operations) -> None:
    first, second = people(module_operations, 2)
    session = {"held_on": DAY, "form": "专题学法", "topic": "宪法"}
    attendances = [StudyAttendance(person=first), StudyAttendance(person=second)]
    forbidden(module_operations, StudySession(**session, expected=3, attended=4), "实到 4 人多于应到 3 人")
    forbidden(
        module_operations,
        StudySession(**session, attended=1),
        "名单里到了 2 人，多于实到 1 人",
        attendances=attendances,
    )
    twice = [StudyAttendance(person=first), StudyAttendance(person=first)]
    forbidden(module_operations, StudySession(**session), "上面已有一行，请去掉一行", attendances=twice)
    training = {"held_on": DAY, "title": "业务培训", "category": "调解员培训"}
    double = [TrainingAttendance(person=first), TrainingAttendance(person=first)]
    forbidden(module_operations, Training(**training), "上面已有一行，请去掉一行", attendances=double)
    forbidden(module_operations, Training(**training, attended=5, examined=6), "参考 6 人多于实训 5 人")
    forbidden(module_operations, Training(**training, examined=5, exam_passed=6), "合格 6 人多于参考 5 人")
    exam = {"held_on": DAY, "title": "年度考试", "expected": 5, "sat": 4}
    forbidden(module_operations, LawExam(**exam, passed=5), "合格 5 人多于实考 4 人")
    passed = [ExamScore(person=first), ExamScore(person=second)]
    forbidden(
        module_operations, LawExam(**exam, passed=1), "成绩里合格 2 人，多于合格人数 1 人", scores=passed
    )


def test_what_was_studied_is_named_and_found(operations: Operations) -> None:
    session = StudySession(held_on=DAY, form="专题学法", topic="专题", village=village(operations))
    warned(operations, session, "请在“学习内容”里勾选", contents=[])
    save(operations, session, contents=[StudyContent(law=word("study_law", "民法典"))])
    assert warning_sentences(session, contents=[StudyContent(law=word("study_law", "民法典"))]) == []
    course = Training(held_on=DAY, title="执法培训", category=ENFORCEMENT)
    warned(operations, course, "请选领域")
    assert (
        warning_sentences(
            Training(
                held_on=DAY,
                title="执法培训",
                category=ENFORCEMENT,
                hours=4,
                domain=word("enforcement_domain", "消防"),
            )
        )
        == []
    )
