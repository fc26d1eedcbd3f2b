"""组织领导: leading groups and their meetings, first persons in charge, documents, tasks, study of law, training."""

from lawgov_desktop.areas.leadership.action_ledger import ACTIONS
from lawgov_desktop.areas.leadership.batches import BATCHES
from lawgov_desktop.areas.leadership.due import DUE, QUARTERLY
from lawgov_desktop.areas.leadership.exam_ledger import EXAMS
from lawgov_desktop.areas.leadership.figures import FIGURES
from lawgov_desktop.areas.leadership.group_ledger import GROUPS
from lawgov_desktop.areas.leadership.meeting_ledger import MEETINGS
from lawgov_desktop.areas.leadership.policy_ledger import POLICIES
from lawgov_desktop.areas.leadership.report_on_law_ledger import LAW_REPORTS
from lawgov_desktop.areas.leadership.study_ledger import STUDIES
from lawgov_desktop.areas.leadership.task_ledger import TASKS
from lawgov_desktop.areas.leadership.training_ledger import TRAININGS
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
