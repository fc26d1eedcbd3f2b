"""Without a mouse: an inspection, a visit, an activity and a week of duty are typed by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.enforcement.inspection import Inspection
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.areas.legal_service.visit import Visit
from lawgov_desktop.areas.publicity.activity import Activity
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.record import Record
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.ledger.batch_dialog import BatchDialog
from tests.widgets.ledger.test_page import CTRL, Key, Office, focused

Press = Callable[..., None]
#: More fields than any form has.
_FAR = 60


class Clerk:
    """Presses keys and commits words, and counts both."""

    def __init__(self, office: Office, press: Press, commit: Callable[..., None]) -> None:
        self.office, self._press, self._commit = office, press, commit
        self.keys = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self._press(key, held)

    def turn_to(self, ledger: str) -> None:
        """Go to the ledger by Ctrl+Tab."""
        for _ in range(_FAR):
            if self.office.page.ledger.key == ledger:
                break
            self.press(Key.Key_Tab, CTRL)

    def begin(self, ledger: str) -> None:
        """Go to the ledger by Ctrl+Tab and press Ctrl+N."""
        self.turn_to(ledger)
        self.press(Key.Key_N, CTRL)

    def type(self, field: str, text: str) -> None:
        """Press Enter until the field has the focus, type into it, press Enter; child rows are added on the way."""
        for _ in range(_FAR):
            if focused() == field:
                break
            self._on()
        assert focused() == field, f"{field} is not reached by Enter, the focus is at {focused()}"
        focus = QApplication.focusWidget()
        focus.selectAll()  # type: ignore[union-attr]
        self._commit(focus, text)
        self.keys += 1
        self._on()

    def _on(self) -> None:
        """Enter, or Ctrl+Enter where Enter is a new line."""
        block = isinstance(QApplication.focusWidget(), TextEditor)
        self.press(Key.Key_Return, CTRL if block else Qt.KeyboardModifier.NoModifier)

    def save(self, ledger: str) -> Record:
        """Press Ctrl+S and return the saved record."""
        self.press(Key.Key_S, CTRL)
        badge = self.office.pane.head.badge.text
        assert badge.startswith("已保存"), (badge, self.office.pane.form.problems(), self.office.message)
        shown: Record | None = self.office.pane.form.record
        assert shown is not None
        return shown


@pytest.fixture
def clerk(
    sample: Operations, qtbot: QtBot, press: Press, commit: Callable[..., None]
) -> Iterator[Callable[[str], Clerk]]:
    dates.set_working_year(2023)
    yield lambda area: Clerk(Office(sample, qtbot, area), press, commit)
    QApplication.closeAllWindows()


def test_an_inspection_with_two_officers_and_three_items(clerk: Callable[[str], Clerk]) -> None:
    hands = clerk("enforcement")
    village = Village.select().where(Village.deleted_at.is_null()).get()
    officers = [
        row.caption
        for row in Officer.select().where(
            Officer.deleted_at.is_null() & Officer.certificate_number.is_null(False)
        )
    ][:2]
    hands.begin("inspection")
    hands.type("Inspection.inspected_on", "9.12")
    hands.type("Inspection.category", "日常检查")
    hands.type("Inspection.object_name", "样例农资店")
    hands.type("Inspection.village", village.name)
    for name in officers:
        hands.type("Inspector.officer", name)
    for item in ("台账登记", "进货查验", "标签标识"):
        hands.type("InspectionItem.name", item)
    saved = hands.save("inspection")
    kept = Inspection.get_by_id(saved.id)
    assert [row.officer.caption for row in kept.inspectors] == officers
    assert [row.name for row in kept.items] == ["台账登记", "进货查验", "标签标识"]
    assert hands.keys < 70


def test_a_visit(clerk: Callable[[str], Clerk]) -> None:
    hands = clerk("legal_service")
    hands.begin("visit")
    hands.type("Visit.visited_on", "5.8")
    hands.type("Visit.name", "李明山")
    hands.type("Visit.matter", Visit.select().get().matter.label)
    hands.type("Visit.request", "问土地流转合同怎么写")
    hands.type("Visit.first_asked", "赵敏")
    saved = hands.save("visit")
    assert Visit.get_by_id(saved.id).name == "李明山"
    assert hands.keys < 40


def test_an_activity_with_materials(clerk: Callable[[str], Clerk]) -> None:
    hands = clerk("publicity")
    hands.begin("activity")
    hands.type("Activity.held_on", "12.4")
    hands.type("Activity.title", "宪法宣传周进集市")
    hands.type("Activity.form", Activity.select().get().form)
    hands.type("Activity.theme", "宪法")
    hands.type("Activity.people", "120")
    for name, quantity in (("宪法读本", "60"), ("宣传折页", "200")):
        hands.type("MaterialIssue.name", name)
        hands.type("MaterialIssue.quantity", quantity)
    saved = hands.save("activity")
    kept = Activity.get_by_id(saved.id)
    assert [(row.name, row.quantity) for row in kept.materials] == [("宪法读本", 60), ("宣传折页", 200)]
    assert hands.keys < 70


def test_a_week_of_duty(clerk: Callable[[str], Clerk], qtbot: QtBot) -> None:
    hands = clerk("legal_service")
    hands.turn_to("dutyslot")
    before = DutySlot.select().count()
    hands.press(Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = hands.office.page.findChild(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    qtbot.waitUntil(lambda: focused() == "duty_rota.from_day")
    for name, text in (("from_day", "2024-01-08"), ("to_day", "2024-01-12"), ("weekdays", "一至五")):
        hands.type(f"duty_rota.{name}", text)
    hands.type("duty_rota.lawyers", "张明、李华")
    assert len(dialog.wanted) == 5
    for _ in range(_FAR):
        if dialog.go.hasFocus():
            break
        hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert DutySlot.select().count() == before + 5
    assert hands.keys < 60
