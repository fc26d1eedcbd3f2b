"""MediationCommittee 人民调解委员会 and its members (人民调解法 Art. 7-10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import SEXES, Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Date, Flag, Link, PersonName, Phone, Text
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.time.dates import after_months

#: Months of a term (Art. 8), years of an adult (Art. 14).
TERM_MONTHS, ADULT = 36, 18
LEVELS = ("镇", "村", "专业性")


class MediationCommittee(Record):
    """A people's mediation committee; members serve a term of three years (Art. 8)."""

    unique = {("name",): "deleted_at IS NULL"}

    name = Text("名称", 60, required=True)
    level = Choice("级别", LEVELS, required=True)
    village = Link("村（社区）", Village, backref="committees", short="村")
    phone = Phone("联系电话", short="电话", public=True)
    established_on = Date("成立日期")
    term_from = Date("本届起始日期", short="本届起")
    term_to = Date("本届届满日期", future=True, short="本届止", hint="任期三年，快满时首页提醒换届")
    mixed_area = Flag("多民族居住地区", short="多民族地区", hint="应有人数较少民族的成员（第八条）")
    department = Link("责任站所", Department, backref="+", short="站所")
    dissolved_on = Date("撤销日期", future=True)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.level == "村" and self.village_id is None:
            yield FieldProblem("village", "村级调委会要选是哪个村的")
        yield from check_order(self, "established_on", "dissolved_on")
        yield from check_order(self, "term_from", "term_to")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        members = children.get("members", ())
        if members and not 3 <= len(members) <= 9:
            yield FieldProblem(
                "name", f"调委会由 3 至 9 人组成，现在有 {len(members)} 人（人民调解法第八条）"
            )
        if members and not any(getattr(m, "sex", None) == "女" for m in members):
            yield FieldProblem("name", "调委会应当有妇女成员（人民调解法第八条）")
        if members and self.mixed_area and not any(getattr(m, "minority", False) for m in members):
            yield FieldProblem("mixed_area", "多民族居住地区应当有人数较少民族的成员（人民调解法第八条）")
        heads = sum(getattr(m, "post", None) == "主任" for m in members)
        if members and heads != 1:
            yield FieldProblem("name", f"调委会设主任一人，现在有 {heads} 人（人民调解法第八条）")
        yield from self._terms(members)

    def _terms(self, members: Sequence[ChildRecord]) -> Iterator[FieldProblem]:
        """A term is three years (Art. 8), of the committee and of each of its members."""
        if self.term_from and self.term_to and self.term_to > after_months(self.term_from, TERM_MONTHS):
            yield FieldProblem("term_to", "任期三年，届满日期超过三年，请核对（人民调解法第八条）")
        for member in members:
            start, end = getattr(member, "from_day", None), getattr(member, "to_day", None)
            if start and end and end > after_months(start, TERM_MONTHS):
                yield FieldProblem(
                    "name", f"{getattr(member, 'name', '')}的任期超过三年，请核对（人民调解法第八条）"
                )


class CommitteeMember(ChildRecord):
    """A member of a committee, elected or appointed for three years."""

    committee = Link("调委会", MediationCommittee, backref="members", required=True)
    name = PersonName(required=True)
    person = Link("人员登记", Person, backref="memberships")
    sex = Choice("性别", SEXES)
    post = Choice("职务", ("主任", "副主任", "委员"), default="委员")
    phone = Phone()
    education = Text("学历", 20, internal=True)
    certificate = Text("调解员证号", 40, short="证号")
    trained_on = Date("最近培训日期", short="最近培训", internal=True)
    minority = Flag("少数民族", internal=True)
    from_day = Date("任职日期", short="起")
    to_day = Date("任期届满", short="止", future=True)

    def normalise(self, parent: Record) -> None:
        """Fill the sex from the linked person, and an empty term from the committee."""
        if self.person_id:
            self.sex = self.sex or self.person.sex
        self.from_day = self.from_day or getattr(parent, "term_from", None)
        self.to_day = self.to_day or getattr(parent, "term_to", None)

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        yield from check_order(self, "from_day", "to_day")
        birth_date = self.person.birth_date if self.person_id else None
        if birth_date and self.from_day and self.from_day < after_months(birth_date, 12 * ADULT):
            yield FieldProblem("from_day", "任职时还不满 18 岁，调解员应是成年公民（人民调解法第十四条）")
