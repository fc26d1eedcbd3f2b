"""矛盾调解: disputes and the committees that mediate them, consultations of the chiefs, petitions."""

from lawgov_desktop.areas.mediation.committee_ledger import COMMITTEES
from lawgov_desktop.areas.mediation.consultation_ledger import CONSULTATIONS
from lawgov_desktop.areas.mediation.dispute_ledger import DISPUTES
from lawgov_desktop.areas.mediation.due import DUE
from lawgov_desktop.areas.mediation.figures import FIGURES
from lawgov_desktop.areas.mediation.petition_ledger import PETITIONS
from lawgov_desktop.areas.mediation.words import VOCABULARIES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="mediation",
    title="矛盾调解",
    ledgers=(DISPUTES, CONSULTATIONS, PETITIONS, COMMITTEES),
    figures=FIGURES,
    due=DUE,
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.mediation.sample:write",
)
