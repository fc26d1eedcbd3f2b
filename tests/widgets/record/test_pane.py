"""The record pane shows the state of the record and requests a save only without unparsed texts."""

import datetime as dt
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute_ledger import DISPUTES
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.style import theme as look
from lawgov_desktop.widgets.style.theme import Theme
from tests.widgets.conftest import dispute, options, parties


def test_nothing_changed_means_nothing_to_save(pane: RecordPane) -> None:
    assert not pane.bar.save.isEnabled()
    assert not pane.bar.revert.isEnabled()
    assert pane.head.badge.text == ""
    assert not pane.bar.error.isVisible()


def test_the_badge_counts_changes_and_comes_to_rest_when_saved(pane: RecordPane) -> None:
    pane.form.inputs["amount"].fill(100)
    pane.form.inputs["place"].fill("村委会")
    assert pane.head.badge.text == "未保存  2 处改动"
    assert pane.bar.save.isEnabled()
    record, children = pane.form.collect()
    pane.load(record, children, title="纠纷 2023-017")
    pane.say("saved", "已保存 14:32")
    assert (pane.head.badge.state, pane.head.badge.text) == ("saved", "已保存 14:32")
    assert not pane.bar.save.isEnabled()


def test_ctrl_s_asks_for_saving_and_esc_for_reverting(pane: RecordPane, press, qtbot: QtBot) -> None:
    editor = pane.form.inputs["place"]
    editor.setFocus()
    qtbot.keyClicks(editor, "abc")
    with qtbot.waitSignal(pane.save_requested):
        press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pane.form.collect()[0].place == "abc"
    with qtbot.waitSignal(pane.revert_requested):
        press(Qt.Key.Key_Escape)


def test_what_cannot_be_read_is_not_asked_to_be_saved(pane: RecordPane, commit, press, qtbot: QtBot) -> None:
    editor = pane.form.inputs["concluded_on"]
    editor.setFocus()
    commit(editor, "2023-04-31")
    with qtbot.assertNotEmitted(pane.save_requested):
        pane.bar.save.click()
    assert pane.bar.error.text().strip() == "1 处要改正：达成日期"
    pane.form.inputs["place"].setFocus()
    pane.bar.error.click()
    assert editor.hasFocus()


def test_a_rule_broken_before_is_judged_anew(pane: RecordPane, qtbot: QtBot) -> None:
    pane.form.inputs["place"].fill("村委会")
    pane.show_problems([FieldProblem("concluded_on", "已有结果，请填写达成日期")])
    assert "达成日期" in pane.bar.error.text()
    with qtbot.waitSignal(pane.save_requested):
        pane.bar.save.click()


def test_enter_on_the_last_field_asks_for_the_next_record(pane: RecordPane, press, qtbot: QtBot) -> None:
    pane.form.inputs["remark"].setFocus()
    with qtbot.waitSignal(pane.save_and_new_requested):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_trashed_record_is_read_only_and_can_be_restored(pane: RecordPane, qtbot: QtBot) -> None:
    record = dispute()
    record.deleted_at = "2023-05-01 09:00:00.000"
    pane.load(record, {"parties": parties()}, title="纠纷 2023-017")
    assert pane.head.badge.text == "已删除"
    assert not pane.bar.delete.isVisible()
    with qtbot.waitSignal(pane.restore_requested):
        pane.bar.restore.click()
    assert pane.form.inputs["place"].isReadOnly()


def test_tabs_scroll_to_their_section_and_follow_the_scroll(pane: RecordPane) -> None:
    QApplication.processEvents()
    bar = pane.scroller.verticalScrollBar()
    pane.head.tabs.chosen.emit(4)
    assert bar.value() > 0
    shown = pane.form.bodies[4].title
    assert (
        0
        <= shown.mapTo(pane.scroller.viewport(), shown.rect().topLeft()).y()
        < pane.scroller.viewport().height()
    )
    bar.setValue(0)
    assert pane.head.tabs.current == 0


def test_tabs_that_do_not_fit_are_reached_by_an_arrow(pane: RecordPane, qtbot: QtBot) -> None:
    pane.resize(300, 700)
    QApplication.processEvents()
    tabs = pane.head.tabs
    assert list(tabs._ends()) == ["right"]
    for _ in range(5):
        if "right" in tabs._ends():
            qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs._ends()["right"].center())
    assert list(tabs._ends()) == ["back"]
    assert tabs._boxes()[-1].right() <= tabs.width()


def test_counts_stand_in_the_tabs(pane: RecordPane) -> None:
    assert "当事人 2" in pane.head.tabs._words
    pane.set_tab_note("其他", "缺 1")
    assert "其他 缺 1" in pane.head.tabs._words


