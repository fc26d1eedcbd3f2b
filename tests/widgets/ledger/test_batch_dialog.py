"""Many rows at once: ticked in a register, or built from a few answers; one Ctrl+Z removes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.areas.enforcement.inspection import Inspector
from lawgov_desktop.areas.leadership.training import Training, TrainingAttendance
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.storage.read.related import related
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.editors.check_list import CheckList
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.ledger.batch_dialog import BatchDialog
from lawgov_desktop.widgets.ledger.page import LedgerPage
from tests.widgets.ledger_office import Asked, make_page

PEOPLE = [Option(n, name, village, initials) for n, name, village, initials in (
    (1, "李明山", "东河村", "lms"), (2, "王秀英", "东河村", "wxy"), (3, "赵海旺", "西河底村", "zhw"),
)]  # fmt: skip


@pytest.fixture
def page(sample: Operations, qtbot: QtBot) -> Callable[[str], LedgerPage]:
    def make(area: str) -> LedgerPage:
        ledger_page = make_page(sample, Asked(), area=area)
        qtbot.addWidget(ledger_page)
        ledger_page.resize(1366, 768)
        ledger_page.show()
        with qtbot.waitActive(ledger_page):
            ledger_page.activateWindow()
        return ledger_page

    return make


def test_a_list_is_ticked_by_keys_narrowed_and_taken_in_order(qtbot: QtBot) -> None:
    dialog = CheckList("参训名单", PEOPLE, present={2})
    qtbot.addWidget(dialog)
    taken: list[list[int]] = []
    dialog.taken.connect(taken.append)
    dialog.show()
    dialog.model.narrow("zhw", "")
    assert [o.label for o in dialog.model.shown] == ["赵海旺"]
    dialog._into_list()
    dialog.list.setCurrentIndex(dialog.model.index(0))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.model.narrow("", "东河村")
    dialog.model.tick_all(True)
    assert dialog.model.ticked == [3, 1], "who is there already is not taken again"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert taken == [[3, 1]]


def test_people_ticked_off_the_register_are_saved_with_the_training(
    page: Callable[[str], LedgerPage], qtbot: QtBot
) -> None:
    ledger_page = page("leadership")
    ledger_page.show_ledger("training")
    training = Training.select().order_by(Training.id.desc()).get()
    before = TrainingAttendance.select().where(TrainingAttendance.training == training).count()
    ledger_page.sheet.select(training.id)
    name = "Training.attendances.pick"
    table = next(t for t in ledger_page.sheet.pane.findChildren(ChildTable) if t.pick.objectName() == name)
    table.pick.click()
    dialog = ledger_page.findChild(CheckList)
    dialog.model.tick_all(True)
    count = len(dialog.model.ticked)
    assert count > 100
    training_of = dialog.model.ticked[:2]
    dialog.model.tick_all(False)
    for value in training_of:
        dialog.model.ticked.append(value)
    dialog._count()
    dialog.take.click()
    ledger_page.sheet.pane.form.inputs["attended"].fill(before + 2)
    ledger_page.sheet.pane.form.inputs["expected"].fill(before + 2)
    assert ledger_page.sheet.editing.save()
    live = TrainingAttendance.deleted_at.is_null() & (TrainingAttendance.training == training)
    assert TrainingAttendance.select().where(live).count() == before + 2


def test_the_months_of_a_year_are_made_looked_at_and_taken_back(
    page: Callable[[str], LedgerPage], sample: Operations, qtbot: QtBot
) -> None:
    ledger_page = page("corrections")
    ledger_page.show_year(2025)
    ledger_page._year = 2025
    ledger_page.make_many()
    dialog = ledger_page.findChild(BatchDialog)
    assert len(dialog.wanted) == 12
    assert dialog.go.text() == "登记 12 行"
    dialog.go.click()
    rows = list(CorrectionsMonth.select().where(CorrectionsMonth.month >= "2025-01-01"))
    assert len(rows) == 12
    assert not any(row.confirmed for row in rows)
    ledger_page.undo()
    assert (
        not CorrectionsMonth.select()
        .where((CorrectionsMonth.month >= "2025-01-01") & CorrectionsMonth.deleted_at.is_null())
        .exists()
    )


def test_everything_about_one_person_is_told_ledger_by_ledger(sample: Operations) -> None:
    person = TrainingAttendance.select().get().person
    rows = related(sample.file.catalogue, person)
    by_ledger = {relation.ledger.key: relation.count for relation in rows if relation.linked}
    live = TrainingAttendance.deleted_at.is_null() & (TrainingAttendance.person == person)
    assert by_ledger["training"] == TrainingAttendance.select().where(live).count()


def test_what_points_at_the_volunteer_or_the_officer_is_told_of_the_person(sample: Operations) -> None:
    catalogue = sample.file.catalogue
    certificate = Certificate.select().get()
    told = {relation.ledger.key for relation in related(catalogue, certificate.volunteer.person)}
    assert {"volunteer", "certificate"} <= told
    inspector = Inspector.select().get()
    told = {relation.ledger.key for relation in related(catalogue, inspector.officer.person)}
    assert {"officer", "inspection"} <= told
