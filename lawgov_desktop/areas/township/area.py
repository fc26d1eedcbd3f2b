"""基础信息: the shared registers every other area points at."""

from lawgov_desktop.areas.township import department, enterprise, person, village
from lawgov_desktop.areas.township.figures import FIGURES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="township",
    title="基础信息",
    ledgers=(village.LEDGER, person.LEDGER, enterprise.LEDGER, department.LEDGER),
    figures=FIGURES,
    vocabularies=(("industry", enterprise.INDUSTRIES),),
    sample="lawgov_desktop.areas.township.sample:write",
)
