"""Search over all ledgers, the preview before printing, the plan before an import, help, questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.paths import resources
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.dialogs.import_window import ImportWindow
from lawgov_desktop.shell.dialogs.question_dialog import QuestionDialog
from lawgov_desktop.shell.dialogs.search_window import SearchWindow
from lawgov_desktop.shell.dialogs.spreadsheet_actions import export_ledger
from lawgov_desktop.shell.help.page import topics
from lawgov_desktop.shell.printing.preview_window import PreviewWindow, print_list, print_rows
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


# -- paper -----------------------------------------------------------------------------------------------------


def preview(preview_window: PreviewWindow, window: MainWindow, qtbot: QtBot) -> PreviewWindow:
    qtbot.waitUntil(
        lambda: preview_window.printed is not None or preview_window._choices.isVisible(), timeout=60_000
    )
    wait_for_jobs(window, qtbot)
    return preview_window


def test_marked_certificates_are_shown_saved_and_logged(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    printout = window.context.file.catalogue.printouts["certificates"]
    ids = [c.id for c in Certificate.select().where(Certificate.status == "有效").limit(3)]
    preview_window = preview(print_rows(window.context, printout, ids, window), window, qtbot)
    assert preview_window.pages.count == 3
    target = tmp_path / "证书.pdf"
    window.context.choose = lambda title, folder, kinds, name: str(target)
    preview_window.keep.click()
    assert target.read_bytes().startswith(b"%PDF")
    logged = window.context.file.db.execute_sql("SELECT count(*) FROM print_log").fetchone()[0]
    assert logged == 3
    qtbot.keyClick(preview_window.pages, Qt.Key.Key_PageDown)
    assert preview_window.pages.page == 1
    wait_for_jobs(window, qtbot)
    preview_window.reject()


def test_pages_reach_a_printer(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from lawgov_desktop.printing.preview import Preview
    from lawgov_desktop.shell.printing.print_and_save import draw_pages
    from lawgov_desktop.widgets.jobs.jobs import Progress

    printout = window.context.file.catalogue.printouts["certificates"]
    ids = [c.id for c in Certificate.select().where(Certificate.status == "有效").limit(2)]
    preview_window = preview(print_rows(window.context, printout, ids, window), window, qtbot)
    assert preview_window.printed is not None
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert draw_pages(printer, preview_window.printed.pdf, Progress(lambda *_: None)) == 2
    on_paper = Preview(tmp_path / "printed.pdf")
    assert on_paper.pages == 2
    assert on_paper.size(0) == pytest.approx((297, 210), abs=1)
    preview_window.reject()


def test_a_name_without_a_glyph_leaves_three_ways(window: MainWindow, qtbot: QtBot) -> None:
    rows = list(Certificate.select().where(Certificate.status == "有效").limit(3))
    # Nobody has a glyph for a private character.
    Certificate.update(printed_name="李\ue123").where(Certificate.id == rows[0].id).execute()
    printout = window.context.file.catalogue.printouts["certificates"]
    preview_window = preview(
        print_rows(window.context, printout, [r.id for r in rows], window), window, qtbot
    )
    assert preview_window._choices.isVisible()
    assert not preview_window.go.isEnabled()
    preview_window._choices.findChild(QWidget, "skip").click()  # type: ignore[attr-defined]
    preview(preview_window, window, qtbot)
    assert preview_window.pages.count == 2
    assert preview_window.go.isEnabled()
    preview_window.reject()


def test_a_ledger_is_shown_on_paper(window: MainWindow, qtbot: QtBot) -> None:
    preview_window = preview(
        print_list(window.context, window.context.file.catalogue.ledger("village"), window), window, qtbot
    )
    assert preview_window.pages.count >= 1
    preview_window.reject()


def test_columns_of_a_printed_ledger_are_chosen_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    ledger = window.context.file.catalogue.ledger("dispute")
    preview_window: Any = preview(print_list(window.context, ledger, window), window, qtbot)
    assert "summary" not in preview_window.columns
    preview_window.take_columns([*preview_window.columns[:3], "source.label", "summary"])
    wait_for_jobs(window, qtbot)
    page = pdfium.PdfDocument(preview_window.printed.pdf)[0].get_textpage().get_text_bounded()
    assert "简要情况" in page
    assert "来源" in page
    preview_window.take_columns([path for path, _title in preview_window._offered()])
    assert "最多印" in preview_window._note.text()
    preview_window.reject()
    again: Any = preview(print_list(window.context, ledger, window), window, qtbot)
    assert again.columns[-1] == "summary"
    again.reject()


def test_what_is_printed_is_what_the_list_shows(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Location("mediation", "dispute"))
    wait_for_jobs(window, qtbot)
    page: Any = ledger_page(window, "mediation")
    row = Dispute.select().where(Dispute.deleted_at.is_null()).first()
    page.sheet.list.show_rows((row.uid,))
    wait_for_jobs(window, qtbot)
    page.sheet.list.table.columns.show_column(2, False)
    page.print_requested.emit(page.ledger, None)
    preview_window: Any = preview(window.findChild(PreviewWindow), window, qtbot)
    assert [uid for uid, _ in preview_window.printed.subjects] == [row.uid]
    assert len(preview_window.columns) == len(page.ledger.columns) - 1
    preview_window.reject()


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
