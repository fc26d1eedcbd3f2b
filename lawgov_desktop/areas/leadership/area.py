"""组织领导: leading groups and their meetings, first persons in charge, documents, tasks, study of law, training."""

from lawgov_desktop.areas.leadership.action import ACTIONS
from lawgov_desktop.areas.leadership.batches import BATCHES
from lawgov_desktop.areas.leadership.due import DUE, QUARTERLY
from lawgov_desktop.areas.leadership.exam import EXAMS
from lawgov_desktop.areas.leadership.figures import FIGURES
from lawgov_desktop.areas.leadership.group import GROUPS
from lawgov_desktop.areas.leadership.meeting import MEETINGS
from lawgov_desktop.areas.leadership.policy import POLICIES
from lawgov_desktop.areas.leadership.report_on_law import LAW_REPORTS
from lawgov_desktop.areas.leadership.study import STUDIES
from lawgov_desktop.areas.leadership.task import TASKS
from lawgov_desktop.areas.leadership.training import TRAININGS
from lawgov_desktop.areas.leadership.words import VOCABULARIES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="leadership",
    title="组织领导",
    ledgers=(GROUPS, MEETINGS, ACTIONS, LAW_REPORTS, POLICIES, TASKS, STUDIES, TRAININGS, EXAMS),
    figures=FIGURES,
    due=DUE,
    quarterly=QUARTERLY,
    batches=BATCHES,
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.leadership.sample:write",
)
