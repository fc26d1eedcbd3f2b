"""Volunteer 法律明白人: recommended, trained, examined, appointed (乡村“法律明白人”培养工作规范（试行）, 2021)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, PersonName, Text, Word
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.dates import after_months
from lawgov_desktop.storage.engine.settings import whole

STATUSES = ("培养中", "在岗", "暂停", "退出")
IN_POST, PAUSED, LEFT = STATUSES[1:]
PASSED = "合格"
#: Least age in years for an appointment.
ADULT = 18
DROPPED = "清退"


class Volunteer(Record):
    """One 法律明白人, from recommendation to leaving."""

    caption_path = "person.name"
    date_fields = ("appointed_on",)
    unique = {("person_id",): "deleted_at IS NULL AND left_on IS NULL"}

    person = Link("姓名", Person, backref="volunteering", required=True, hint="从“基础信息 › 人员”里选")
    village = Link("村（社区）", Village, backref="volunteers", required=True, short="村")
    group = Text("村民小组", 30, short="小组", column_name="village_group")
    recommended_on = Date("推荐日期", required=True)
    recommended_by = Choice("推荐方式", ("村民自荐", "村“两委”推荐"), default="村“两委”推荐")
    first_reviewed_on = Date("初审日期")
    first_review = Choice("初审结果", ("通过", "不通过"))
    first_reviewer = PersonName("初审人", internal=True)
    public_from = Date("村公示开始", short="公示起")
    public_to = Date("村公示结束", short="公示止")
    exam_on = Date("考核日期")
    exam_score = Text("考核成绩", 20, internal=True)
    exam_result = Choice("考核结果", (PASSED, "不合格"))
    appointed_on = Date("认定日期")
    batch = Text("批次", 30)
    filed_on = Date("报市备案日期", short="备案日期")
    card_number = Text("服务卡编号", 40, short="服务卡")
    card_issued_on = Date("服务卡发放日期", short="发卡日期")
    kit = Text("配发物品", 100, hint="马甲、民法典、U 盘等，用顿号隔开")
    status = Choice("状态", STATUSES, required=True, default="培养中")
    left_on = Date("退出日期")
    left_reason = Choice("退出原因", ("辞职", "调离", "死亡", DROPPED, "其他"), internal=True)
    left_note = Text("退出说明", 200, hint="清退写明镇里审核、报县司法局的情况", internal=True)
    returned = Flag("证书徽章已收回", short="证章收回")
    returned_on = Date("收回日期")
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return self.person.name if self.person_id else ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Set the status from the days: appointed means 在岗, left means 退出; 暂停 stays as the clerk chose it.

        An empty village becomes that of the person.
        """
        if not self.village_id and self.person_id:
            self.village = self.person.village
        if self.returned_on:
            self.returned = True
        if self.left_on:
            self.status = LEFT
        elif self.appointed_on and self.status in (None, "", STATUSES[0]):
            self.status = IN_POST

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.appointed_on:
            yield from self._appointment()
        if self.status in (IN_POST, PAUSED) and not self.appointed_on:
            yield FieldProblem("appointed_on", f"状态是“{self.status}”，请填认定日期")
        if self.public_from and self.public_to and self.public_to < self.public_from:
            yield FieldProblem("public_to", "公示结束早于开始，请核对")
        if self.status == LEFT and not self.left_on:
            yield FieldProblem("left_on", "状态是“退出”，请填退出日期")
        yield from self._order_of_days()

    def _appointment(self) -> Iterator[FieldProblem]:
        """An appointment needs a passed exam before it (培养工作规范: 考核上岗)."""
        if self.exam_result != PASSED:
            yield FieldProblem("appointed_on", "考核合格后才能认定，请先填考核结果")
        yield from check_order(self, "exam_on", "appointed_on")
        if self.first_review == "不通过":
            yield FieldProblem("first_review", "初审没有通过，不能认定，请核对初审结果")
        yield from self._of_age()

    def _order_of_days(self) -> Iterator[FieldProblem]:
        yield from check_order(
            self, "recommended_on", "first_reviewed_on", "public_from", "exam_on", "left_on"
        )
        yield from check_order(self, "public_to", "appointed_on", called="公示结束")
        yield from check_order(self, "appointed_on", "filed_on", "card_issued_on", "left_on", "returned_on")

    def _of_age(self) -> Iterator[FieldProblem]:
        born = self.person.birth_date if self.person_id else None
        grown = after_months(born, 12 * ADULT) if isinstance(born, dt.date) else None
        if grown and self.appointed_on and self.appointed_on < grown:
            yield FieldProblem("appointed_on", "认定时还不满 18 岁，请核对出生日期")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.exam_result and not self.exam_on:
            yield FieldProblem("exam_on", "填了考核结果，还没有填考核日期")
        if self.left_on and not self.returned:
            yield FieldProblem("returned", "退出时要收回证书和徽章")
        if self.left_reason == DROPPED and not self.left_note:
            yield FieldProblem("left_note", "清退要经镇里审核、报县司法局，请写明情况")
        if self.appointed_on and "trainings" in children and not children["trainings"]:
            yield FieldProblem("appointed_on", "已经认定，还没有登记任前培训")
        yield from self._hours(children.get("trainings", ()))
        missing = _conditions_open(children.get("conditions", ()))
        if self.appointed_on and missing:
            yield FieldProblem("appointed_on", f"基本条件还有 {missing} 条没有勾选，请核对")

    def _hours(self, trainings: Sequence[ChildRecord]) -> Iterator[FieldProblem]:
        """任前培训 is shorter than the office's setting; no check while the setting is 0."""
        wanted = whole("volunteer_first_hours")
        if not self.appointed_on or not trainings or not wanted:
            return
        before = [row for row in trainings if row.held_on and row.held_on <= self.appointed_on]
        hours = sum(row.hours or 0 for row in before)
        if hours < wanted:
            yield FieldProblem("appointed_on", f"任前培训 {hours} 学时，设置里要求至少 {wanted} 学时，请核对")


def _conditions_open(ticked: Sequence[ChildRecord]) -> int:
    """Number of basic conditions not ticked; 0 while none is ticked: such an office does not use the list."""
    live = Term.select().where((Term.vocabulary == "volunteer_condition") & Term.retired_at.is_null())
    met = {row.__data__.get("condition") for row in ticked}
    return sum(term.id not in met for term in live) if met else 0


class VolunteerCondition(ChildRecord):
    """基本条件: one condition the recommended person meets."""

    volunteer = Link("法律明白人", Volunteer, backref="conditions", required=True)
    condition = Word("基本条件", "volunteer_condition", required=True)


class VolunteerIdentity(ChildRecord):
    """身份类别: the groups a volunteer comes from (村干部、人民调解员、老党员…); one row each."""

    volunteer = Link("法律明白人", Volunteer, backref="identities", required=True)
    identity = Word("身份类别", "volunteer_identity", required=True)


class VolunteerTraining(ChildRecord):
    """培训: one training before or in post."""

    volunteer = Link("法律明白人", Volunteer, backref="trainings", required=True)
    held_on = Date("日期", required=True)
    title = Text("培训名称", 80, required=True)
    hours = Count("学时", unit="", most=999)
    score = Text("成绩", 20, internal=True)


class VolunteerAward(ChildRecord):
    """奖励: an honour given to the volunteer."""

    volunteer = Link("法律明白人", Volunteer, backref="awards", required=True)
    given_on = Date("日期", required=True)
    title = Text("奖励名称", 80, required=True)
    giver = Text("授予单位", 60)
