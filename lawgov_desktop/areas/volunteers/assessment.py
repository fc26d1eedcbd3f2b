"""VolunteerAssessment 年度考核: the assessment of a volunteer for one year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

import peewee as pw

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.volunteers.service import VolunteerService
from lawgov_desktop.areas.volunteers.volunteer import Volunteer, VolunteerTraining
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Text, Year
from lawgov_desktop.records.record import Children, FieldProblem, Record

EXCELLENT, GOOD, FAIR, FAILED = GRADES = ("优秀", "合格", "基本合格", "不合格")


def days_of(year: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def service_counts(year: int, volunteers: Collection[int]) -> dict[int, int]:
    """Number of live services in a year by volunteer id; a volunteer without one is left out."""
    row = VolunteerService
    chosen = row.select(row.volunteer, pw.fn.COUNT(row.id)).where(
        row.volunteer.in_(list(volunteers)) & row.served_on.between(*days_of(year)) & row.deleted_at.is_null()
    )
    return dict(chosen.group_by(row.volunteer).tuples())


def training_hours(year: int, volunteers: Collection[int]) -> dict[int, int]:
    """学时 of the trainings in a year by volunteer id; a volunteer without one is left out."""
    row = VolunteerTraining
    chosen = row.select(row.volunteer, pw.fn.SUM(pw.fn.COALESCE(row.hours, 0))).where(
        row.volunteer.in_(list(volunteers)) & row.held_on.between(*days_of(year)) & row.deleted_at.is_null()
    )
    return {number: int(hours) for number, hours in chosen.group_by(row.volunteer).tuples()}


class VolunteerAssessment(Record):
    """One volunteer's assessment; hours and services stay as counted on that day."""

    unique = {("volunteer_id", "year"): "deleted_at IS NULL"}

    year = Year("年度", required=True)
    volunteer = Link("姓名", Volunteer, backref="assessments", required=True, hint="从“法律明白人”里选")
    assessed_on = Date("考核日期")
    hours = Count("培训学时", short="学时", unit="学时", most=9999)
    services = Count("履职次数", short="履职", unit="次", most=9999)
    grade = Choice("等次", GRADES, required=True, default=GOOD)
    opinion = Text("考核意见", 200, internal=True)
    assessor = Text("考核单位", 60)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return f"{self.year} 年 {self.volunteer.caption}" if self.volunteer_id else ""

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.volunteer_id is None or self.year is None:
            return
        volunteer, (first, last) = self.volunteer, days_of(self.year)
        if volunteer.appointed_on is None or volunteer.appointed_on > last:
            yield FieldProblem("volunteer", f"{volunteer.caption} {self.year} 年还没有认定，请核对年度")
        if volunteer.left_on and volunteer.left_on < first:
            yield FieldProblem("volunteer", f"{volunteer.caption} {volunteer.left_on} 已退出，请核对年度")
        if self.assessed_on and self.assessed_on < first:
            yield FieldProblem("assessed_on", f"早于 {self.year} 年，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.volunteer_id is None or self.year is None:
            return
        mine = [self.volunteer_id]
        counted = service_counts(self.year, mine).get(self.volunteer_id, 0)
        if self.services is not None and self.services != counted:
            yield FieldProblem("services", f"履职台账里 {self.year} 年有 {counted} 次，请核对")
        hours = training_hours(self.year, mine).get(self.volunteer_id, 0)
        if self.hours is not None and self.hours != hours:
            yield FieldProblem("hours", f"培训记录里 {self.year} 年有 {hours} 学时，请核对")
        if self.grade == FAILED and not self.opinion:
            yield FieldProblem("opinion", "不合格要写明意见，是整改还是报县司法局清退")
