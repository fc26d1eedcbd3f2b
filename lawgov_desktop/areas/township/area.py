"""基础信息: the shared registers that every other area links to."""

from lawgov_desktop.areas.township.department_ledger import DEPARTMENTS
from lawgov_desktop.areas.township.enterprise import INDUSTRIES
from lawgov_desktop.areas.township.enterprise_ledger import ENTERPRISES
from lawgov_desktop.areas.township.figures import FIGURES
from lawgov_desktop.areas.township.person_ledger import PEOPLE
from lawgov_desktop.areas.township.village_ledger import VILLAGES
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="township",
    title="基础信息",
    ledgers=(VILLAGES, PEOPLE, ENTERPRISES, DEPARTMENTS),
    figures=FIGURES,
    vocabularies=(("industry", INDUSTRIES),),
    sample="lawgov_desktop.areas.township.sample:write",
)
