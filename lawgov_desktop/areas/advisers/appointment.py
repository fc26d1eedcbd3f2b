"""AdviserAppointment 聘任: one current adviser per village; earlier appointments stay (一村一法律顾问)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.person import SEXES, Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_lawyer_licence
from lawgov_desktop.records.fields import Choice, Date, DocumentNumber, Link, PersonName, Phone, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.storage.engine.settings import whole


class AdviserAppointment(Record):
    """One adviser engaged for one village, from – to."""

    required_papers = (RequiredPaper("聘书（协议）"),)

    village = Link("村（社区）", Village, backref="advisers", required=True, short="村")
    name = PersonName("顾问姓名", required=True, short="法律顾问")
    person = Link("人员登记", Person, backref="advising", hint="登记在“人员”里的选一下，自动填姓名")
    sex = Choice("性别", SEXES)
    profession = Choice(
        "执业类别", ("律师", "基层法律服务工作者", "专职调解员"), required=True, default="律师"
    )
    firm = Text("执业机构", 60, required=True)
    licence_number = Text("执业证号", 30, sensitive=True)
    phone = Phone("联系电话", short="电话", public=True)
    contract_number = DocumentNumber("聘书（协议）号", short="聘书号")
    from_day = Date("聘任开始", required=True, short="聘任起")
    to_day = Date("聘任结束", future=True, short="聘任止")
    end_reason = Choice("结束原因", ("期满", "辞任", "解聘", "调整", "撤并村"))
    service_time = Text("每月服务时间", 40, short="每月服务", hint="如 第1周 周三")
    service_place = Text("服务地点", 60)
    chat_group = Text("微信群", 60)
    office_contact = PersonName("司法所联系人", short="司法所联系")
    supervision_phone = Phone("监督电话", public=True)
    village_contact = PersonName("村联系人")
    contact_phone = Phone("村联系人电话", short="联系人电话", public=True)

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Fill empty fields from the linked person."""
        if self.person_id:
            person = self.person
            self.name = self.name or person.name
            self.sex = self.sex or person.sex
            self.firm = self.firm or person.employer

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.from_day and self.to_day and self.to_day < self.from_day:
            yield FieldProblem("to_day", "聘任结束早于开始，请核对")
        other = self._overlapping()
        if other is not None:
            until = f"至 {other.to_day}" if other.to_day else "没有结束日期"
            yield FieldProblem(
                "from_day", f"{self.village.name}这段时间已有顾问{other.name}（{until}），请先填他的聘任结束"
            )

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.profession == "律师":
            yield from check_lawyer_licence(self)
        # The limit of villages per lawyer is a setting of the office: warn, do not refuse.
        limit, villages = whole("adviser_village_limit"), self._villages_at_once()
        if limit and len(villages) > limit:
            yield FieldProblem(
                "name", f"{self.name}同时在聘 {len(villages)} 个村，设置里最多 {limit} 个，请核对"
            )

    def _villages_at_once(self) -> set[int]:
        """The villages this lawyer of this firm advises on one of the same days, this one too."""
        if self.village_id is None or self.from_day is None or not self.name:
            return set()
        mine = AdviserAppointment
        chosen = mine.select(mine.village).where(
            (mine.name == self.name)
            & (mine.firm == self.firm)
            & mine.deleted_at.is_null()
            & (mine.to_day.is_null() | (mine.to_day >= self.from_day))
        )
        if self.to_day:
            chosen = chosen.where(mine.from_day <= self.to_day)
        return {self.village_id, *(row[0] for row in chosen.tuples())}

    def _overlapping(self) -> AdviserAppointment | None:
        """Another live appointment of the same village on one of the same days."""
        if self.village_id is None or self.from_day is None:
            return None
        mine = AdviserAppointment
        chosen = mine.select().where(
            (mine.village == self.village_id)
            & mine.deleted_at.is_null()
            & (mine.uid != self.uid)
            & (mine.to_day.is_null() | (mine.to_day >= self.from_day))
        )
        if self.to_day:
            chosen = chosen.where(mine.from_day <= self.to_day)
        row: AdviserAppointment | None = chosen.first()
        return row
