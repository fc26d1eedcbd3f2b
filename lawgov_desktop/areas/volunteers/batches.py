"""Bulk making for the volunteers: a year's assessments of everybody in post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import peewee as pw

from lawgov_desktop.areas.volunteers.assessment import VolunteerAssessment
from lawgov_desktop.areas.volunteers.service import VolunteerService
from lawgov_desktop.areas.volunteers.volunteer import Volunteer, VolunteerTraining
from lawgov_desktop.errors import Refused
from lawgov_desktop.records.batch import Batch, Draft

BATCHES = (
    Batch(
        "volunteer_assessments",
        "生成年度考核",
        "volunteerassessment",
        "lawgov_desktop.areas.volunteers.batches:assessments",
        note="给每名在岗的法律明白人生成这一年的考核，学时和履职次数照台账数好，等次先写合格；已有的不再生成。",
    ),
)


def assessments(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[Draft]:
    """One draft for everybody appointed by the end of `year` and in post. Raises Refused when there is nobody."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    people = list(
        Volunteer.select()
        .where(
            Volunteer.deleted_at.is_null()
            & (Volunteer.appointed_on <= last)
            & (Volunteer.left_on.is_null() | (Volunteer.left_on > last))
        )
        .order_by(Volunteer.number)
    )
    if not people:
        raise Refused(f"{year} 年没有在岗的法律明白人。")
    mine = VolunteerAssessment
    there = {
        row[0]
        for row in mine.select(mine.volunteer).where(mine.deleted_at.is_null() & (mine.year == year)).tuples()
    }
    span = (first, last)
    done_of: Any = VolunteerService
    learnt_of: Any = VolunteerTraining
    services = _by_volunteer(done_of, done_of.served_on, pw.fn.COUNT(done_of.id), span)
    hours = _by_volunteer(learnt_of, learnt_of.held_on, pw.fn.SUM(learnt_of.hours), span)
    drafts = []
    for person in people:
        done, learnt = int(services.get(person.id) or 0), int(hours.get(person.id) or 0)
        record = mine(year=year, volunteer=person.id, hours=learnt, services=done)
        shown = (person.caption, person.village.name, f"履职 {done} 次", f"{learnt} 学时")
        drafts.append(Draft(record, {}, shown, "已经有了" if person.id in there else ""))
    return drafts


def _by_volunteer(model: Any, day: Any, what: Any, span: tuple[dt.date, dt.date]) -> dict[int, Any]:
    chosen = model.select(model.volunteer, what).where(model.deleted_at.is_null() & day.between(*span))
    return dict(chosen.group_by(model.volunteer).tuples())
