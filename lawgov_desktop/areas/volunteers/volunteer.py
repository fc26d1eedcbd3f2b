"""Volunteer 法律明白人: recommended, trained, examined, appointed (乡村“法律明白人”培养工作规范（试行）, 2021)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, Text, Word
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record

STATUSES = ("培养中", "在岗", "暂停", "退出")
PASSED = "合格"


class Volunteer(Record):
    """One villager's way as 法律明白人, from recommendation to leaving."""

    named_by = "person.name"
    counted_by = ("appointed_on",)
    unique = {("person_id",): "deleted_at IS NULL AND left_on IS NULL"}

    person = Link("姓名", Person, backref="volunteering", required=True, hint="从“基础信息 › 人员”里选")
    village = Link("村（社区）", Village, backref="volunteers", required=True, short="村")
    group = Text("村民小组", 30, short="小组", column_name="village_group")
    recommended_on = Date("推荐日期", required=True)
    recommended_by = Choice("推荐方式", ("村民自荐", "村“两委”推荐"), default="村“两委”推荐")
    public_from = Date("村公示开始", short="公示起")
    public_to = Date("村公示结束", short="公示止")
    exam_on = Date("考核日期")
    exam_result = Choice("考核结果", (PASSED, "不合格"))
    appointed_on = Date("认定日期")
    batch = Text("批次", 30)
    status = Choice("状态", STATUSES, required=True, default="培养中")
    town_checked_on = Date("镇初审日期", short="初审日期")
    city_filed_on = Date("报市备案日期", short="备案日期")
    service_card = Flag("已发服务卡", short="服务卡")
    conditions = Flag(
        "符合基本条件", short="基本条件", hint="本村村民、守法、有一定法律知识、热心公益、有威信"
    )
    award = Text("奖励", 80)
    left_on = Date("退出日期")
    left_reason = Choice("退出原因", ("辞职", "调离", "死亡", "清退", "其他"))
    returned = Flag("证书徽章已收回", short="证章收回")

    @property
    def caption(self) -> str:
        return self.person.name if self.person_id else ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Follow the days: appointed means 在岗, left means 退出 – a pause stays as the clerk set it.

        A village left empty is the person's own.
        """
        if not self.village_id and self.person_id:
            self.village = self.person.village
        if self.left_on:
            self.status = "退出"
        elif self.appointed_on and self.status in (None, "", "培养中"):
            self.status = "在岗"

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.appointed_on:
            if self.exam_result != PASSED:
                yield Problem("appointed_on", "考核合格后才能认定，请先填考核结果")
            if self.exam_on and self.appointed_on < self.exam_on:
                yield Problem("appointed_on", f"早于考核日期 {self.exam_on}，请核对")
            yield from self._of_age()
        if self.status in ("在岗", "暂停") and not self.appointed_on:
            yield Problem("appointed_on", f"状态是“{self.status}”，请填认定日期")
        if self.public_from and self.public_to and self.public_to < self.public_from:
            yield Problem("public_to", "公示结束早于开始，请核对")
        if self.status == "退出" and not self.left_on:
            yield Problem("left_on", "状态是“退出”，请填退出日期")
        if self.left_on and self.recommended_on and self.left_on < self.recommended_on:
            yield Problem("left_on", f"早于推荐日期 {self.recommended_on}，请核对")

    def _of_age(self) -> Iterator[Problem]:
        born = self.person.birth_date if self.person_id else None
        if isinstance(born, dt.date) and self.appointed_on:
            eighteen = dt.date(born.year + 18, born.month, min(born.day, 28))
            if self.appointed_on < eighteen:
                yield Problem("appointed_on", "认定时还不满 18 岁，请核对出生日期")

    def warnings(self, children: Children) -> Iterator[Problem]:
        if self.left_on and not self.returned:
            yield Problem("returned", "退出时要收回证书和徽章")


class VolunteerIdentity(ChildRecord):
    """身份类别: the groups a volunteer comes from (村干部、人民调解员、老党员…), several at once."""

    volunteer = Link("法律明白人", Volunteer, backref="identities", required=True)
    identity = Word("身份类别", "volunteer_identity", required=True)


class VolunteerTraining(ChildRecord):
    """培训: one training before or in post."""

    volunteer = Link("法律明白人", Volunteer, backref="trainings", required=True)
    held_on = Date("日期", required=True)
    title = Text("培训名称", 80, required=True)
    hours = Count("学时", unit="", most=999)
    score = Text("成绩", 20)
