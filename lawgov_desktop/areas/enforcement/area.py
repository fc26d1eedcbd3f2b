"""综合执法: powers, officers, inspections, plates."""

from lawgov_desktop.areas.enforcement.due import DUE
from lawgov_desktop.areas.enforcement.figures import CLAIMS, FIGURES
from lawgov_desktop.areas.enforcement.inspection import INSPECTIONS
from lawgov_desktop.areas.enforcement.officer import OFFICERS
from lawgov_desktop.areas.enforcement.plate import PLATES
from lawgov_desktop.areas.enforcement.power import POWERS
from lawgov_desktop.areas.enforcement.words import VOCABULARIES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="enforcement",
    title="综合执法",
    ledgers=(INSPECTIONS, POWERS, OFFICERS, PLATES),
    figures=FIGURES,
    due=DUE,
    claims=CLAIMS,
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.enforcement.sample:write",
)
