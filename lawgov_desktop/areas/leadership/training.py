"""Training 培训: the category decides which one figure counts a training."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.leadership.study import attendance_problems, count_listed
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, PersonName, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

STAFF, ENFORCEMENT = "机关干部法律知识培训", "执法业务培训"
ONLINE = "线上"
CATEGORIES = (STAFF, ENFORCEMENT, "调解员培训", "法律明白人培训", "村干部培训", "其他培训")


class Training(Record):
    """One training with who attended."""

    caption_path = "title"
    duplicate_key = ("held_on", "title")
    # An online training has no sign-in sheet.
    required_papers = (
        RequiredPaper("签到表", (Condition("mode", "!=", ONLINE),)),
        RequiredPaper("线上参训截图", (Condition("mode", "=", ONLINE),)),
    )

    held_on = Date("日期", required=True)
    title = Text("名称", 100, required=True)
    category = Choice("培训类别", CATEGORIES, required=True)
    domain = Word("领域", "enforcement_domain")
    mode = Choice("方式", ("集中", ONLINE, "现场", "以案释法"), default="集中")
    organiser = Text("主办单位", 60)
    lecturer = PersonName("讲师")
    hours = Count("学时", most=999)
    expected = Count("应训人数", short="应训", unit="人", most=9999)
    attended = Count("实训人数", short="实训", unit="人", most=9999)
    audience = Text("培训对象", 60, short="对象")
    place = Text("地点", 60)
    examined = Count("参加考试人数", short="参考", unit="人", most=9999)
    exam_passed = Count("考试合格人数", short="合格", unit="人", most=9999)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.title)

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        count_listed(self, children)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from attendance_problems(self, children)
        if self.examined is not None and self.attended is not None and self.examined > self.attended:
            yield FieldProblem("examined", f"参考 {self.examined} 人多于实训 {self.attended} 人，请核对")
        if self.exam_passed is not None and self.exam_passed > (self.examined or 0):
            yield FieldProblem(
                "exam_passed", f"合格 {self.exam_passed} 人多于参考 {self.examined or 0} 人，请核对"
            )

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.category == ENFORCEMENT and not self.domain_id:
            yield FieldProblem("domain", "执法业务培训请选领域，年报要写是哪些领域")
        if self.category == ENFORCEMENT and not self.hours:
            yield FieldProblem("hours", "执法业务培训请写学时，核对每人每年的学时要用它")


class TrainingAttendance(ChildRecord):
    """One person trained, with the result of the test, if any."""

    training = Link("培训", Training, backref="attendances", required=True)
    person = Link("姓名", Person, backref="trained", required=True)
    present = Flag("到会", default=True)
    result = Choice("考试", ("合格", "不合格", "未考"))
