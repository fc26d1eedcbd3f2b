"""A whole record is filled in by keys alone; problems are shown beside their field and nowhere else."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.mediation.dispute_ledger import DISPUTES
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.widgets.editors.line_editor import LineEditor
from lawgov_desktop.widgets.form.field_row import ErrorLabel, FieldLabel
from lawgov_desktop.widgets.form.form import Form
from lawgov_desktop.widgets.style import theme as look
from lawgov_desktop.widgets.style.theme import Theme
from tests.widgets.conftest import dispute, options, parties


def focused() -> str:
    """ObjectName of the widget with the focus."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def sentences(form: Form) -> list[str]:
    """The sentences shown in red or amber on the form."""
    QApplication.processEvents()
    return [e.sentence for e in form.findChildren(ErrorLabel) if e.isVisible()]


def test_loading_shows_everything_and_changes_nothing(form: Form) -> None:
    assert form.changes() == 0
    assert form.inputs["accepted_on"].text() == "2023-04-12"
    assert form.inputs["village"].text() == "东河村"
    assert form.inputs["amount"].text() == "3,200.00"
    record, children = form.collect()
    assert record.__data__ == dispute().__data__ | {"uid": record.uid, "created_at": record.created_at} | {
        "updated_at": record.updated_at
    }
    assert [row.name for row in children["parties"]] == ["李明山", "王秀英"]


def test_enter_walks_the_fields_in_reading_order(form: Form, press) -> None:
    form.focus_first()
    walked = [focused()]
    for _ in range(7):
        press(Qt.Key.Key_Return)
        walked.append(focused())
    names = ("accepted_on", "village", "kind", "intake", "source", "committee", "colour", "amount")
    assert walked == [f"Dispute.{n}" for n in names]
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == "Dispute.colour"


def test_enter_on_the_last_field_finishes(form: Form, press, qtbot: QtBot) -> None:
    last = form.inputs["remark"]
    last.setFocus()
    with qtbot.waitSignal(form.finished):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_was_typed_is_counted_collected_and_can_be_reverted(form: Form, commit) -> None:
    place = form.inputs["place"]
    place.setFocus()
    commit(place, "村委会")
    assert form.changes() == 1
    form.inputs["amount"].setText("5000")
    record, _ = form.collect()
    assert (record.place, record.amount, record.village_id) == ("村委会", 500000, 1)
    assert form.record.place is None
    assert form.changes() == 2
    form.revert()
    assert form.changes() == 0
    assert form.inputs["amount"].text() == "3,200.00"


def test_a_sentence_makes_only_its_own_row_grow(form: Form, commit) -> None:
    wrong, mate = form.inputs["concluded_on"], form.inputs["outcome"]
    below = form.inputs["agreement_number"]
    before, mate_top, below_top = wrong.geometry(), mate.y(), below.y()
    wrong.setFocus()
    commit(wrong, "2023-04-31")
    form.commit_text()
    assert sentences(form) == ["4 月只有 30 天，请核对"]
    assert (wrong.geometry(), mate.y()) == (before, mate_top)
    grown = below.y() - below_top
    assert look.px(1.0) < grown < look.px(2.5)
    assert form.first_problem() == ("达成日期", "4 月只有 30 天，请核对")
    wrong.setText("2023-04-30")
    form.commit_text()
    assert sentences(form) == []
    assert below.y() == below_top


def test_rules_are_shown_beside_their_fields_and_go_when_the_field_changes(form: Form) -> None:
    form.set_problems(
        [FieldProblem("concluded_on", "已有结果，请填写达成日期")],
        [FieldProblem("agreement_number", "书面协议还没有编号")],
    )
    assert sorted(sentences(form)) == ["书面协议还没有编号", "已有结果，请填写达成日期"]
    assert list(form.problems()) == ["达成日期"]
    form.go_to_first_problem()
    assert focused() == "Dispute.concluded_on"
    form.inputs["concluded_on"].fill(dt.date(2023, 5, 1))
    assert form.problems() == {}


def test_a_rule_about_a_field_not_shown_is_said_all_the_same(form: Form) -> None:
    form.set_problems(
        [
            FieldProblem("number", "编号已经用过，请核对"),
            FieldProblem("person", "请先登记这个人", "parties", 1),
        ]
    )
    assert list(form.problems()) == ["当事人第 2 行人员登记", "编号已经用过，请核对"]
    form.load(dispute(), {})
    assert form.problems() == {}


def test_f8_fills_in_what_stood_in_the_record_before(form: Form, press) -> None:
    form.previous = {"place": "镇政府", "village": 2}.get
    for name, text in (("place", "镇政府"), ("village", "西河底村")):
        form.inputs[name].setFocus()
        press(Qt.Key.Key_F8)
        assert form.inputs[name].text() == text
    assert form.changes() == 2


