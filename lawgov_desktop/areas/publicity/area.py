"""普法宣传: activities, lectures, materials."""

from lawgov_desktop.areas.publicity.activity_ledger import ACTIVITIES
from lawgov_desktop.areas.publicity.figures import FIGURES
from lawgov_desktop.areas.publicity.stock_ledger import STOCKS
from lawgov_desktop.areas.publicity.words import VOCABULARIES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="publicity",
    title="普法宣传",
    ledgers=(ACTIVITIES, STOCKS),
    figures=FIGURES,
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.publicity.sample:write",
)
