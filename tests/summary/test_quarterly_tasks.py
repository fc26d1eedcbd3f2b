"""每季度至少一次: a past quarter without a row becomes a task, the running quarter does not."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.advisers.service import AdviserService
from lawgov_desktop.areas.leadership.meeting import GroupMeeting
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.quarterly_tasks import quarters_without_rows


def told(operations: Operations, year: int, today: dt.date) -> list[str]:
    results = compute(operations.file, Period.of_year(year))
    return [line.what for line in quarters_without_rows(operations.file, year, today, results)]


def meet(operations: Operations, day: dt.date, **values: object) -> None:
    operations.save(
        operations.file.catalogue.ledger("groupmeeting"), GroupMeeting(held_on=day, topic=f"{day}", **values)
    )


def test_quarters_without_a_meeting_are_told_once_they_are_over(operations: Operations) -> None:
    assert told(operations, 2023, dt.date(2024, 1, 5)) == [], "a ledger nobody keeps makes no demands"
    meet(operations, dt.date(2023, 2, 1))
    assert told(operations, 2023, dt.date(2023, 6, 30)) == []
    assert told(operations, 2023, dt.date(2023, 7, 1)) == ["二季度没有法治专题会议"]
    meet(operations, dt.date(2023, 8, 1))
    meet(operations, dt.date(2023, 5, 1), state="计划")
    assert told(operations, 2023, dt.date(2024, 1, 5)) == ["二、四季度没有法治专题会议"]


def test_villages_without_a_lecture_are_told_where_the_office_wants_it(operations: Operations) -> None:
    lecture = Term.get((Term.vocabulary == "adviser_service_kind") & (Term.code == "lecture"))
    for name in ("东河村", "西岭村"):
        village = Village(name=name)
        operations.save(operations.file.catalogue.ledger("village"), village)
        made = AdviserAppointment(village=village, name="王律师", firm="晋衡", from_day=dt.date(2023, 1, 1))
        operations.save(operations.file.catalogue.ledger("adviserappointment"), made)
    service = AdviserService(appointment=made, served_on=dt.date(2023, 5, 4), kind=lecture)
    operations.save(operations.file.catalogue.ledger("adviserservice"), service)
    assert told(operations, 2023, dt.date(2023, 7, 5)) == []
    operations.configure({"adviser_lectures": "提醒"})
    assert told(operations, 2023, dt.date(2023, 7, 5)) == ["二季度有 1 个村没有法律顾问的法治讲座"]
    assert told(operations, 2023, dt.date(2023, 10, 5)) == ["三季度有 2 个村没有法律顾问的法治讲座"]