def test_pinned_values_start_the_next_new_record(form: Form) -> None:
    form.inputs["village"].set_pinned(True)
    form.load(Dispute(), {}, new=True)
    assert form.inputs["village"].text() == "东河村"
    assert form.inputs["kind"].text() == ""
    assert form.changes() == 0
    record, children = form.collect()
    assert record.village_id == 1
    assert children == {"parties": [], "mediators": [], "sessions": [], "colour_changes": []}


def test_a_new_record_starts_with_its_defaults(form: Form) -> None:
    form.load(Dispute(), {}, new=True)
    assert form.inputs["outcome"].text() == "正在调解"
    assert form.inputs["included"].isChecked()


def test_read_only_stops_typing_and_walking(form: Form, qtbot: QtBot) -> None:
    form.set_read_only(True)
    form.inputs["place"].setFocus()
    qtbot.keyClicks(form.inputs["place"], "abc")
    assert form.changes() == 0
    form.set_read_only(False)
    qtbot.keyClicks(form.inputs["place"], "abc")
    assert form.changes() == 1


def test_facts_are_read_only_and_say_where_they_come_from(form: Form) -> None:
    form.set_facts("结果", [("调解次数", "2 次（按调解记录）")], "按“调解记录”的行数得出")
    result = [s.title for s in form.ledger.sections].index("结果")
    shown = form.bodies[result].facts[0].widget
    assert (shown.text(), shown.isReadOnly()) == ("2 次（按调解记录）", True)
    assert "调解记录" in shown.toolTip()


def test_one_column_when_narrow_two_when_wide(form: Form) -> None:
    village, day = form.inputs["village"], form.inputs["accepted_on"]
    assert village.y() == day.y()
    form.resize(look.px(30), 900)
    assert village.y() > day.y()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_label_is_cut_and_nothing_overlaps(
    theme: Theme, catalogue: Catalogue, qtbot: QtBot, scale: float
) -> None:
    theme.apply(scale=scale)
    for ledger in catalogue.ledgers.values():
        form = Form(ledger, options)
        qtbot.addWidget(form)
        form.load(ledger.model(), {})
        for width in (look.px(33), look.px(24)):
            form.resize(width, 400)
            form.arrange()
            for label in form.findChildren(FieldLabel):
                assert label.sizeHint().width() <= label.width() + look.px(0.3), (ledger.key, label.text())
            boxes = [m.geometry() for m in form.inputs.values()]
            for index, box in enumerate(boxes):
                assert box.width() >= look.px(8)
                assert not any(box.intersects(other) for other in boxes[index + 1 :])
            for editor in form.inputs.values():
                assert editor.height() >= editor.fontMetrics().height()


def test_labels_are_buddies_and_tell_the_whole_term(form: Form) -> None:
    by_text = {label.text(): label for label in form.findChildren(FieldLabel)}
    assert by_text["受理日期"].buddy() is form.inputs["accepted_on"]
    assert by_text["受理日期"].required
    assert "申请司法确认日期" in by_text["司法确认"].toolTip()
    assert "设置 › 用语" in by_text["三色分级"].toolTip()


def test_every_focusable_widget_has_a_name(form: Form) -> None:
    form.tables["parties"].enter(1)
    for widget in form.findChildren(QWidget):
        if (
            widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and widget.isVisible()
            and not isinstance(widget, QLabel)
        ):
            inner = widget.objectName().startswith("qt_") or type(widget) is QWidget
            assert inner or widget.accessibleName(), widget


def test_private_numbers_are_masked_at_rest(form: Form) -> None:
    rows = form.tables["parties"].rows
    shown = {rows.text(r, c) for r in range(rows.rowCount()) for c in range(rows.columnCount())}
    assert "138****2017" in shown
    assert "110101********0018" in shown
    assert not any("13800002017" in text for text in shown)


def test_options_are_asked_again_when_told(form: Form, qtbot: QtBot) -> None:
    asked: list[str] = []

    def counting(field: object) -> list:
        asked.append(field.name)
        return options(field)

    form = Form(DISPUTES, counting)
    qtbot.addWidget(form)
    form.load(dispute(), {"parties": parties()})
    form.load(dispute(), {"parties": parties()})
    assert asked.count("village") == 1
    form.forget_options()
    assert asked.count("village") == 2


def test_a_long_value_shows_its_beginning(form: Form) -> None:
    editor = form.inputs["place"]
    assert isinstance(editor, LineEditor)
    editor.set_value("某某镇某某村某某组村委会办公楼三层东侧第二间会议室门口的院子里")
    assert editor.cursorPosition() == 0
