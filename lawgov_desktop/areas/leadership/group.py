"""LeadingGroup 领导小组 with its members: set up by a document, changed by another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import LEADING_TEAM, Person, PersonRole
from lawgov_desktop.records.checks import check_document_number, check_order
from lawgov_desktop.records.fields import Choice, Date, DocumentNumber, Link, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.storage.tables import query

HEAD = "组长"
ISSUED, ADJUSTED, DISSOLVED = "印发", "调整", "撤销"
#: State of a group at work.
IN_USE = (ISSUED, ADJUSTED)


class LeadingGroup(Record):
    """工作领导小组: the town's group for rule-of-law government, from its founding to its end."""

    required_papers = (RequiredPaper("成立（调整）文件"),)

    name = Text("名称", 100, required=True, hint="如 下良镇法治政府建设工作领导小组")
    purpose_kind = Choice(
        "类别", ("法治政府建设", "依法治镇", "普法", "综合执法", "平安建设", "其他"), default="法治政府建设"
    )
    document_number = DocumentNumber("成立文号", short="文号")
    founded_on = Date("成立日期", required=True)
    adjusted_number = DocumentNumber("最近调整文号", short="调整文号")
    adjusted_on = Date("最近调整日期", short="调整日期")
    dissolved_on = Date("撤销日期")
    state = Choice("状态", ("拟定", ISSUED, ADJUSTED, DISSOLVED), required=True, default=ISSUED)
    office_at = Link("办公室设在", Department, backref="hosted_groups")
    office_head = PersonName("办公室主任")
    duties = Text("职责", 500)

    def normalise(self, children: object) -> None:
        """A day of dissolution means 撤销, a day of change means 调整."""
        if self.dissolved_on:
            self.state = DISSOLVED
        elif self.adjusted_on and self.state == ISSUED:
            self.state = ADJUSTED

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "founded_on", "dissolved_on")
        yield from check_order(self, "founded_on", "adjusted_on")
        if self.adjusted_on and not self.adjusted_number:
            yield FieldProblem("adjusted_number", "成员调整要有新的文号，请填调整文号")
        if self.state == DISSOLVED and not self.dissolved_on:
            yield FieldProblem("dissolved_on", "状态是“撤销”，请填撤销日期")
        if self.state == ADJUSTED and not self.adjusted_on:
            yield FieldProblem("adjusted_on", "状态是“调整”，请填最近调整日期和文号")
        if self.state in IN_USE:
            yield from self._head(children)

    def _head(self, children: Children) -> Iterator[FieldProblem]:
        """A group at work needs a head in office (组长须在职)."""
        heads: list[Any] = [m for m in children.get("members", ()) if getattr(m, "post", "") == HEAD]
        if not heads:
            yield FieldProblem("state", "领导小组要有组长，请在“成员”里添加")
        elif all(head.left_on for head in heads):
            yield FieldProblem("state", "组长都已离任，请在“成员”里添加新的组长，并填调整文号和日期")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_document_number(self, of="founded_on")
        yield from check_document_number(self, "adjusted_number", of="adjusted_on")
        if self.state not in IN_USE:
            return
        members: list[Any] = list(children.get("members", ()))
        changed_on = self.adjusted_on or self.founded_on
        leavers = [m for m in members if m.left_on and (not self.adjusted_on or m.left_on > self.adjusted_on)]
        if leavers:
            yield FieldProblem("adjusted_number", f"有 {len(leavers)} 名成员已离任，还没有调整文号")
        new_members = [m for m in members if m.joined_on and changed_on and m.joined_on > changed_on]
        if new_members:
            yield FieldProblem(
                "adjusted_number", f"有 {len(new_members)} 名成员是 {changed_on} 以后加入的，还没有调整文号"
            )
        yield from self._left_office(members)

    def _left_office(self, members: list[Any]) -> Iterator[FieldProblem]:
        """A head who has left office according to the register of people (组长须是现任)."""
        for member in members:
            if member.post == HEAD and not member.left_on and member.person_id:
                left = _out_since(member.person)
                if left is not None:
                    yield FieldProblem(
                        "state", f"组长{member.person.name}在“人员”里已于 {left} 离任，请调整领导小组"
                    )


def _out_since(person: Any) -> dt.date | None:
    """The day the person left the town or the last post in the leading team; None while in office."""
    ended: list[dt.date | None] = [person.left_on] if person.left_on else []
    if not ended:
        posts = (PersonRole.person == person.id) & (PersonRole.role == LEADING_TEAM)
        ended = [row.valid_to for row in PersonRole.select().where(query.live(PersonRole) & posts)]
    today = dt.date.today()
    days = [day for day in ended if day is not None and day <= today]
    return max(days) if days and len(days) == len(ended) else None


class GroupMember(ChildRecord):
    """成员: one person of the group with unit and office; 双组长 are two rows."""

    group = Link("领导小组", LeadingGroup, backref="members", required=True, column_name="leading_group_id")
    post = Choice(
        "组内职务", (HEAD, "副组长", "成员", "办公室主任"), required=True, default="成员", short="职务"
    )
    name = PersonName(hint="从名单勾选的，保存时自动填上")
    person = Link("人员登记", Person, backref="groups", short="人员")
    unit = Text("单位和职务", 80, short="单位职务")
    joined_on = Date("任职日期", short="起")
    left_on = Date("离任日期", short="止")

    def normalise(self, parent: Record) -> None:
        if self.person_id and not self.name:
            self.name = self.person.name

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        if not self.name and not self.person_id:
            yield FieldProblem("name", "请填写姓名")
        yield from check_order(self, "joined_on", "left_on", called="任职日期")
        if self.post == HEAD and self.left_on and getattr(parent, "state", "") in IN_USE:
            others = getattr(parent, "adjusted_on", None)
            if not others:
                yield FieldProblem("left_on", "组长已离任，请调整领导小组，填调整文号和日期")
