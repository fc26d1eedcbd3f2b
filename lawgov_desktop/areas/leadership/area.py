"""组织领导: documents in force, study of law, training."""

from lawgov_desktop.areas.leadership.figures import FIGURES
from lawgov_desktop.areas.leadership.policy import POLICIES
from lawgov_desktop.areas.leadership.study import STUDIES
from lawgov_desktop.areas.leadership.training import TRAININGS
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="leadership",
    title="组织领导",
    ledgers=(POLICIES, STUDIES, TRAININGS),
    figures=FIGURES,
    sample="lawgov_desktop.areas.leadership.sample:write",
)
