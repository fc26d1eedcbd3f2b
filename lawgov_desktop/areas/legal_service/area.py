"""公共法律服务: visitors, lawyers on duty, applications for legal aid."""

from lawgov_desktop.areas.legal_service.aid_ledger import AIDS
from lawgov_desktop.areas.legal_service.due import DUE
from lawgov_desktop.areas.legal_service.duty_ledger import DUTIES
from lawgov_desktop.areas.legal_service.figures import CLAIMS, FIGURES
from lawgov_desktop.areas.legal_service.rota import ROTA
from lawgov_desktop.areas.legal_service.visit import MATTERS
from lawgov_desktop.areas.legal_service.visit_ledger import VISITS
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="legal_service",
    title="公共法律服务",
    ledgers=(VISITS, DUTIES, AIDS),
    figures=FIGURES,
    claims=CLAIMS,
    due=DUE,
    batches=(ROTA,),
    vocabularies=(("visit_matter", MATTERS),),
    sample="lawgov_desktop.areas.legal_service.sample:write",
)
