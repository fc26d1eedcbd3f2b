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
def open_editor(qtbot: QtBot) -> Callable[..., FieldEditor]:
    """Builds the editor of a field, shown beside another widget that can take the focus."""
    windows: list[QWidget] = []

    def build(model: type, name: str) -> FieldEditor:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        inside = QVBoxLayout(window)
        editor = make_input(model.field(name), options)
        inside.addWidget(editor)
        inside.addWidget(QLineEdit(objectName="elsewhere"))
        inside.addStretch()
        window.resize(300, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        return editor

    return build


def leave(editor: FieldEditor) -> None:
    """Move the focus to the other widget."""
    editor.window().findChild(QLineEdit, "elsewhere").setFocus(Qt.FocusReason.TabFocusReason)


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
def test_a_day_is_understood_however_it_is_typed(open_editor, commit: Commit, typed: str) -> None:
    editor = open_editor(Dispute, "accepted_on")
    commit(editor, typed)
    leave(editor)
    assert editor.value() == dt.date(2023, 4, 12)
    assert editor.text() == "2023-04-12"
    assert editor.problem is None


def test_a_day_that_does_not_exist_stays_visible_with_its_sentence(open_editor, commit: Commit) -> None:
    editor = open_editor(Dispute, "concluded_on")
    commit(editor, "2023-04-31")
    leave(editor)
    assert editor.text() == "2023-04-31"
    assert editor.problem == "4 月只有 30 天，请核对"
    editor.setFocus()
    editor.selectAll()
    commit(editor, "2023-04-30")
    leave(editor)
    assert editor.problem is None
    assert editor.value() == dt.date(2023, 4, 30)


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
def test_typed_text_becomes_clean_on_leaving(
    open_editor, commit: Commit, model, name, typed, value, shown
) -> None:
    editor = open_editor(model, name)
    commit(editor, typed)
    leave(editor)
    assert (editor.value(), editor.text()) == (value, shown)


def test_an_id_number_is_checked_then_masked_at_rest(open_editor, commit: Commit) -> None:
    editor = open_editor(DisputeParty, "id_number")
    commit(editor, "110101196501010012")
    leave(editor)
    assert editor.problem is not None
    assert "身份证号" in editor.problem
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    editor.selectAll()
    commit(editor, "１１０１０１１９９００３０７００２ｘ")
    leave(editor)
    assert editor.value() == "11010119900307002X"
    assert editor.text() == "110101********002X"
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    assert editor.text() == "11010119900307002X"
    leave(editor)
    assert editor.value() == "11010119900307002X"


def test_text_put_in_by_a_program_counts_as_typed(open_editor) -> None:
    editor = open_editor(Dispute, "accepted_on")
    editor.setText("4.12")
    leave(editor)
    assert editor.value() == dt.date(2023, 4, 12)


def test_enter_belongs_to_the_input_method_while_it_composes(open_editor, press, qtbot: QtBot) -> None:
    editor = open_editor(Dispute, "place")
    QApplication.sendEvent(editor, QInputMethodEvent("nihao", []))
    with qtbot.assertNotEmitted(editor.tab_pressed):
        press(Qt.Key.Key_Return)
    QApplication.sendEvent(editor, QInputMethodEvent("", []))
    with qtbot.waitSignal(editor.tab_pressed) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [1]


def test_typing_narrows_the_list_and_enter_takes(open_editor, press, qtbot: QtBot) -> None:
    editor = open_editor(Dispute, "village")
    assert isinstance(editor, ChoiceEditor)
    qtbot.keyClicks(editor, "lg")
    assert editor.dropped
    with qtbot.waitSignal(editor.tab_pressed):
        press(Qt.Key.Key_Return)
    assert (editor.value(), editor.text(), editor.dropped) == (3, "柳沟村", False)


def test_arrows_walk_the_list_and_esc_only_closes_it(open_editor, press) -> None:
    editor = open_editor(Dispute, "village")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert (editor.dropped, editor.value()) == (False, None)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert editor.value() == 1


def test_a_word_that_is_not_in_the_list_gets_a_sentence(open_editor, commit: Commit) -> None:
    editor = open_editor(Dispute, "village")
    commit(editor, "东合村")
    leave(editor)
    assert editor.problem == "列表里没有“东合村”，请按 ↓ 选一个，或清空"
    assert editor.text() == "东合村"
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    editor.selectAll()
    commit(editor, "东河")
    leave(editor)
    assert (editor.value(), editor.text(), editor.problem) == (1, "东河村", None)


def test_emptying_a_choice_is_allowed(open_editor, press) -> None:
    editor = open_editor(Dispute, "village")
    editor.set_value(2)
    press(Qt.Key.Key_Delete) if editor.hasSelectedText() else editor.clear()
    editor.clear()
    leave(editor)
    assert (editor.value(), editor.problem) == (None, None)


def test_a_retired_word_is_still_shown(open_editor) -> None:
    editor = open_editor(Dispute, "kind")
    editor.known[99] = "旧类型"
    editor.set_value(99)
    leave(editor)
    assert (editor.text(), editor.value(), editor.problem) == ("旧类型", 99, None)


def test_a_press_on_the_field_opens_the_list_and_a_press_on_a_word_takes_it(
    open_editor, qtbot: QtBot
) -> None:
    editor = open_editor(Dispute, "kind")
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert editor.dropped
    view = editor._list.view
    spot = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (editor.text(), editor.value(), editor.dropped) == ("婚姻家庭", 2, False)
    assert editor.hasFocus()


def test_the_list_stays_inside_a_small_window(open_editor, qtbot: QtBot) -> None:
    editor = open_editor(Dispute, "kind")
    editor.window().resize(200, 120)
    editor.drop()
    assert editor.window().rect().contains(editor._list.geometry())


def test_colours_carry_shape_and_character(open_editor) -> None:
    editor = open_editor(Dispute, "colour")
    bare = editor.grab().toImage()
    editor.set_value(2)
    assert editor.lead > 0
    marked = editor.grab().toImage()
    amber = look.tokens().g_amber.lower()
    seen = {marked.pixelColor(x, y).name() for x in range(30) for y in range(marked.height())}
    assert amber in seen
    assert bare != marked


def test_the_month_is_walked_by_keys(open_editor, press) -> None:
    editor = open_editor(Dispute, "accepted_on")
    assert isinstance(editor, DateEditor)
    editor.set_value(dt.date(2023, 1, 31))
    press(Qt.Key.Key_F4)
    assert editor.dropped
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert editor.value() == dt.date(2023, 2, 22)
    assert not editor.dropped
    assert editor.text() == "2023-02-22"


def test_months_are_added_without_falling_off_the_end() -> None:
    assert add_months(dt.date(2023, 1, 31), 1) == dt.date(2023, 2, 28)
    assert add_months(dt.date(2023, 1, 15), -1) == dt.date(2022, 12, 15)


def test_a_long_text_keeps_enter_and_lets_tab_and_ctrl_enter_leave(
    open_editor, press, commit: Commit, qtbot
) -> None:
    editor = open_editor(Dispute, "summary")
    assert isinstance(editor, TextEditor)
    commit(editor, "第一行")
    press(Qt.Key.Key_Return)
    commit(editor, "第二行")
    with qtbot.waitSignal(editor.tab_pressed):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    assert editor.value() == "第一行\n第二行"
    assert editor.sizeHint().height() >= 3 * editor.fontMetrics().lineSpacing()


def test_enter_goes_past_a_long_text_with_nothing_in_it(open_editor, press, qtbot: QtBot) -> None:
    editor = open_editor(Dispute, "summary")
    assert "Ctrl+Enter" in editor.placeholderText()
    with qtbot.waitSignal(editor.tab_pressed) as asked:
        press(Qt.Key.Key_Return)
    assert (asked.args, editor.toPlainText()) == ([1], "")
    leave(editor)
    assert not editor.placeholderText()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
def test_three_whole_lines_are_seen(theme: Theme, open_editor, scale: float) -> None:
    theme.apply(scale=scale)
    editor = open_editor(Dispute, "summary")
    editor.set_value("一\n二\n三")
    QApplication.processEvents()
    assert editor.verticalScrollBar().maximum() == 0
    editor.set_value("一\n二\n三\n四")
    assert editor.verticalScrollBar().maximum() > 0


def test_a_tick_turns_by_space(open_editor, press, qtbot: QtBot) -> None:
    editor = open_editor(Dispute, "serious")
    assert isinstance(editor, FlagEditor)
    with qtbot.waitSignal(editor.edited):
        press(Qt.Key.Key_Space)
    assert editor.value() is True


def test_a_focused_field_keeps_its_size(open_editor) -> None:
    for name in ("place", "summary", "accepted_on"):
        editor = open_editor(Dispute, name)
        focused = editor.size(), editor.sizeHint()
        leave(editor)
        assert (editor.size(), editor.sizeHint()) == focused


def test_undo_in_a_field_with_nothing_to_undo_is_left_to_the_window(open_editor, qtbot: QtBot, press) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    editor = open_editor(Dispute, "place")
    done: list[str] = []
    QShortcut(QKeySequence.StandardKey.Undo, editor.window(), activated=lambda: done.append("window"))
    qtbot.keyClicks(editor, "abc")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.text(), done) == ("", [])
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["window"]


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot: QtBot) -> None:
    editor = PassphraseEdit("口令")
    qtbot.addWidget(editor)
    editor.resize(200, 28)
    editor.show()
    assert editor.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(188, 14))
    assert editor.echoMode() == QLineEdit.EchoMode.Normal


def test_a_pinned_value_shows_and_can_be_let_go(open_editor, press) -> None:
    editor = open_editor(Dispute, "village")
    assert isinstance(editor, LineEditor)
    press(Qt.Key.Key_F7)
    assert editor.pinned
    press(Qt.Key.Key_F7)
    assert not editor.pinned


def test_every_input_says_its_name_to_a_screen_reader(open_editor) -> None:
    for field in Dispute.shown_fields():
        editor = make_input(field, options)
        assert editor.accessibleName() == field.label
        assert editor.objectName() == f"Dispute.{field.name}"
        editor.deleteLater()
