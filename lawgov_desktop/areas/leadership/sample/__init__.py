"""The sample year of 组织领导: 5 studies of the team, 3 legal and 10 enforcement trainings, and decoys."""

from __future__ import annotations

from lawgov_desktop.areas.leadership.sample.documents import add_documents
from lawgov_desktop.areas.leadership.sample.exams import add_exam
from lawgov_desktop.areas.leadership.sample.leaders import add_actions, add_reports
from lawgov_desktop.areas.leadership.sample.meetings import add_group, add_meetings, add_planned_meeting
from lawgov_desktop.areas.leadership.sample.people import add_person
from lawgov_desktop.areas.leadership.sample.studies import add_contents, add_studies
from lawgov_desktop.areas.leadership.sample.tasks import add_tasks
from lawgov_desktop.areas.leadership.sample.trainings import add_trainings
from lawgov_desktop.areas.sample_kit import SampleWriter


def write(sample: SampleWriter) -> None:
    """Documents, studies and trainings of three years; the enforcement area takes the team from `sample.shared`."""
    with sample.operations.operation("样例：组织领导") as change:
        add_documents(sample, change)
        leaders = [add_person(sample, change, "党政班子") for _ in range(7)]
        # Twelve full-time officers, one part-time who fails, one who leaves before the cut-off.
        team = [add_person(sample, change, "综合行政执法队") for _ in range(14)]
        sample.shared["officers"] = team
        add_studies(sample, change, leaders)
        add_trainings(sample, change, leaders, team)
    _other_ledgers(sample)


def _other_ledgers(sample: SampleWriter) -> None:
    """Group, meetings, actions, reports, tasks, an exam: written by a fork, so that earlier rows stay the same."""
    sample = sample.fork("leadership")
    with sample.operations.operation("样例：组织领导其他台账") as change:
        secretary, mayor = sample.name("男"), sample.name("女")
        group = add_group(sample, change, secretary, mayor)
        add_meetings(sample, change, group, secretary)
        add_actions(sample, change, secretary, mayor)
        add_reports(sample, change, secretary, mayor)
        add_tasks(sample, change)
        add_contents(sample, change)
        add_planned_meeting(sample, change, group)
        add_exam(sample, change)
