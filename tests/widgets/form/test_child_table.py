"""Child rows are typed, pasted and removed by keys alone; problems are shown below their row."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.widgets.editors.option_list import OptionList
from lawgov_desktop.widgets.form.child_delegate import row_height
from lawgov_desktop.widgets.form.child_paste import cells_of
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.form.form import Form
from tests.widgets.conftest import dispute, parties


@pytest.fixture
def table(form: Form) -> ChildTable:
    """The parties of the dispute."""
    return form.tables["parties"]


def cell(table: ChildTable) -> tuple[int, int]:
    """Row and column being edited."""
    assert table.grid.cell.active
    return (table.grid.cell.row, table.grid.cell.column)


def texts(table: ChildTable) -> list[list[str]]:
    """The texts of the cells."""
    rows = table.rows
    return [[rows.text(r, c) for c in range(rows.columnCount())] for r in range(rows.rowCount())]


def test_the_table_is_found_by_its_name(form: Form) -> None:
    assert isinstance(form.findChild(QTableView, "Dispute.parties"), QTableView)


def test_a_party_is_added_by_keys_alone(form: Form, table: ChildTable, press, commit) -> None:
    form.inputs["summary"].setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert cell(table) == (0, 0)
    for _ in range(2 * 7):
        press(Qt.Key.Key_Return)
    assert cell(table) == (2, 0)
    for text in ("第三人", "张三丰", "男", "60", "138 0000 1111", "", "柳沟村"):
        commit(QApplication.focusWidget(), text) if text else None
        press(Qt.Key.Key_Tab)
    assert cell(table) == (3, 0)
    press(Qt.Key.Key_Return)
    assert not table.grid.cell.active
    assert QApplication.focusWidget().accessibleName() == "第 1 行 姓名"
    assert form.tables["mediators"].grid.cell.active
    assert texts(table)[2] == ["第三人", "张三丰", "男", "60", "138****1111", "", "柳沟村"]
    record = table.records()[2]
    assert (record.name, record.age, record.phone, record.id) == ("张三丰", 60, "13800001111", None)
    assert table.changes() == 1


def test_an_empty_row_is_given_back_on_leaving(form: Form, table: ChildTable, press) -> None:
    table.add.click()
    assert cell(table) == (2, 0)
    press(Qt.Key.Key_Tab)
    assert table.rows.rowCount() == 2
    assert form.changes() == 0


def test_walking_back_leaves_upwards(form: Form, table: ChildTable, press) -> None:
    table.enter(1)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is form.inputs["summary"]
    form.inputs["summary"].setFocus()
    press(Qt.Key.Key_Tab)
    assert cell(table) == (0, 0)


def test_ctrl_del_removes_the_row_and_revert_brings_it_back(form: Form, table: ChildTable, press) -> None:
    table.grid.cell.begin(0, 1)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row[1] for row in texts(table)] == ["王秀英"]
    assert form.changes() == 1
    form.revert()
    assert [row[1] for row in texts(table)] == ["李明山", "王秀英"]
    assert form.changes() == 0


def test_a_cell_is_masked_at_rest_and_full_while_edited(table: ChildTable) -> None:
    column = 5
    assert texts(table)[0][column] == "110101********0018"
    table.grid.cell.begin(0, column)
    assert table.grid.cell.editor.text() == "110101196501010018"
    table.grid.cell.begin(0, 0)
    assert table.records()[0].id_number == "110101196501010018"


def test_a_wrong_number_is_said_below_its_row_until_it_is_mended(
    form: Form, table: ChildTable, commit, press
) -> None:
    table.grid.cell.begin(1, 5)
    commit(table.grid.cell.editor, "110101196501010012")
    press(Qt.Key.Key_Return)
    (label, sentence), *_ = form.problems().items()
    assert label == "当事人第 2 行身份证号"
    assert "身份证号" in sentence
    assert table.grid.rowHeight(1) > row_height()
    assert table.grid.rowHeight(0) == row_height()
    assert texts(table)[1][5] == "110101196501010012"
    form.go_to_first_problem()
    assert cell(table) == (1, 5)
    assert table.grid.cell.editor.text() == "110101196501010012"
    table.grid.cell.editor.selectAll()
    commit(table.grid.cell.editor, "11010119900307002X")
    press(Qt.Key.Key_Return)
    assert form.problems() == {}
    assert table.grid.rowHeight(1) == row_height()


def test_rules_find_their_row_though_empty_ones_are_not_counted(table: ChildTable) -> None:
    table.rows.append()
    third = table.rows.append()
    table.rows.take_text(third, 0, "第三人")
    table.set_problems([FieldProblem("name", "请填写姓名或单位", "parties", 2)])
    assert list(table.rows.wrong()) == [(third, 1, "请填写姓名或单位")]


def test_rows_from_a_spreadsheet_are_spread_from_the_cell_on(table: ChildTable, press) -> None:
    QGuiApplication.clipboard().setText("第三人\t赵敏\t女\t３５\n第三人\t钱多多\t男\t不知道\n")
    table.grid.cell.begin(1, 0)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row[:4] for row in texts(table)] == [
        ["甲方", "李明山", "男", "58"],
        ["第三人", "赵敏", "女", "35"],
        ["第三人", "钱多多", "男", "不知道"],
    ]
    assert [(row, column) for row, column, _ in table.rows.wrong()] == [(2, 3)]


def test_a_heading_among_pasted_rows_says_which_column_is_which(table: ChildTable) -> None:
    table.grid.setFocus()
    QGuiApplication.clipboard().setText("住址\t备用\t姓名或单位\n东河村\tx\t孙丽\n")
    table.grid.paste(QGuiApplication.clipboard().text())
    assert texts(table)[-1] == ["", "孙丽", "", "", "", "", "东河村"]


@pytest.mark.parametrize(
    "junk", ["", "\n\n\t\t\n", "\x00\x01\t\x02", '"open', "a" * 5000 + "\t" + "b", "\ud83d\ude00\t甲"]
)
def test_junk_pasted_does_no_harm(form: Form, table: ChildTable, junk: str) -> None:
    table.grid.paste(junk)
    form.collect()
    form.revert()
    assert form.changes() == 0


def test_quoted_cells_keep_their_line_ends() -> None:
    assert cells_of('甲\t"一\n二"\r\n乙\t三') == [["甲", "一\n二"], ["乙", "三"]]


def test_a_word_not_in_the_list_is_refused_with_a_sentence(form: Form) -> None:
    rows = form.tables["parties"].rows
    rows.take_text(0, 0, "丙方")
    (_, _, sentence), *_ = rows.wrong()
    assert "丙方" in sentence
    rows.take_text(0, 0, "甲方")
    assert list(rows.wrong()) == []


def test_f8_takes_the_cell_above(table: ChildTable, press) -> None:
    table.grid.cell.begin(1, 4)
    press(Qt.Key.Key_F8)
    table.grid.cell.begin(1, 5)
    assert table.records()[1].phone == "13800002017"


def test_days_in_a_row_are_understood(form: Form, commit, press) -> None:
    sessions = form.tables["sessions"]
    sessions.enter(1)
    commit(sessions.grid.cell.editor, "4.20")
    press(Qt.Key.Key_Return)
    assert sessions.records()[0].held_on == dt.date(2023, 4, 20)


def test_a_choice_in_a_cell_takes_with_enter(table: ChildTable, qtbot: QtBot, press, commit) -> None:
    table.grid.cell.begin(1, 2)
    commit(table.grid.cell.editor, "男")
    assert table.grid.cell.editor.dropped
    press(Qt.Key.Key_Return)
    assert texts(table)[1][2] == "男"
    assert cell(table) == (1, 3)


def test_another_record_ends_the_editing_of_a_cell(form: Form, table: ChildTable) -> None:
    table.add.click()
    table.grid.cell.editor.setText("第三人")
    form.load(dispute(), {"parties": parties()[:1]})
    assert not table.grid.cell.active
    assert [row[1] for row in texts(table)] == ["李明山"]
    assert form.changes() == 0


def test_lists_of_cells_go_with_their_cells(form: Form, table: ChildTable, press) -> None:
    for _ in range(5):
        table.grid.cell.begin(0, 2)
        table.grid.cell.editor.drop()
        table.grid.cell.begin(0, 3)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(form.findChildren(OptionList)) == 0


def test_read_only_rows_cannot_be_edited(form: Form, table: ChildTable, press) -> None:
    form.set_read_only(True)
    table.grid.cell.begin(0, 0)
    assert not table.grid.cell.active
    table.grid.setFocus()
    QGuiApplication.clipboard().setText("甲方\t赵敏")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row[1] for row in texts(table)] == ["李明山", "王秀英"]
    assert not table.add.isVisible()


def test_the_card_is_as_high_as_its_rows(form: Form, table: ChildTable) -> None:
    before = table.height()
    table.rows.append()
    QApplication.processEvents()
    assert table.height() == before + row_height()


def test_what_is_seldom_written_has_columns_of_its_own(form: Form, table: ChildTable, press, commit) -> None:
    usual = [f.name for f in table.rows.fields]
    table.more.setFocus()
    press(Qt.Key.Key_Space)
    assert [f.name for f in table.rows.fields] == [
        "side", "name", "ethnic_group", "occupation", "unit", "agent", "person",
    ]  # fmt: skip
    table.grid.cell.begin(0, 3)
    commit(QApplication.focusWidget(), "务农")
    table.more.setFocus()
    press(Qt.Key.Key_Space)
    assert [f.name for f in table.rows.fields] == usual
    assert form.changes() == 1
    assert table.records()[0].occupation == "务农"
    assert form.findChild(type(table.more), "Dispute.parties.more") is table.more


def test_what_is_wrong_in_a_column_out_of_sight_is_not_saved_over(
    form: Form, table: ChildTable, press, commit
) -> None:
    table.more.click()
    table.grid.cell.begin(0, table.rows.column_of("occupation"))
    commit(QApplication.focusWidget(), "字" * 500)
    table.more.click()
    label, sentence = form.first_problem() or ("", "")
    assert "职业" in label
    assert "请缩短" in sentence
    form.go_to_first_problem()
    assert QApplication.focusWidget().objectName() == "DisputeParty.occupation"
    commit(QApplication.focusWidget(), "")
    QApplication.focusWidget().clear()
    table.more.click()
    form.set_problems([FieldProblem("ethnic_group", "请核对民族", "parties", 1)])
    form.go_to_first_problem()
    assert QApplication.focusWidget().objectName() == "DisputeParty.ethnic_group"
