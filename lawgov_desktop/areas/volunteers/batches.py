"""年度考核一次登记: one draft for each volunteer in post without an assessment of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from lawgov_desktop.areas.volunteers.assessment import (
    GOOD,
    GRADES,
    VolunteerAssessment,
    days_of,
    service_counts,
    training_hours,
)
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.batch import Batch, BatchField, BatchRow
from lawgov_desktop.records.fields import Choice, Date, Text, Year

ASSESS = Batch(
    "volunteer_assessments",
    "年度考核登记",
    "volunteerassessment",
    "lawgov_desktop.areas.volunteers.batches:make",
    fields=(
        BatchField("year", Year("考核年度", required=True)),
        BatchField("assessed_on", Date("考核日期")),
        BatchField("grade", Choice("等次", GRADES, required=True), default=GOOD),
        BatchField("assessor", Text("考核单位", 60)),
    ),
    note="给年末在岗的法律明白人每人登记一条，学时和履职次数按台账数好；这一年已经考核过的跳过。等次登记后可以逐个改。",
    begin="lawgov_desktop.areas.volunteers.batches:begin",
)


def begin(year: int) -> dict[str, Any]:
    """The default answers: the year in view."""
    return {"year": year}


def in_post(year: int) -> list[Any]:
    """Volunteers appointed and not left by the end of a year, by village, then number."""
    _first, last = days_of(year)
    row = Volunteer
    chosen = row.select().where(
        row.deleted_at.is_null() & (row.appointed_on <= last) & (row.left_on.is_null() | (row.left_on > last))
    )
    return sorted(chosen, key=lambda v: (v.village.number or 0, v.number or 0))


def make(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[BatchRow]:
    """One draft a person. Raises InputProblem for a future year or a year without a volunteer in post."""
    assessed_year = answers.get("year") or year
    if assessed_year > dt.date.today().year:
        raise InputProblem(f"{assessed_year} 年还没有到，请核对考核年度")
    people = in_post(assessed_year)
    if not people:
        raise InputProblem(f"{assessed_year} 年没有在岗的法律明白人，请先登记认定日期")
    done = _assessed(assessed_year)
    ids = [person.id for person in people]
    hours, services = training_hours(assessed_year, ids), service_counts(assessed_year, ids)
    drafts = []
    for person in people:
        draft = VolunteerAssessment(
            year=assessed_year,
            volunteer=person,
            assessed_on=answers.get("assessed_on"),
            grade=answers.get("grade") or GOOD,
            assessor=answers.get("assessor") or None,
            hours=hours.get(person.id, 0),
            services=services.get(person.id, 0),
        )
        shown = (person.village.name, person.caption, f"{draft.hours} 学时", f"履职 {draft.services} 次")
        drafts.append(BatchRow(draft, shown=shown, skipped="已经考核" if person.id in done else ""))
    return drafts


def _assessed(year: int) -> set[int]:
    row = VolunteerAssessment
    condition = (row.year == year) & row.deleted_at.is_null()
    return {columns[0] for columns in row.select(row.volunteer).where(condition).tuples()}
