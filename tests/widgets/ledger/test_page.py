"""A ledger page: usable by keys alone, no text lost without a question, always in step with the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.ledger.page import LedgerPage
from lawgov_desktop.widgets.list.pane import ListPane
from lawgov_desktop.widgets.record.pane import RecordPane
from tests.widgets.ledger_office import Asked, add_disputes, make_page, settle_in

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Office:
    """A page with its messages and questions."""

    def __init__(self, operations: Operations, qtbot: QtBot, area: str = "mediation") -> None:
        self.operations = operations
        self.asked = Asked()
        self.page: LedgerPage = make_page(operations, self.asked, area=area)
        self.said: list[str] = []
        self.page.message.connect(lambda words, _good: self.said.append(words))
        qtbot.addWidget(self.page)
        self.page.resize(1199, 768)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.entered()

    @property
    def list(self) -> ListPane:
        return self.page.sheet.list

    @property
    def pane(self) -> RecordPane:
        return self.page.sheet.pane

    def button(self, name: str) -> QPushButton:
        return next(b for b in self.page.findChildren(QPushButton, name) if b.isVisible())

    def put(self, field: str, value: Any) -> None:
        """Change a field of the record as if the text had been typed."""
        self.pane.form.inputs[field].fill(value)  # type: ignore[union-attr]


@pytest.fixture
def office(operations: Operations, qtbot: QtBot) -> Iterator[Office]:
    """An office with six disputes of 2023."""
    settle_in(operations)
    add_disputes(operations, 6)
    dates.set_working_year(2023)
    yield Office(operations, qtbot)
    QApplication.closeAllWindows()


@pytest.fixture
def typed(commit: Callable[..., None], press: Callable[..., None]) -> Callable[..., None]:
    """Type into the field with the focus and press Enter."""

    def type_in(*texts: str) -> None:
        for text in texts:
            focus = QApplication.focusWidget()
            if text:
                commit(focus, text)
            press(Key.Key_Return)

    return type_in


def focused() -> str:
    """Name of the widget with the focus."""
    focus = QApplication.focusWidget()
    return focus.objectName() if focus else ""


# -- typing ------------------------------------------------------------------------------------------------


def test_a_dispute_with_two_parties_is_entered_by_keys_alone(
    office: Office, press: Callable[..., None], typed: Callable[..., None]
) -> None:
    press(Key.Key_N, CTRL)
    typed("4.12", "东河村", "邻里", "", "群众来访申请", "镇调委会", "黄", "3200")
    while focused() != "Dispute.summary":
        typed("")
    press(Key.Key_Return, CTRL)
    typed("甲方", "李明山", "", "", "13800002017", "", "东河村二组")
    typed("乙方", "王秀英", "女", "52", "", "", "")
    assert focused() == "DisputeParty.side"
    press(Key.Key_S, CTRL)
    saved = Dispute.get(Dispute.number == 2023000007)
    assert (saved.accepted_on, saved.village.name, saved.amount) == (dt.date(2023, 4, 12), "东河村", 320000)
    assert [(p.side, p.name) for p in saved.parties] == [("甲方", "李明山"), ("乙方", "王秀英")]
    assert office.list.footer.text.startswith("7 件 2023 年受理")
    assert office.list.table.current_id == saved.id
    assert office.pane.head.badge.text.startswith("已保存")
    assert office.pane.head.title.text() == "纠纷 2023-007"
    assert office.pane.head.subtitle.text() == "东河村 · 李明山与王秀英 · 邻里"


def test_enter_on_the_last_field_saves_and_begins_the_next(
    office: Office, press: Callable[..., None], typed: Callable[..., None]
) -> None:
    press(Key.Key_N, CTRL)
    typed("5.8", "柳沟村", "合同", "", "法院委派")
    for _ in range(120):
        plain = not isinstance(QApplication.focusWidget(), TextEditor)
        press(Key.Key_Return, Qt.KeyboardModifier.NoModifier if plain else CTRL)
        if Dispute.select().count() == 7:
            break
    assert Dispute.select().order_by(Dispute.id.desc()).get().village.name == "柳沟村"
    assert focused() == "Dispute.accepted_on"
    assert office.pane.head.title.text() == "新建纠纷"
    assert office.page.sheet.editing.changes == 0


def test_what_cannot_be_saved_is_said_beside_the_field_with_the_focus_there(
    office: Office, press: Callable[..., None], typed: Callable[..., None]
) -> None:
    press(Key.Key_N, CTRL)
    typed("4.31", "东河村", "邻里", "", "群众来访申请")
    press(Key.Key_S, CTRL)
    assert focused() == "Dispute.accepted_on"
    assert office.pane.form.problems() == {"受理日期": "4 月只有 30 天，请核对"}
    typed("4.30")
    office.put("outcome", "调解成功（书面协议）")
    press(Key.Key_S, CTRL)
    assert Dispute.select().count() == 6
    assert "达成日期" in office.pane.form.problems()
    assert focused() in ("Dispute.outcome", "Dispute.concluded_on")


def test_junk_pasted_into_every_field_breaks_nothing_and_saves_nothing(
    office: Office, press: Callable[..., None]
) -> None:
    press(Key.Key_N, CTRL)
    junk = "\x00“2023.13.45\t李\r\n明\u200b山" * 30
    QGuiApplication.clipboard().setText(junk)
    for made in office.pane.form.inputs.values():
        made.setFocus()
        if hasattr(made, "paste"):
            made.paste()
    press(Key.Key_S, CTRL)
    assert Dispute.select().count() == 6
    assert office.pane.form.problems()
    assert office.page.unsaved()


def test_a_record_of_another_year_is_saved_and_the_page_says_where_it_went(
    office: Office, press: Callable[..., None], typed: Callable[..., None]
) -> None:
    press(Key.Key_N, CTRL)
    typed("2022-12-30", "东河村", "邻里", "", "群众来访申请")
    press(Key.Key_S, CTRL)
    assert Dispute.get(Dispute.number == 2022000001).accepted_on == dt.date(2022, 12, 30)
    assert office.said == ["已保存。这一件是 2022 年的，2023 年的列表里看不到它。"]
    assert office.pane.head.title.text() == "纠纷 2022-001"


def test_ctrl_d_copies_what_cases_have_in_common_and_f8_fills_one_field(
    office: Office, press: Callable[..., None]
) -> None:
    office.page.sheet.select(2)
    press(Key.Key_D, CTRL)
    form = office.pane.form
    assert form.inputs["village"].value() == 2
    assert form.inputs["kind"].value() == Dispute.get_by_id(2).kind_id
    assert form.inputs["accepted_on"].value() is None
    assert form.inputs["number" if "number" in form.inputs else "amount"].value() is None
    assert office.pane.head.title.text() == "新建纠纷"
    assert focused() == "Dispute.accepted_on"
    press(Key.Key_F8)
    assert form.inputs["accepted_on"].value() == Dispute.get_by_id(6).accepted_on


# -- never lost unasked ------------------------------------------------------------------------------------


def test_another_row_is_shown_only_after_the_clerk_said_what_to_do(office: Office, qtbot: QtBot) -> None:
    table = office.list.table
    table.select_row(0)
    first = table.current_id
    office.put("place", "村口")
    qtbot.keyClick(table, Key.Key_Down)
    assert office.asked.titles == ["纠纷 2023-006还没有保存"]
    qtbot.waitUntil(lambda: table.current_id == first)
    assert office.page.sheet.editing.current_id == first
    assert office.pane.form.inputs["place"].value() == "村口"

    office.asked.answers = ["save"]
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Down)
    assert Dispute.get_by_id(first).place == "村口"
    assert office.page.sheet.editing.current_id == table.current_id != first

    office.put("place", "桥头")
    office.asked.answers = ["drop"]
    qtbot.keyClick(table, Key.Key_Down)
    assert Dispute.select().where(Dispute.place == "桥头").count() == 0
    assert office.page.sheet.editing.changes == 0


def test_what_was_typed_outlives_tabs_years_searches_and_filters(
    office: Office, press: Callable[..., None]
) -> None:
    press(Key.Key_N, CTRL)
    office.put("place", "村口")
    press(Key.Key_Tab, CTRL)
    assert office.page.ledger.title == "三长会商"
    office.page.show_year(2022)
    office.page.show_year(2023)
    press(Key.Key_Tab, CTRL | Qt.KeyboardModifier.ShiftModifier)
    office.list.search("李")
    office.list.filter({"outcome": ["撤回"]})
    office.list.clear_filters()
    assert office.asked.titles == []
    assert office.pane.form.inputs["place"].value() == "村口"
    assert office.page.unsaved() == ["新建纠纷（1 处改动）"]


def test_closing_asks_for_each_unsaved_record(office: Office, press: Callable[..., None]) -> None:
    office.page.sheet.select(1)
    office.put("place", "村口")
    office.page.show_ledger("mediationcommittee")
    press(Key.Key_N, CTRL)
    office.put("name", "东河村调委会")
    office.asked.answers = ["save", "stay"]
    assert not office.page.leave()
    assert office.asked.titles == ["纠纷 2023-001还没有保存", "新建调委会还没有保存"]
    assert Dispute.get_by_id(1).place == "村口"
    assert office.pane.form.inputs["name"].value() == "东河村调委会"
    office.asked.answers = ["drop"]
    assert office.page.leave()
    assert not office.page.unsaved()


def test_esc_takes_one_slip_back_but_asks_before_more_is_lost(
    office: Office, press: Callable[..., None]
) -> None:
    office.page.sheet.select(1)
    office.pane.form.focus_first()
    office.put("place", "村口")
    press(Key.Key_Escape)
    assert office.asked.titles == []
    assert office.page.sheet.editing.changes == 0
    office.put("place", "村口")
    office.put("archive_number", "5")
    press(Key.Key_Escape)
    assert office.asked.titles == ["放弃修改"]
    assert office.page.sheet.editing.changes == 2
    office.asked.answers = ["drop"]
    press(Key.Key_Escape)
    assert office.page.sheet.editing.changes == 0


def test_a_row_changed_meanwhile_is_not_overwritten_and_nothing_typed_goes(
    office: Office, press: Callable[..., None]
) -> None:
    office.page.sheet.select(1)
    office.pane.form.focus_first()
    office.put("place", "村口")
    office.operations.file.db.execute_sql("UPDATE dispute SET place = '桥头' WHERE id = 1")
    press(Key.Key_S, CTRL)
    assert "刚被别处改过" in office.said[0]
    assert Dispute.get_by_id(1).place == "桥头"
    assert office.pane.form.inputs["place"].value() == "村口"
    assert office.page.sheet.editing.changes == 1


# -- in step with the file ---------------------------------------------------------------------------------


def test_an_operation_made_elsewhere_redraws_the_list_and_the_record(office: Office) -> None:
    office.page.sheet.select(2)
    ledger = office.page.ledger
    record = Dispute.get_by_id(2)
    record.place = "桥头"
    children: dict[str, list[Any]] = {"parties": list(record.parties), "mediators": list(record.mediators)}
    office.operations.save(ledger, record, children)
    assert office.pane.form.inputs["place"].value() == "桥头"
    add_disputes(office.operations, 1)
    assert office.list.model.rowCount() == 7
    assert office.list.table.current_id == 2


def test_a_new_village_can_be_chosen_at_once(office: Office) -> None:
    made = Village(name="新庄村")
    office.operations.save(office.operations.file.catalogue.ledgers["village"], made)
    office.page.sheet.select(1)
    offered = [o.label for o in office.pane.form.options(Dispute.village)]
    assert "新庄村" in offered


def test_a_village_merged_before_the_year_is_not_offered_but_still_shown(office: Office) -> None:
    ledger = office.operations.file.catalogue.ledgers["village"]
    merged = Village.get_by_id(1)
    merged.valid_to = dt.date(2022, 12, 31)
    office.operations.save(ledger, merged)
    office.page.sheet.select(1)
    assert "东河村" not in [o.label for o in office.pane.form.options(Dispute.village)]
    assert office.pane.form.inputs["village"].text() == "东河村"  # type: ignore[union-attr]
    office.page.show_year(2022)
    assert "东河村" in [o.label for o in office.pane.form.options(Dispute.village)]


def test_a_row_changed_by_another_tool_says_so(office: Office) -> None:
    office.operations.file.db.execute_sql("UPDATE dispute SET place = '桥头' WHERE id = 3")
    office.page.sheet.select(3)
    assert (office.pane.head.badge.state, office.pane.head.badge.text) == ("outside", "外部修改")


def test_the_history_tells_who_changed_what_in_the_words_of_the_form(office: Office, qtbot: QtBot) -> None:
    office.page.sheet.select(2)
    office.put("village", 3)
    office.put("amount", 320050)
    office.page.sheet.editing.save()
    history = office.page.sheet.editing.extras.history
    qtbot.waitUntil(lambda: "村：西河底村 → 柳沟村" in history.text)
    assert "涉及金额：空 → 3,200.50" in history.text
    assert "赵敏 修改纠纷" in history.text
    assert "当事人 方：甲方；姓名或单位：李明远；电话：138****2017" in history.text
    assert "138****2017" in history.text
    assert "13800002017" not in history.text


# -- trash and undo ----------------------------------------------------------------------------------------


def test_delete_restore_and_purge_by_keys(office: Office, qtbot: QtBot, press: Callable[..., None]) -> None:
    table = office.list.table
    table.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Down, SHIFT)
    office.asked.answers = ["delete"]
    press(Key.Key_Delete)
    assert office.asked.titles == ["删除2 件纠纷"]
    assert Dispute.select().where(Dispute.deleted_at.is_null()).count() == 4
    assert office.list.model.rowCount() == 4
    assert office.pane.empty

    office.list.show_trash(True)
    assert office.list.model.rowCount() == 2
    table.select_row(0)
    assert office.pane.head.badge.text == "已删除"
    qtbot.keyClick(office.button("restore"), Key.Key_Return)
    assert office.list.model.rowCount() == 1

    table.select_row(0)
    table.setFocus()
    press(Key.Key_Delete)
    assert Dispute.select().count() == 6
    office.asked.answers = ["purge"]
    press(Key.Key_Delete)
    assert Dispute.select().count() == 5
    assert office.list.model.rowCount() == 0


def test_a_village_in_use_is_not_deleted_and_the_page_says_by_whom(
    office: Office, operations: Operations, qtbot: QtBot
) -> None:
    township = Office(operations, qtbot, "township")
    township.page.sheet.select(1)
    township.asked.answers = ["delete"]
    qtbot.keyClick(township.button("delete"), Key.Key_Return)
    assert "还被纠纷 2023-001" in township.said[0]
    assert township.list.model.rowCount() == 3
    assert not township.pane.empty


def test_ctrl_z_takes_back_the_last_operation_and_ctrl_y_does_it_again(
    office: Office, press: Callable[..., None]
) -> None:
    office.page.sheet.select(2)
    office.put("place", "村口")
    office.page.sheet.editing.save()
    office.list.table.setFocus()
    press(Key.Key_Z, CTRL)
    assert Dispute.get_by_id(2).place is None
    assert office.pane.form.inputs["place"].value() is None
    assert office.said[-1] == "已撤销：修改纠纷"
    press(Key.Key_Y, CTRL)
    assert Dispute.get_by_id(2).place == "村口"
    assert office.said[-1] == "已重做：修改纠纷"


def test_a_field_takes_back_its_own_typing_before_the_operation(
    office: Office, commit: Callable[..., None], press: Callable[..., None]
) -> None:
    office.page.sheet.select(2)
    office.put("place", "村口")
    office.page.sheet.editing.save()
    office.page.sheet.editing.open(2)
    field = office.pane.form.inputs["place"]
    field.setFocus()
    commit(field, "东头")
    press(Key.Key_Z, CTRL)
    assert Dispute.get_by_id(2).place == "村口"
    assert field.text() == "村口"  # type: ignore[union-attr]


# -- finding, moving, windows ------------------------------------------------------------------------------


def test_search_by_keys_into_the_list_and_back(
    office: Office, press: Callable[..., None], commit: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_F, CTRL)
    assert focused() == "search"
    commit(QApplication.focusWidget(), "李明远志")
    qtbot.waitUntil(lambda: office.list.model.rowCount() == 2)
    press(Key.Key_Return)
    assert focused() == "dispute.table"
    assert office.page.sheet.editing.current_id == office.list.model.id_at(0)
    press(Key.Key_F, CTRL)
    press(Key.Key_Escape)
    assert office.list.model.rowCount() == 6
    assert office.list.table.current_id == office.page.sheet.editing.current_id


def test_page_keys_lead_from_record_to_record_and_f6_between_the_panes(
    office: Office, press: Callable[..., None]
) -> None:
    office.list.table.select_row(1)
    press(Key.Key_F6)
    assert focused() == "Dispute.accepted_on"
    press(Key.Key_PageDown)
    assert office.page.sheet.editing.current_id == office.list.model.id_at(2)
    press(Key.Key_PageUp)
    press(Key.Key_PageUp)
    assert office.page.sheet.editing.current_id == office.list.model.id_at(0)
    press(Key.Key_F6)
    assert focused() == "dispute.table"
    press(Key.Key_Return)
    assert focused() == "Dispute.accepted_on"


def test_the_rows_behind_a_figure_are_shown_whatever_their_year(office: Office) -> None:
    add_disputes(office.operations, 2, year=2021)
    uids = tuple(r.uid for r in Dispute.select().where(Dispute.id.in_([1, 7])))
    office.page.show_rows("dispute", uids)
    assert office.list.model.rowCount() == 2
    assert office.list.filter_bar.texts() == ["数字里的 2 件"]
    office.list.clear_filters()
    assert office.list.model.rowCount() == 6
    office.page.show_rows("dispute", uids[:1])
    assert office.page.sheet.editing.current_id == 1


def test_a_narrow_window_shows_one_pane_at_a_time(office: Office, press: Callable[..., None]) -> None:
    office.page.resize(683, 384)
    office.page.set_compact(True)
    assert not office.pane.isVisible()
    assert not office.page.bar.tabs.isVisible()
    office.list.table.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Return)
    assert office.pane.isVisible()
    assert not office.list.isVisible()
    assert focused() == "Dispute.accepted_on"
    office.put("place", "村口")
    assert office.page.bar.badge.isVisible()
    assert office.page.bar.badge.text.startswith("未保存")
    office.page.sheet.editing.save()
    press(Key.Key_Escape)
    assert office.list.isVisible()
    assert focused() == "dispute.table"
    office.page.set_compact(False)
    assert office.list.isVisible()
    assert office.pane.isVisible()


def test_a_file_held_by_another_is_seen_in_full_and_not_changed(operations: Operations, qtbot: QtBot) -> None:
    settle_in(operations)
    add_disputes(operations, 2)
    with open_file(operations.file.path, operations.file.catalogue, read_only=True) as file:
        office = Office(Operations(file), qtbot)
        office.page.sheet.select(1)
        line = office.page.findChild(object, "read_only")
        assert "正在使用这个文件" in line.label.text()
        assert all(made.fixed for made in office.pane.form.inputs.values() if hasattr(made, "fixed"))
        assert not office.button("new").isEnabled()
        office.page.new()
        office.page.duplicate_last()
        office.page.undo()
        office.list.table.setFocus()
        qtbot.keyClick(office.list.table, Key.Key_Delete)
        assert office.asked.titles == []
        assert DisputeParty.select().count() == 3
        QApplication.closeAllWindows()


def test_undo_and_redo_have_buttons_that_say_what_they_take_back(office: Office, qtbot: QtBot) -> None:
    add_disputes(office.operations, 1)
    qtbot.waitUntil(lambda: office.button("undo").isEnabled())
    assert not office.button("redo").isEnabled()
    before = Dispute.select().where(Dispute.deleted_at.is_null()).count()
    qtbot.mouseClick(office.button("undo"), Qt.MouseButton.LeftButton)
    assert Dispute.select().where(Dispute.deleted_at.is_null()).count() == before - 1
    assert "重做" in office.button("redo").toolTip()
    qtbot.mouseClick(office.button("redo"), Qt.MouseButton.LeftButton)
    assert Dispute.select().where(Dispute.deleted_at.is_null()).count() == before
