"""Promises about the context of rules: they use its day and its settings, not the clock or another open file."""

from __future__ import annotations

import datetime as dt

import pytest

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.areas.enforcement.officer import HELD, Officer
from lawgov_desktop.areas.leadership.meeting import PLANNED, GroupMeeting
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.rule_context import RuleContext
from lawgov_desktop.records.settings import SETTINGS
from lawgov_desktop.storage.write.operations import Operations
from tests.areas.rule_checks import sentences

DEFAULTS = {key: setting.default for key, setting in SETTINGS.items()}


def on(day: dt.date, **settings: str) -> RuleContext:
    """The context of a day, with some settings of the office."""
    return RuleContext(DEFAULTS | settings, day, day.year)


def test_a_merger_in_the_future_is_no_warning_yet(operations: Operations) -> None:
    village = Village(name="东河村", valid_to=dt.date(2023, 6, 30))
    assert sentences(village.warnings({}, on(dt.date(2023, 6, 29)))) == []
    assert sentences(village.warnings({}, on(dt.date(2023, 6, 30)))) == ["撤并的村，请写明并入哪个村"]


def test_a_certificate_expires_by_the_day_of_the_context(operations: Operations) -> None:
    officer = Officer(certificate_state=HELD, expires_on=dt.date(2023, 6, 30))
    expired = "执法证已于 2023-06-30 到期，换证前不能执法"
    assert expired not in sentences(officer.warnings({}, on(dt.date(2023, 6, 30))))
    assert expired in sentences(officer.warnings({}, on(dt.date(2023, 7, 1))))


def test_hours_of_training_are_compared_with_the_setting_of_the_context(operations: Operations) -> None:
    officer = Officer(training_hours=50)
    day = dt.date(2023, 6, 30)
    assert "本年培训 50 学时，不足 60 学时" in sentences(officer.warnings({}, on(day)))
    assert sentences(officer.warnings({}, on(day, officer_hours="40"))) == []
    # A stored text that is no number leaves the declared default.
    assert "本年培训 50 学时，不足 60 学时" in sentences(officer.warnings({}, on(day, officer_hours="很多")))


def test_a_planned_meeting_is_late_after_its_day(operations: Operations) -> None:
    meeting = GroupMeeting(state=PLANNED, held_on=dt.date(2023, 6, 30))
    before = sentences(meeting.warnings({}, on(dt.date(2023, 6, 30))))
    after = sentences(meeting.warnings({}, on(dt.date(2023, 7, 1))))
    assert len(after) == len(before) + 1


@pytest.mark.parametrize(("day", "refused"), [(dt.date(2023, 5, 31), True), (dt.date(2023, 6, 1), False)])
def test_a_month_to_come_cannot_be_confirmed(operations: Operations, day: dt.date, refused: bool) -> None:
    month = CorrectionsMonth(month=dt.date(2023, 6, 1), confirmed=True)
    problems = [problem.field for problem in month.problems({}, on(day))]
    assert ("confirmed" in problems or "month" in problems) is refused
