"""依法决策: normative documents, major decisions, the town's counsel and legal reviews."""

from lawgov_desktop.areas.decisions.counsel_ledger import ENGAGEMENTS
from lawgov_desktop.areas.decisions.counsel_service_ledger import SERVICES
from lawgov_desktop.areas.decisions.due import DUE
from lawgov_desktop.areas.decisions.figures import CLAIMS, FIGURES
from lawgov_desktop.areas.decisions.major_ledger import DECISIONS
from lawgov_desktop.areas.decisions.normative_ledger import NORMATIVES
from lawgov_desktop.areas.decisions.review_ledger import REVIEWS
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="decisions",
    title="依法决策",
    ledgers=(NORMATIVES, DECISIONS, REVIEWS, ENGAGEMENTS, SERVICES),
    figures=FIGURES,
    claims=CLAIMS,
    due=DUE,
    sample="lawgov_desktop.areas.decisions.sample:write",
)