def test_the_field_reached_by_enter_is_in_sight(pane: RecordPane, qtbot: QtBot, press) -> None:
    pane.form.inputs["occurred_on"].setFocus()
    press(Qt.Key.Key_Return)
    editor = pane.form.inputs["place"]
    assert editor.hasFocus()
    view = pane.scroller.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(editor.mapTo(view, editor.rect().center())))


def test_an_unused_pane_teaches_the_keys(pane: RecordPane) -> None:
    pane.clear()
    assert pane.empty
    assert pane.keys.isVisible()
    assert "Ctrl + D：照上一件再来一件" in pane.keys.accessibleName()
    assert not pane.bar.save.isEnabled()
    assert not pane.bar.delete.isVisible()


def test_one_pane_has_the_way_back_and_esc_takes_it(pane: RecordPane, press, qtbot: QtBot) -> None:
    pane.set_one_pane(True, badge_here=False)
    pane.resize(683, 384)
    assert pane.head.back.isVisible()
    pane.form.inputs["place"].setFocus()
    with qtbot.waitSignal(pane.back_requested):
        press(Qt.Key.Key_Escape)
    pane.form.inputs["place"].fill("村委会")
    assert not pane.head.badge.isVisible()
    with qtbot.assertNotEmitted(pane.back_requested), qtbot.waitSignal(pane.revert_requested):
        press(Qt.Key.Key_Escape)
    pane.set_one_pane(False)
    assert not pane.head.back.isVisible()


@pytest.mark.parametrize(("scale", "width"), [(1.0, 571), (1.0, 480), (1.5, 900), (2.0, 1366)])
def test_nothing_is_cut_at_any_size(theme: Theme, qtbot: QtBot, scale: float, width: int) -> None:
    theme.apply(scale=scale)
    pane = RecordPane(DISPUTES, options)
    qtbot.addWidget(pane)
    pane.resize(width, 700)
    pane.load(
        dispute(), {"parties": parties()}, title="纠纷 2023-017", subtitle="东河村 · 李明山与王秀英 · 邻里"
    )
    pane.show()
    pane.form.inputs["concluded_on"].setText("2023-04-31")
    pane.form.tables["parties"].rows.take_text(0, 5, "123")
    pane.form.commit_text()
    QApplication.processEvents()
    assert pane.width() == width
    for button in pane.findChildren(QPushButton):
        if button.isVisible() and button is not pane.bar.error:
            assert button.sizeHint().width() <= button.width() + 1, button.text()
    for label in (pane.head.title, pane.head.subtitle):
        assert isinstance(label, QLabel)
        assert label.sizeHint().width() <= label.width() + 1
    assert pane.form.width() <= pane.scroller.viewport().width()
    assert pane.bar.height() == look.px(3.14)


def test_the_theme_changes_under_an_open_record(theme: Theme, pane: RecordPane) -> None:
    light = pane.grab().toImage()
    theme.apply("dark", 1.3)
    QApplication.processEvents()
    dark = pane.grab().toImage()
    assert light.pixelColor(3, 3).lightness() > 200
    assert dark.pixelColor(3, 3).lightness() < 60
    assert pane.form.inputs["place"].height() == look.px(2.0)


def test_a_day_chosen_in_the_month_counts_as_a_change(pane: RecordPane) -> None:
    pane.form.inputs["occurred_on"].fill(dt.date(2023, 4, 1))
    assert pane.head.badge.text == "未保存  1 处改动"


_KEYS = (
    *(Qt.Key.Key_Return,) * 6,
    *(Qt.Key.Key_Tab,) * 3,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_F4,
    Qt.Key.Key_F8,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Space,
)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_keys_in_any_order_do_no_harm(pane: RecordPane, qtbot: QtBot, commit, seed: int) -> None:
    """Two hundred random keys, words and pastes at any focus; the record stays consistent."""
    chance = random.Random(seed)
    pane.save_requested.connect(pane.form.collect)
    pane.revert_requested.connect(pane.form.revert)
    pane.form.focus_first()
    for _ in range(200):
        focused = QApplication.focusWidget() or pane
        what = chance.random()
        if what < 0.6:
            control = Qt.KeyboardModifier.ControlModifier if what < 0.1 else Qt.KeyboardModifier.NoModifier
            qtbot.keyClick(focused, chance.choice(_KEYS), control)
        elif what < 0.9:
            commit(focused, chance.choice(["甲", "东河村", "4.12", "２０２３", "第三人", "138"]))
        else:
            QGuiApplication.clipboard().setText(chance.choice(["a\tb\nc\td", "甲方\t李明\n", "x"]))
            qtbot.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    record, children = pane.form.collect()
    assert record.uid == pane.form.record.uid
    assert set(children) == set(DISPUTES.children)
    pane.form.revert()
    assert pane.form.changes() == 0
