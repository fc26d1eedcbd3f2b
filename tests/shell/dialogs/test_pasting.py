"""Ctrl+V in a list: looked at first, then kept in one step; and what another row already has is said while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileProblem
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.dialogs.import_window import ImportWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.widgets.jobs.jobs import Cancelled
from tests.shell.conftest import ledger_page, wait_for_jobs

CTRL = Qt.KeyboardModifier.ControlModifier


def paste(window: MainWindow, qtbot: QtBot, ledger: str, text: str) -> Any:
    QGuiApplication.clipboard().setText(text)
    window.go(Location("township", ledger))
    page: Any = ledger_page(window, "township")
    qtbot.keyClick(page.sheet.list.table, Qt.Key.Key_V, CTRL)
    wait_for_jobs(window, qtbot)
    return window.findChild(ImportWindow)


def test_villages_copied_in_a_spreadsheet_are_looked_at_and_kept(
    empty_window: MainWindow, qtbot: QtBot
) -> None:
    made = paste(empty_window, qtbot, "village", "东河村\n柳沟村\n东河村")
    assert "没有表头，按内容认作：名称" in made._status.text()
    assert made.go.text().startswith("导入 2 行")
    assert Village.select().count() == 0
    made.go.click()
    wait_for_jobs(empty_window, qtbot)
    assert [row.name for row in Village.select()] == ["东河村", "柳沟村"]


def test_an_empty_clipboard_is_said(empty_window: MainWindow, qtbot: QtBot) -> None:
    assert paste(empty_window, qtbot, "village", " ") is None
    assert "剪贴板里没有文字" in empty_window.page_stack.message_bar.text


def test_a_possible_double_is_taken_when_the_clerk_insists(window: MainWindow, qtbot: QtBot) -> None:
    person = Person.select().where(Person.phone.is_null(False) & Person.village.is_null(False)).first()
    text = f"姓名\t村\t电话\n{person.name}\t{person.village.name}\t13900009999"
    made = paste(window, qtbot, "person", text)
    assert [row.state for row in made.plan.rows] == ["duplicate"]
    assert not made.go.isEnabled()
    made.table.setFocus()
    qtbot.keyClick(made.table, Qt.Key.Key_Return)
    assert made.go.text().startswith("导入 1 行")
    made.reject()
    wait_for_jobs(window, qtbot)


def test_the_same_name_and_the_same_number_are_said_while_typing(
    window: MainWindow, qtbot: QtBot, write: Callable[..., None]
) -> None:
    there = Person.select().where(Person.village.is_null(False)).first()
    Person.update(id_number="11010519491231002X").where(Person.id == there.id).execute()
    window.go(Location("township", "person"))
    page: Any = ledger_page(window, "township")
    page.new()
    form = page.sheet.pane.form
    cells = {cell.widget.objectName(): cell for body in form.bodies for cell in body.cells}
    form.inputs["name"].fill(there.name)
    qtbot.waitUntil(lambda: "同名" in cells["Person.name"].hint)
    form.inputs["village"].fill(there.village_id)
    qtbot.waitUntil(lambda: "已经登记过" in cells["Person.name"].hint)
    form.inputs["name"].fill("别的名字")
    form.inputs["id_number"].fill("11010519491231002X")
    qtbot.waitUntil(lambda: "已经有这个身份证号" in cells["Person.id_number"].hint)
    form.inputs["id_number"].fill(None)
    qtbot.waitUntil(lambda: not cells["Person.id_number"].hint)
    page.sheet.editing.clear()


def test_a_name_typed_back_is_no_double(window: MainWindow, qtbot: QtBot) -> None:
    mine, other = Person.select().where(Person.village.is_null(False)).limit(2)
    window.go(Location("township", "person", (mine.uid,)))
    form = ledger_page(window, "township").sheet.pane.form
    wait_for_jobs(window, qtbot)
    assert form.record.uid == mine.uid
    cell = next(c for body in form.bodies for c in body.cells if c.widget.objectName() == "Person.name")
    form.inputs["name"].fill(other.name)
    qtbot.waitUntil(lambda: bool(cell.hint))
    form.inputs["name"].fill(mine.name)
    qtbot.waitUntil(lambda: not cell.hint)


def test_while_the_backup_before_an_import_is_made_the_plan_stands(window: MainWindow, qtbot: QtBot) -> None:
    person = Person.select().where(Person.phone.is_null(False) & Person.village.is_null(False)).first()
    rows = (
        f"{person.name}\t{person.village.name}\t13900009999\n没有这个人\t{person.village.name}\t13900009998"
    )
    made = paste(window, qtbot, "person", f"姓名\t村\t电话\n{rows}")
    held: list[Any] = []
    window.context.after_backup = lambda then, failed: held.append(failed)
    made.go.click()
    made.table.setFocus()
    qtbot.keyClick(made.table, Qt.Key.Key_Return)
    assert not made.go.isEnabled()
    assert not made.missing.isEnabled()
    assert not made.plan.rows[0].accepted
    held[0](Cancelled())
    assert made._status.text() == "已取消，没有导入任何一行。"
    assert made.go.isEnabled()
    made.reject()
    wait_for_jobs(window, qtbot)


@pytest.mark.parametrize("way", ["close", "reject"])
def test_a_window_closed_in_the_middle_of_an_import_imports_nothing_and_says_so(
    empty_window: MainWindow, qtbot: QtBot, way: str
) -> None:
    made = paste(empty_window, qtbot, "village", "\n".join(f"村{number}号" for number in range(400)))
    made.go.click()
    getattr(made, way)()
    wait_for_jobs(empty_window, qtbot)
    assert Village.select().count() == 0
    assert empty_window.page_stack.message_bar.text == "已取消，没有导入任何一行。"


def test_no_import_without_a_backup_and_the_window_says_why(empty_window: MainWindow, qtbot: QtBot) -> None:
    made = paste(empty_window, qtbot, "village", "东河村")
    empty_window.context.after_backup = lambda then, failed: failed(
        FileProblem("备份的地方满了，请换个地方。")
    )
    made.go.click()
    assert made._status.text() == "备份的地方满了，请换个地方。"
    assert made.go.isEnabled()
    assert Village.select().count() == 0
    made.reject()
