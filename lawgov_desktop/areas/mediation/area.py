"""矛盾调解: disputes and the committees that mediate them."""

from lawgov_desktop.areas.mediation import committee
from lawgov_desktop.areas.mediation.due import DUE
from lawgov_desktop.areas.mediation.figures import FIGURES
from lawgov_desktop.areas.mediation.ledgers import DISPUTES
from lawgov_desktop.areas.mediation.words import VOCABULARIES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="mediation",
    title="矛盾调解",
    ledgers=(DISPUTES, committee.LEDGER),
    figures=FIGURES,
    due=DUE,
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.mediation.sample:write",
)
