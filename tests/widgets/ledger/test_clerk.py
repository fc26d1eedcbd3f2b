"""What a clerk relies on: the cursor stays, a paste can be undone, no text is dropped without a message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.form.child_delegate import PAD
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.style import theme
from tests.widgets.ledger.test_page import Office, focused
from tests.widgets.ledger_office import add_disputes, settle_in

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Press = Callable[..., None]
Commit = Callable[[QWidget, str], None]


@pytest.fixture
def office(operations: Operations, qtbot: QtBot) -> Iterator[Office]:
    """An office whose newest dispute is shown in the record pane."""
    settle_in(operations)
    add_disputes(operations, 6)
    dates.set_working_year(2023)
    office = Office(operations, qtbot)
    office.page.sheet.select(6)
    yield office
    QApplication.closeAllWindows()


@pytest.fixture
def parties(office: Office) -> ChildTable:
    """The parties of that dispute."""
    return office.pane.form.tables["parties"]


def block(office: Office, name: str) -> TextEditor:
    editor = office.pane.form.inputs[name]
    assert isinstance(editor, TextEditor)
    return editor


def focus_widget() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


# -- the cursor stays --------------------------------------------------------------------------------------


def test_saving_in_the_middle_of_a_record_leaves_cursor_and_view_where_they_are(
    office: Office, press: Press, commit: Commit
) -> None:
    agreement = block(office, "agreement")
    office.pane.form._walk.reach(agreement)
    QApplication.processEvents()
    QApplication.processEvents()
    seen = office.pane.scroller.verticalScrollBar().value()
    assert seen > 0
    commit(agreement, "修水沟")
    press(Key.Key_S, CTRL)
    assert office.pane.head.badge.text.startswith("已保存")
    assert focused() == "Dispute.agreement"
    assert office.pane.scroller.verticalScrollBar().value() == seen
    commit(focus_widget(), "，费用平摊")
    press(Key.Key_S, CTRL)
    assert Dispute.get_by_id(6).agreement == "修水沟，费用平摊"


def test_saving_in_a_child_table_leaves_the_cursor_in_its_cell(
    office: Office, parties: ChildTable, press: Press, commit: Commit
) -> None:
    parties.grid.cell.begin(0, 6)
    commit(focus_widget(), "东河村二组")
    press(Key.Key_S, CTRL)
    assert parties.grid.cell.position == (0, 6)
    assert focused() == "DisputeParty.address"


def test_a_click_on_save_leaves_the_cursor_in_its_field(office: Office, qtbot: QtBot, commit: Commit) -> None:
    block(office, "agreement").setFocus()
    commit(focus_widget(), "修水沟")
    qtbot.mouseClick(office.button("save"), Qt.MouseButton.LeftButton)
    assert office.pane.head.badge.text.startswith("已保存")
    assert focused() == "Dispute.agreement"


def test_a_button_that_has_done_its_work_hands_the_keyboard_to_the_first_field(
    office: Office, press: Press, commit: Commit
) -> None:
    block(office, "agreement").setFocus()
    commit(focus_widget(), "修水沟")
    office.button("save").setFocus()
    press(Key.Key_Space)
    assert office.pane.head.badge.text.startswith("已保存")
    assert focused() == "Dispute.accepted_on"


def test_the_tab_underlined_is_the_section_one_types_in(office: Office, qtbot: QtBot) -> None:
    office.pane.form._walk.reach(office.pane.form.inputs["outcome"])
    titles = [body.section.title for body in office.pane.form.bodies]
    qtbot.waitUntil(lambda: office.pane.head.tabs.current == titles.index("结果"))


def test_a_page_opens_no_second_window_and_keeps_the_keyboard(operations: Operations, qtbot: QtBot) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    Office(operations, qtbot)
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert shown == ["LedgerPage"]


def test_who_goes_on_typing_is_where_the_typing_was(office: Office, press: Press, commit: Commit) -> None:
    block(office, "agreement").setFocus()
    commit(focus_widget(), "修水沟")
    office.asked.answers = ["stay"]
    office.list.table.setFocus()
    office.list.table.select_row(3)
    QApplication.processEvents()
    assert focused() == "Dispute.agreement"


def test_a_new_record_given_up_hands_the_keyboard_to_the_list(office: Office, press: Press) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_3)
    press(Key.Key_Escape)
    assert office.pane.empty
    assert focused() == "dispute.table"


# -- taking back -------------------------------------------------------------------------------------------


def test_undoing_all_that_was_typed_leaves_nothing_unsaved(
    office: Office, press: Press, commit: Commit
) -> None:
    agreement = block(office, "agreement")
    agreement.setFocus()
    commit(agreement, "打错了")
    assert office.pane.head.badge.text.startswith("未保存")
    press(Key.Key_Z, CTRL)
    assert not agreement.toPlainText()
    assert not office.pane.head.badge.text.startswith("未保存")


def test_a_paste_comes_back_as_a_whole(office: Office, parties: ChildTable, press: Press) -> None:
    before = len(parties.rows.rows)
    rows = [f"甲方\t人名\t女\t5{n}\t1380000000{n}\t\t住址\t多的\t{n}" for n in range(9)]
    QGuiApplication.clipboard().setText("\r\n".join(rows))
    parties.grid.cell.begin(0, 0)
    press(Key.Key_V, CTRL)
    assert len(parties.rows.rows) == 9
    assert office.said == ["有 18 格没有对应的栏，没有粘贴进来。可以按 Ctrl+Z 撤销粘贴。"]
    press(Key.Key_Z, CTRL)
    assert len(parties.rows.rows) == before
    assert office.page.sheet.editing.changes == 0


def test_a_row_removed_by_mistake_comes_back(office: Office, parties: ChildTable, press: Press) -> None:
    names = [parties.rows.text(row, 1) for row in range(len(parties.rows.rows))]
    parties.grid.cell.begin(0, 1)
    press(Key.Key_Delete, CTRL)
    assert len(parties.rows.rows) == len(names) - 1
    press(Key.Key_Z, CTRL)
    assert [parties.rows.text(row, 1) for row in range(len(parties.rows.rows))] == names


def test_what_was_typed_after_a_paste_is_not_taken_back_with_it(
    office: Office, parties: ChildTable, press: Press, commit: Commit
) -> None:
    QGuiApplication.clipboard().setText("甲方\t张三\n乙方\t李四")
    parties.grid.cell.begin(0, 0)
    press(Key.Key_V, CTRL)
    parties.grid.cell.begin(1, 6)
    commit(focus_widget(), "柳沟村")
    parties.grid.cell.begin(0, 6)
    press(Key.Key_Z, CTRL)
    assert parties.rows.text(1, 6) == "柳沟村"


def test_undo_does_not_touch_saved_work_while_something_is_unsaved(
    office: Office, press: Press, commit: Commit
) -> None:
    block(office, "agreement").setFocus()
    commit(focus_widget(), "修水沟")
    press(Key.Key_S, CTRL)
    office.put("amount", 500)
    office.list.table.setFocus()
    press(Key.Key_Z, CTRL)
    assert office.said[-1].startswith("这里有改动还没有保存")
    press(Key.Key_Tab, CTRL)
    office.page.sheet.list.table.setFocus()
    press(Key.Key_Z, CTRL)
    # The unsaved record is under another tab: that tab is shown.
    assert office.page.ledger.key == "dispute"
    assert office.asked.titles == []
    assert Dispute.get_by_id(6).agreement == "修水沟"


# -- pasted by mistake -------------------------------------------------------------------------------------


def test_a_page_pasted_into_a_choice_is_not_read_back_in_full(
    office: Office, press: Press, commit: Commit
) -> None:
    village = office.pane.form.inputs["village"]
    assert isinstance(village, LineEdit)
    village.setFocus()
    village.selectAll()
    commit(village, "长" * 10_000)
    press(Key.Key_Tab)
    assert village.problem == f"列表里没有“{'长' * 20}…”，请按 ↓ 选一个或登记，或清空"


def test_a_page_pasted_into_a_cell_pushes_no_column_away(
    office: Office, parties: ChildTable, press: Press, commit: Commit
) -> None:
    before = parties.grid.columnWidth(0)
    parties.grid.cell.begin(0, 0)
    focus_widget().selectAll()  # type: ignore[attr-defined]
    commit(focus_widget(), "长" * 10_000)
    press(Key.Key_Tab)
    assert parties.grid.columnWidth(0) == before


def test_a_long_name_of_a_party_is_shown_whole(
    office: Office, parties: ChildTable, press: Press, commit: Commit
) -> None:
    name = next(i for i, field in enumerate(parties.grid.rows.fields) if field.name == "name")
    parties.grid.cell.begin(0, name)
    focus_widget().selectAll()  # type: ignore[attr-defined]
    commit(focus_widget(), "吉克·阿依")
    press(Key.Key_Tab)
    shown = QFontMetrics(theme.font("text")).horizontalAdvance("吉克·阿依")
    assert parties.grid.columnWidth(name) >= shown + theme.px(PAD)


# -- somebody not yet in the register ----------------------------------------------------------------------


@pytest.fixture
def volunteers(operations: Operations, qtbot: QtBot) -> Iterator[Office]:
    """The page of the volunteers, with three villages and an empty register of people."""
    settle_in(operations)
    dates.set_working_year(2023)
    yield Office(operations, qtbot, area="volunteers")
    QApplication.closeAllWindows()


def test_a_volunteer_nobody_has_registered_is_entered_without_leaving_the_page(
    volunteers: Office, press: Press, commit: Commit
) -> None:
    press(Key.Key_N, CTRL)
    commit(focus_widget(), "东河村")
    press(Key.Key_Return)
    assert focused() == "Volunteer.person"
    commit(focus_widget(), "赵𠮷")
    press(Key.Key_Down)
    press(Key.Key_Return)
    commit(volunteers.pane.form.inputs["recommended_on"], "3.5")
    press(Key.Key_S, CTRL)
    saved = Volunteer.get()
    assert (saved.person.name, saved.person.village.name) == ("赵𠮷", "东河村")
    assert volunteers.said[0] == "已登记人员：赵𠮷。其余内容以后再补。"


def test_a_name_only_another_page_can_register_says_which_page(
    operations: Operations, qtbot: QtBot, press: Press, commit: Commit
) -> None:
    office = Office(operations, qtbot, area="decisions")
    office.page.show_ledger("counselservice")
    press(Key.Key_N, CTRL)
    counsel = office.pane.form.inputs["counsel"]
    assert isinstance(counsel, ChoiceEditor)
    counsel.setFocus()
    commit(counsel, "某某律师事务所")
    press(Key.Key_Tab)
    assert str(counsel.problem).endswith("，请先到“依法决策·政府法律顾问”登记")


def test_enter_alone_registers_nobody(volunteers: Office, press: Press, commit: Commit) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_Return)
    person = volunteers.pane.form.inputs["person"]
    commit(person, "赵明")
    press(Key.Key_Return)
    assert person.problem == "列表里没有“赵明”，请按 ↓ 选一个或登记，或清空"
    assert Person.select().count() == 0


def test_what_cannot_be_a_name_is_refused_beside_the_field(
    volunteers: Office, press: Press, commit: Commit
) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_Return)
    person = volunteers.pane.form.inputs["person"]
    commit(person, "赵1明")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert person.problem == "姓名里有数字，请核对"
    assert Person.select().count() == 0


def test_registering_and_entering_are_taken_back_one_after_the_other(
    volunteers: Office, press: Press, commit: Commit
) -> None:
    test_a_volunteer_nobody_has_registered_is_entered_without_leaving_the_page(volunteers, press, commit)
    volunteers.list.table.setFocus()
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    assert [w.partition("：")[2] for w in volunteers.said[1:]] == ["登记法律明白人", "登记人员"]
    assert not Person.select().where(Person.deleted_at.is_null()).count()


def test_a_village_left_empty_is_the_persons_own(
    volunteers: Office, operations: Operations, press: Press, commit: Commit
) -> None:
    operations.save(operations.file.catalogue.ledgers["person"], Person(name="赵明", village=2))
    press(Key.Key_N, CTRL)
    press(Key.Key_Return)
    commit(focus_widget(), "赵明")
    press(Key.Key_Return)
    commit(volunteers.pane.form.inputs["recommended_on"], "3.5")
    press(Key.Key_S, CTRL)
    assert Volunteer.get().village.name == "西河底村"


def test_a_ledger_that_needs_more_than_a_name_offers_no_newcomer(
    office: Office, press: Press, commit: Commit
) -> None:
    kind = office.pane.form.inputs["kind"]
    assert isinstance(kind, ChoiceEditor)
    kind.setFocus()
    kind.selectAll()
    commit(kind, "没有的类型")
    assert [o.label for o in kind.options() if "登记" in o.label] == []
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert kind.problem is not None


def test_the_calendar_of_a_year_that_is_over_opens_at_its_end(office: Office, press: Press) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_Down)
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert office.pane.form.inputs["accepted_on"].value() == dt.date(2023, 12, 24)


def test_villages_of_four_characters_are_not_cut_for_want_of_room(sample: Operations, qtbot: QtBot) -> None:
    page = Office(sample, qtbot, area="volunteers").page
    page.show_ledger("certificate")
    page.sheet.list.resize(622, 700)
    table = page.sheet.list.table
    assert table.columnWidth(2) >= QFontMetrics(theme.font("text")).horizontalAdvance("赵家岭村") + theme.px(
        1
    )


# -- in the way for a moment -------------------------------------------------------------------------------


def test_a_complaint_goes_when_saving_works_again(office: Office, press: Press, commit: Commit) -> None:
    block(office, "agreement").setFocus()
    commit(focus_widget(), "修水沟")
    Dispute.update(summary="别处写的").where(Dispute.id == 6).execute()
    press(Key.Key_S, CTRL)
    assert office.said[-1].startswith("这一行刚被别处改过")
    office.asked.answers = ["drop"]
    press(Key.Key_Escape)
    office.page.sheet.editing.revert()
    commit(focus_widget(), "修水沟")
    press(Key.Key_S, CTRL)
    assert office.pane.head.badge.text.startswith("已保存")
    assert office.said[-1] == ""
