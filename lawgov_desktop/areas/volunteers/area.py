"""法律明白人: volunteers, their services and assessments, and the register of their certificates."""

from lawgov_desktop.areas.volunteers.assessment_ledger import ASSESSMENTS
from lawgov_desktop.areas.volunteers.batches import ASSESS
from lawgov_desktop.areas.volunteers.certificate_ledger import CERTIFICATES
from lawgov_desktop.areas.volunteers.due import DUE
from lawgov_desktop.areas.volunteers.figures import CLAIMS, FIGURES
from lawgov_desktop.areas.volunteers.service_ledger import SERVICES
from lawgov_desktop.areas.volunteers.volunteer_ledger import VOLUNTEERS
from lawgov_desktop.areas.volunteers.words import VOCABULARIES
from lawgov_desktop.records.ledger import Printout, WorkArea

AREA = WorkArea(
    key="volunteers",
    title="法律明白人",
    ledgers=(VOLUNTEERS, CERTIFICATES, SERVICES, ASSESSMENTS),
    figures=FIGURES,
    due=DUE,
    claims=CLAIMS,
    printouts=(
        Printout(
            "certificates",
            "证书",
            "lawgov_desktop.areas.volunteers.printouts:certificates",
            ledger="certificate",
            count="lawgov_desktop.areas.volunteers.printouts:count_certificates",
        ),
        Printout(
            "receipts",
            "证书领取签名表",
            "lawgov_desktop.areas.volunteers.printouts:receipts",
            ledger="certificate",
            count="lawgov_desktop.areas.volunteers.printouts:count_certificates",
        ),
    ),
    batches=(ASSESS,),
    page="lawgov_desktop.areas.volunteers.view:VolunteersPage",
    vocabularies=VOCABULARIES,
    sample="lawgov_desktop.areas.volunteers.sample:write",
)
