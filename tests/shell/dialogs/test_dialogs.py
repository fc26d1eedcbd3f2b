"""Search over all ledgers, the preview before printing, the plan before an import, help, questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.paths import resources
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.dialogs.import_window import ImportWindow
from lawgov_desktop.shell.dialogs.question_dialog import QuestionDialog
from lawgov_desktop.shell.dialogs.search_window import SearchWindow
from lawgov_desktop.shell.dialogs.spreadsheet_actions import export_ledger
from lawgov_desktop.shell.help.page import topics
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.question import Answer
from tests.shell.conftest import Answers, ledger_page, wait_for_jobs

# -- search ----------------------------------------------------------------------------------------------------


def search(window: MainWindow, qtbot: QtBot, text: str) -> Any:
    window.go(Location("search"))
    dialog = window.findChild(SearchWindow)
    assert dialog is not None
    dialog.field.setText(text)
    dialog.field.say()
    wait_for_jobs(window, qtbot)
    return dialog


def test_a_name_is_found_in_every_ledger_and_enter_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    party = DisputeParty.select().join(Dispute).where(Dispute.deleted_at.is_null()).first()
    dialog = search(window, qtbot, party.name)
    assert any(h.ledger == "dispute" and h.uid == party.dispute.uid for h in dialog.hits)
    row = next(i for i, h in enumerate(dialog.hits) if h.uid == party.dispute.uid)
    dialog.table.go_to(row)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    wait_for_jobs(window, qtbot)
    assert window.page_stack.current == "mediation"
    page: Any = ledger_page(window, "mediation")
    assert page.sheet.pane.form.record.uid == party.dispute.uid


def test_nothing_found_says_so(window: MainWindow, qtbot: QtBot) -> None:
    dialog = search(window, qtbot, "查无此人")
    assert dialog.hits == []
    assert "没有找到" in dialog._status.text()
    dialog.reject()


def test_ctrl_k_opens_it_on_every_page(window: MainWindow, qtbot: QtBot, press: Callable[..., None]) -> None:
    for key in ("home", "mediation", "settings"):
        window.page_stack.open(key)
        wait_for_jobs(window, qtbot)
        with qtbot.waitActive(window):
            window.activateWindow()
        window.page_stack.sidebar.items[key].setFocus()
        press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        dialog = window.findChild(SearchWindow)
        assert dialog is not None, key
        dialog.reject()
        dialog.deleteLater()
        qtbot.wait(1)
    wait_for_jobs(window, qtbot)


def test_who_took_a_ledger_out_of_the_office_stands_in_the_history(
    window: MainWindow, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    window.context.choose = lambda *_: str(tmp_path / "村.xlsx")
    answers.next = ["superior"]
    ledger = window.context.file.catalogue.ledger("village")
    export_ledger(window.context, ledger, View(2023), window)
    wait_for_jobs(window, qtbot)
    told = window.context.file.db.execute_sql(
        "SELECT name, operator FROM operation ORDER BY id DESC"
    ).fetchone()
    assert told == ("导出村（社区）：报上级，25 个", "赵敏")


# -- sheets ----------------------------------------------------------------------------------------------------


def test_an_exported_ledger_is_imported_as_the_same(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    window.page_stack.open("township")
    page: Any = ledger_page(window, "township")
    target = tmp_path / "村.xlsx"
    window.context.choose = lambda title, folder, kinds, name: str(target)
    answers.next = ["internal"]
    page.bar.send.click()
    qtbot.waitUntil(lambda: "已导出" in window.page_stack.message_bar.text, timeout=30_000)
    wait_for_jobs(window, qtbot)
    page.bar.bring.click()
    plan = window.findChild(ImportWindow)
    assert plan is not None
    qtbot.waitUntil(lambda: plan.plan is not None, timeout=30_000)
    assert plan.plan.count("same") == len(plan.plan.rows)
    assert not plan.go.isEnabled(), "nothing to write"
    plan.reject()
    wait_for_jobs(window, qtbot)


def test_new_rows_come_in_after_a_backup_and_can_be_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, sample_path: Path
) -> None:
    sheet = tmp_path / "新村.csv"
    sheet.write_text("名称,类型\n新河村,行政村\n新庄村,行政村\n,行政村\n", "utf-8-sig")
    window.context.choose = lambda title, folder, kinds, name: str(sheet)
    window.page_stack.open("township")
    page: Any = ledger_page(window, "township")
    page.bar.bring.click()
    plan = window.findChild(ImportWindow)
    assert plan is not None
    qtbot.waitUntil(lambda: plan.plan is not None, timeout=30_000)
    assert plan.go.text() == "导入 2 行"
    before = Village.select().where(Village.deleted_at.is_null()).count()
    with qtbot.waitSignal(plan.accepted, timeout=30_000):
        plan.go.click()
    wait_for_jobs(window, qtbot)
    assert Village.select().where(Village.deleted_at.is_null()).count() == before + 2
    assert len(list((sample_path.parent / "备份").glob("*.lawgov"))) == 1
    page.undo()
    wait_for_jobs(window, qtbot)
    assert Village.select().where(Village.deleted_at.is_null()).count() == before


def test_a_letter_is_no_sheet(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    letter = tmp_path / "信.xlsx"
    letter.write_bytes(b"dear sir")
    window.context.choose = lambda title, folder, kinds, name: str(letter)
    window.page_stack.open("township")
    page: Any = ledger_page(window, "township")
    page.bar.bring.click()
    plan = window.findChild(ImportWindow)
    assert plan is not None
    wait_for_jobs(window, qtbot)
    assert plan.plan is None
    assert plan._status.text()
    plan.reject()


# -- help and questions ------------------------------------------------------------------------------------------


def test_every_help_page_has_a_title_and_text(window: MainWindow, qtbot: QtBot) -> None:
    pages = topics()
    assert len(pages) >= 6
    window.page_stack.open("help")
    page: Any = window.page_stack.page("help")
    for row, (stem, title) in enumerate(pages):
        page.table.go_to(row)
        assert title in page.text.toPlainText()
        assert (resources() / "help" / f"{stem}.html").is_file()
    page.show_topic("backup")
    assert "备份" in page.text.toPlainText()
    wait_for_jobs(window, qtbot)


def test_a_question_is_answered_by_its_buttons_or_by_esc(qtbot: QtBot) -> None:
    answers = (Answer("no", "不恢复", "filled"), Answer("yes", "恢复", "danger"))
    question = QuestionDialog("恢复？", "会少 2 行。", answers)
    qtbot.addWidget(question)
    question.open()
    qtbot.mouseClick(question.findChild(QWidget, "yes"), Qt.MouseButton.LeftButton)
    assert question.answer == "yes"
    again = QuestionDialog("恢复？", "会少 2 行。", answers)
    qtbot.addWidget(again)
    again.open()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert again.answer == ""
