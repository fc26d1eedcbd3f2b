"""Ctrl+V in a list: a plan first, then one operation; and possible duplicates are shown while typing."""

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
    plan_window = paste(empty_window, qtbot, "village", "东河村\n柳沟村\n东河村")
    assert "没有表头，按内容认作：名称" in plan_window._status.text()
    assert plan_window.go.text().startswith("导入 2 行")
    assert Village.select().count() == 0
    plan_window.go.click()
    wait_for_jobs(empty_window, qtbot)
    assert [row.name for row in Village.select()] == ["东河村", "柳沟村"]


def test_an_empty_clipboard_is_said(empty_window: MainWindow, qtbot: QtBot) -> None:
    assert paste(empty_window, qtbot, "village", " ") is None
    assert "剪贴板里没有文字" in empty_window.page_stack.message_bar.text


def test_a_possible_double_is_taken_when_the_clerk_insists(window: MainWindow, qtbot: QtBot) -> None:
    person = Person.select().where(Person.phone.is_null(False) & Person.village.is_null(False)).first()
    text = f"姓名\t村\t电话\n{person.name}\t{person.village.name}\t13900009999"
    plan_window = paste(window, qtbot, "person", text)
    assert [row.state for row in plan_window.plan.rows] == ["duplicate"]
    assert not plan_window.go.isEnabled()
    plan_window.table.setFocus()
    qtbot.keyClick(plan_window.table, Qt.Key.Key_Return)
    assert plan_window.go.text().startswith("导入 1 行")
    plan_window.reject()
    wait_for_jobs(window, qtbot)


def test_the_same_name_and_the_same_number_are_said_while_typing(
    window: MainWindow, qtbot: QtBot, write: Callable[..., None]
) -> None:
    person = Person.select().where(Person.village.is_null(False)).first()
    Person.update(id_number="11010519491231002X").where(Person.id == person.id).execute()
    window.go(Location("township", "person"))
    page: Any = ledger_page(window, "township")
    page.new()
    form = page.sheet.pane.form
    cells = {cell.widget.objectName(): cell for body in form.bodies for cell in body.cells}
    form.inputs["name"].fill(person.name)
    qtbot.waitUntil(lambda: "同名" in cells["Person.name"].hint)
    form.inputs["village"].fill(person.village_id)
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
    plan_window = paste(window, qtbot, "person", f"姓名\t村\t电话\n{rows}")
    held: list[Any] = []
    window.context.after_backup = lambda then, failed: held.append(failed)
    plan_window.go.click()
    plan_window.table.setFocus()
    qtbot.keyClick(plan_window.table, Qt.Key.Key_Return)
    assert not plan_window.go.isEnabled()
    assert not plan_window.missing.isEnabled()
    assert not plan_window.plan.rows[0].accepted
    held[0](Cancelled())
    assert plan_window._status.text() == "已取消，没有导入任何一行。"
    assert plan_window.go.isEnabled()
    plan_window.reject()
    wait_for_jobs(window, qtbot)


@pytest.mark.parametrize("way", ["close", "reject"])
def test_a_window_closed_in_the_middle_of_an_import_imports_nothing_and_says_so(
    empty_window: MainWindow, qtbot: QtBot, way: str
) -> None:
    plan_window = paste(empty_window, qtbot, "village", "\n".join(f"村{number}号" for number in range(400)))
    plan_window.go.click()
    getattr(plan_window, way)()
    wait_for_jobs(empty_window, qtbot)
    assert Village.select().count() == 0
    assert empty_window.page_stack.message_bar.text == "已取消，没有导入任何一行。"


def test_no_import_without_a_backup_and_the_window_says_why(empty_window: MainWindow, qtbot: QtBot) -> None:
    plan_window = paste(empty_window, qtbot, "village", "东河村")
    empty_window.context.after_backup = lambda then, failed: failed(
        FileProblem("备份的地方满了，请换个地方。")
    )
    plan_window.go.click()
    assert plan_window._status.text() == "备份的地方满了，请换个地方。"
    assert plan_window.go.isEnabled()
    assert Village.select().count() == 0
    plan_window.reject()
