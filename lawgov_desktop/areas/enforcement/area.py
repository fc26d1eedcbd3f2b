"""综合执法: inspections, cases, whistles, complaints, plates, and the registers of powers, officers and devices."""

from lawgov_desktop.areas.enforcement.complaint_ledger import COMPLAINTS
from lawgov_desktop.areas.enforcement.disclosure_ledger import DISCLOSURES
from lawgov_desktop.areas.enforcement.due import DUE
from lawgov_desktop.areas.enforcement.figures import CLAIMS, FIGURES
from lawgov_desktop.areas.enforcement.inspection_ledger import INSPECTIONS
from lawgov_desktop.areas.enforcement.officer_ledger import OFFICERS
from lawgov_desktop.areas.enforcement.penalty_ledger import PENALTIES
from lawgov_desktop.areas.enforcement.plate_ledger import PLATES
from lawgov_desktop.areas.enforcement.power_ledger import POWERS
from lawgov_desktop.areas.enforcement.recorder_ledger import RECORDERS
from lawgov_desktop.areas.enforcement.review_ledger import REVIEWS
from lawgov_desktop.areas.enforcement.whistle_ledger import WHISTLES
from lawgov_desktop.areas.enforcement.words import VOCABULARIES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="enforcement",
    title="综合执法",
    # The ledgers typed daily come first, then the registers behind them.
    ledgers=(
        INSPECTIONS,
        PENALTIES,
        WHISTLES,
        COMPLAINTS,
        PLATES,
        POWERS,
        OFFICERS,
        REVIEWS,
        DISCLOSURES,
        RECORDERS,
    ),
    figures=FIGURES,
    due=DUE,
    claims=CLAIMS,
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.enforcement.sample:write",
)
