"""村法律顾问: appointments and services."""

from lawgov_desktop.areas.advisers.appointment_ledger import APPOINTMENTS
from lawgov_desktop.areas.advisers.batches import BATCHES
from lawgov_desktop.areas.advisers.due import DUE, QUARTERLY
from lawgov_desktop.areas.advisers.figures import CLAIMS, FIGURES
from lawgov_desktop.areas.advisers.service import KINDS
from lawgov_desktop.areas.advisers.service_ledger import SERVICES
from lawgov_desktop.records.ledger import Printout, WorkArea

AREA = WorkArea(
    key="advisers",
    title="村法律顾问",
    ledgers=(APPOINTMENTS, SERVICES),
    figures=FIGURES,
    due=DUE,
    quarterly=QUARTERLY,
    claims=CLAIMS,
    batches=BATCHES,
    printouts=(
        Printout(
            "roster",
            "村法律顾问一览表",
            "lawgov_desktop.areas.advisers.printouts:roster",
            ledger="adviserappointment",
            count="lawgov_desktop.areas.advisers.printouts:count_appointments",
        ),
    ),
    vocabularies=(("adviser_service_kind", KINDS),),
    sample="lawgov_desktop.areas.advisers.sample:write",
)
