"""Editors accept any typed text, clean it when the focus leaves, and say in a sentence what has no value."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeParty
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor
from lawgov_desktop.widgets.editors.date_editor import DateEditor, add_months
from lawgov_desktop.widgets.editors.factory import make_input
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.editors.flag_editor import FlagEditor
from lawgov_desktop.widgets.editors.line_editor import LineEditor
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.style import theme as look
from lawgov_desktop.widgets.style.theme import Theme
from tests.widgets.conftest import options

Commit = Callable[[QWidget, str], None]


@pytest.fixture
def place(qtbot: QtBot) -> Callable[..., FieldEditor]:
    """Builds the editor of a field, shown beside another widget that can take the focus."""
    windows: list[QWidget] = []

    def build(model: type, name: str) -> FieldEditor:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        inside = QVBoxLayout(window)
        made = make_input(model.field(name), options)
        inside.addWidget(made)
        inside.addWidget(QLineEdit(objectName="elsewhere"))
        inside.addStretch()
        window.resize(300, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made.setFocus(Qt.FocusReason.TabFocusReason)
        return made

    return build


def leave(made: FieldEditor) -> None:
    """Move the focus to the other widget."""
    made.window().findChild(QLineEdit, "elsewhere").setFocus(Qt.FocusReason.TabFocusReason)


@pytest.mark.parametrize(
    "typed",
    [
        "20230412",
        "2023-4-12",
        "2023.4.12",
        "2023/4/12",
        "4-12",
        "4.12",
        "0412",
        "2023年4月12日",
        "４月１２日",
        "２０２３０４１２",
    ],
)
def test_a_day_is_understood_however_it_is_typed(place, commit: Commit, typed: str) -> None:
    made = place(Dispute, "accepted_on")
    commit(made, typed)
    leave(made)
    assert made.value() == dt.date(2023, 4, 12)
    assert made.text() == "2023-04-12"
    assert made.problem is None


def test_a_day_that_does_not_exist_stays_visible_with_its_sentence(place, commit: Commit) -> None:
    made = place(Dispute, "concluded_on")
    commit(made, "2023-04-31")
    leave(made)
    assert made.text() == "2023-04-31"
    assert made.problem == "4 月只有 30 天，请核对"
    made.setFocus()
    made.selectAll()
    commit(made, "2023-04-30")
    leave(made)
    assert made.problem is None
    assert made.value() == dt.date(2023, 4, 30)


@pytest.mark.parametrize(
    ("model", "name", "typed", "value", "shown"),
    [
        (Dispute, "amount", "３２００", 320000, "3,200.00"),
        (Dispute, "amount", "1.5万元", 1500000, "15,000.00"),
        (Dispute, "people_involved", " 12 人", 12, "12"),
        (
            Dispute,
            "agreement_number",
            "下人调字[2023] 第017 号",
            "下人调字〔2023〕17号",
            "下人调字〔2023〕17号",
        ),
        (DisputeParty, "name", "买买提・吐尔逊", "买买提·吐尔逊", "买买提·吐尔逊"),
        (DisputeParty, "name", "李　明", "李明", "李明"),
    ],
)
def test_typed_text_becomes_clean_on_leaving(place, commit: Commit, model, name, typed, value, shown) -> None:
    made = place(model, name)
    commit(made, typed)
    leave(made)
    assert (made.value(), made.text()) == (value, shown)


def test_an_id_number_is_checked_then_masked_at_rest(place, commit: Commit) -> None:
    made = place(DisputeParty, "id_number")
    commit(made, "110101196501010012")
    leave(made)
    assert made.problem is not None
    assert "身份证号" in made.problem
    made.setFocus(Qt.FocusReason.TabFocusReason)
    made.selectAll()
    commit(made, "１１０１０１１９９００３０７００２ｘ")
    leave(made)
    assert made.value() == "11010119900307002X"
    assert made.text() == "110101********002X"
    made.setFocus(Qt.FocusReason.TabFocusReason)
    assert made.text() == "11010119900307002X"
    leave(made)
    assert made.value() == "11010119900307002X"


def test_text_put_in_by_a_program_counts_as_typed(place) -> None:
    made = place(Dispute, "accepted_on")
    made.setText("4.12")
    leave(made)
    assert made.value() == dt.date(2023, 4, 12)


def test_enter_belongs_to_the_input_method_while_it_composes(place, press, qtbot: QtBot) -> None:
    made = place(Dispute, "place")
    QApplication.sendEvent(made, QInputMethodEvent("nihao", []))
    with qtbot.assertNotEmitted(made.tab_pressed):
        press(Qt.Key.Key_Return)
    QApplication.sendEvent(made, QInputMethodEvent("", []))
    with qtbot.waitSignal(made.tab_pressed) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [1]


def test_typing_narrows_the_list_and_enter_takes(place, press, qtbot: QtBot) -> None:
    made = place(Dispute, "village")
    assert isinstance(made, ChoiceEditor)
    qtbot.keyClicks(made, "lg")
    assert made.dropped
    with qtbot.waitSignal(made.tab_pressed):
        press(Qt.Key.Key_Return)
    assert (made.value(), made.text(), made.dropped) == (3, "柳沟村", False)


def test_arrows_walk_the_list_and_esc_only_closes_it(place, press) -> None:
    made = place(Dispute, "village")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert (made.dropped, made.value()) == (False, None)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert made.value() == 1


def test_a_word_that_is_not_in_the_list_gets_a_sentence(place, commit: Commit) -> None:
    made = place(Dispute, "village")
    commit(made, "东合村")
    leave(made)
    assert made.problem == "列表里没有“东合村”，请按 ↓ 选一个，或清空"
    assert made.text() == "东合村"
    made.setFocus(Qt.FocusReason.TabFocusReason)
    made.selectAll()
    commit(made, "东河")
    leave(made)
    assert (made.value(), made.text(), made.problem) == (1, "东河村", None)


def test_emptying_a_choice_is_allowed(place, press) -> None:
    made = place(Dispute, "village")
    made.set_value(2)
    press(Qt.Key.Key_Delete) if made.hasSelectedText() else made.clear()
    made.clear()
    leave(made)
    assert (made.value(), made.problem) == (None, None)


def test_a_retired_word_is_still_shown(place) -> None:
    made = place(Dispute, "kind")
    made.known[99] = "旧类型"
    made.set_value(99)
    leave(made)
    assert (made.text(), made.value(), made.problem) == ("旧类型", 99, None)


def test_a_press_on_the_field_opens_the_list_and_a_press_on_a_word_takes_it(place, qtbot: QtBot) -> None:
    made = place(Dispute, "kind")
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert made.dropped
    view = made._list.view
    spot = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (made.text(), made.value(), made.dropped) == ("婚姻家庭", 2, False)
    assert made.hasFocus()


def test_the_list_stays_inside_a_small_window(place, qtbot: QtBot) -> None:
    made = place(Dispute, "kind")
    made.window().resize(200, 120)
    made.drop()
    assert made.window().rect().contains(made._list.geometry())


def test_colours_carry_shape_and_character(place) -> None:
    made = place(Dispute, "colour")
    bare = made.grab().toImage()
    made.set_value(2)
    assert made.lead > 0
    marked = made.grab().toImage()
    amber = look.tokens().g_amber.lower()
    seen = {marked.pixelColor(x, y).name() for x in range(30) for y in range(marked.height())}
    assert amber in seen
    assert bare != marked


def test_the_month_is_walked_by_keys(place, press) -> None:
    made = place(Dispute, "accepted_on")
    assert isinstance(made, DateEditor)
    made.set_value(dt.date(2023, 1, 31))
    press(Qt.Key.Key_F4)
    assert made.dropped
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert made.value() == dt.date(2023, 2, 22)
    assert not made.dropped
    assert made.text() == "2023-02-22"


def test_months_are_added_without_falling_off_the_end() -> None:
    assert add_months(dt.date(2023, 1, 31), 1) == dt.date(2023, 2, 28)
    assert add_months(dt.date(2023, 1, 15), -1) == dt.date(2022, 12, 15)


def test_a_long_text_keeps_enter_and_lets_tab_and_ctrl_enter_leave(
    place, press, commit: Commit, qtbot
) -> None:
    made = place(Dispute, "summary")
    assert isinstance(made, TextEditor)
    commit(made, "第一行")
    press(Qt.Key.Key_Return)
    commit(made, "第二行")
    with qtbot.waitSignal(made.tab_pressed):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Tab)
    assert not made.hasFocus()
    assert made.value() == "第一行\n第二行"
    assert made.sizeHint().height() >= 3 * made.fontMetrics().lineSpacing()


def test_enter_goes_past_a_long_text_with_nothing_in_it(place, press, qtbot: QtBot) -> None:
    made = place(Dispute, "summary")
    assert "Ctrl+Enter" in made.placeholderText()
    with qtbot.waitSignal(made.tab_pressed) as asked:
        press(Qt.Key.Key_Return)
    assert (asked.args, made.toPlainText()) == ([1], "")
    leave(made)
    assert not made.placeholderText()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
def test_three_whole_lines_are_seen(theme: Theme, place, scale: float) -> None:
    theme.apply(scale=scale)
    made = place(Dispute, "summary")
    made.set_value("一\n二\n三")
    QApplication.processEvents()
    assert made.verticalScrollBar().maximum() == 0
    made.set_value("一\n二\n三\n四")
    assert made.verticalScrollBar().maximum() > 0


def test_a_tick_turns_by_space(place, press, qtbot: QtBot) -> None:
    made = place(Dispute, "serious")
    assert isinstance(made, FlagEditor)
    with qtbot.waitSignal(made.edited):
        press(Qt.Key.Key_Space)
    assert made.value() is True


def test_a_focused_field_keeps_its_size(place) -> None:
    for name in ("place", "summary", "accepted_on"):
        made = place(Dispute, name)
        focused = made.size(), made.sizeHint()
        leave(made)
        assert (made.size(), made.sizeHint()) == focused


def test_undo_in_a_field_with_nothing_to_undo_is_left_to_the_window(place, qtbot: QtBot, press) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    made = place(Dispute, "place")
    done: list[str] = []
    QShortcut(QKeySequence.StandardKey.Undo, made.window(), activated=lambda: done.append("window"))
    qtbot.keyClicks(made, "abc")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (made.text(), done) == ("", [])
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["window"]


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot: QtBot) -> None:
    made = PassphraseEdit("口令")
    qtbot.addWidget(made)
    made.resize(200, 28)
    made.show()
    assert made.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(188, 14))
    assert made.echoMode() == QLineEdit.EchoMode.Normal


def test_a_pinned_value_shows_and_can_be_let_go(place, press) -> None:
    made = place(Dispute, "village")
    assert isinstance(made, LineEditor)
    press(Qt.Key.Key_F7)
    assert made.pinned
    press(Qt.Key.Key_F7)
    assert not made.pinned


def test_every_input_says_its_name_to_a_screen_reader(place) -> None:
    for field in Dispute.shown_fields():
        made = make_input(field, options)
        assert made.accessibleName() == field.label
        assert made.objectName() == f"Dispute.{field.name}"
        made.deleteLater()
