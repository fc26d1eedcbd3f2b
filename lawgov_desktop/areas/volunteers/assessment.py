"""VolunteerAssessment 年度考核: hours, services and grade of one volunteer in one year."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.fields import Choice, Count, Link, Text, Year
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Annual
from lawgov_desktop.records.record import Children, Problem, Record

GRADES = ("优秀", "合格", "基本合格", "不合格")


class VolunteerAssessment(Record):
    """One assessment (年度考核)."""

    named_by = "grade"
    unique = {("volunteer_id", "year"): "deleted_at IS NULL"}

    year = Year("年度", required=True)
    volunteer = Link("法律明白人", Volunteer, backref="assessments", required=True, short="明白人")
    hours = Count("培训学时", unit="学时", most=9999)
    services = Count("履职次数", unit="次", most=9999)
    grade = Choice("等次", GRADES, required=True, default="合格")
    award = Text("奖励", 80)
    comment = Text("评语", 200)

    @property
    def caption(self) -> str:
        return f"{self.volunteer.caption if self.volunteer_id else ''} {self.year or ''} 年考核"

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        appointed = self.volunteer.appointed_on if self.volunteer_id else None
        if appointed and self.year and appointed.year > self.year:
            yield Problem("year", f"{self.volunteer.caption}在 {appointed} 才认定，请核对年度")

    def warnings(self, children: Children) -> Iterator[Problem]:
        if self.grade == "不合格":
            yield Problem("grade", "不合格的，请看是否要清退，并在“法律明白人”里填退出")


ASSESSMENTS = Ledger(
    VolunteerAssessment,
    title="年度考核",
    measure="人",
    time=Annual("year"),
    purpose="每名在岗法律明白人一年一行。用“批量”一次生成全部，学时和履职次数自动数好，只改不一样的等次。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("volunteer.person.name", "姓名", width=6),
        Column("volunteer.village.name", "村", stretch=True),
        Column("hours", "学时", width=4),
        Column("services", "履职", width=4),
        Column("grade", "等次", width=5),
    ),
    sections=(
        Section("考核", ("year", "volunteer", "hours", "services", "grade", "award", "comment")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=tuple(Total(grade, (Condition("grade", "=", grade),)) for grade in GRADES),
    search=("volunteer.person.name", "volunteer.village.name"),
    sort="number",
    counted="{year} 年度",
    subtitle=("volunteer.person.name", "grade"),
    filters=("grade",),
)
