"""Volunteer 法律明白人: recommended, trained, examined, appointed (乡村“法律明白人”培养工作规范（试行）, 2021)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.volunteer_rules import (
    DROPPED,
    IN_POST,
    LEFT,
    PASSED,
    STATUSES,
    gates,
    reminders,
)
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, PersonName, Text, Word
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.rule_context import RuleContext


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

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from super().problems(children, context)
        yield from gates(self)

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from reminders(self, children, context)


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
