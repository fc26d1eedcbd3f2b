"""The preview of a whole ledger: its columns and its rows."""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.printing.preview_window import PreviewWindow
from lawgov_desktop.shell.printing.print_windows import print_list
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import ledger_page, wait_for_jobs
from tests.shell.printing.conftest import made


def test_a_ledger_is_shown_on_paper(window: MainWindow, qtbot: QtBot) -> None:
    preview_window = made(
        print_list(window.context, window.context.file.catalogue.ledger("village"), window), window, qtbot
    )
    assert preview_window.pages.count >= 1
    preview_window.reject()


def test_columns_of_a_printed_ledger_are_chosen_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    ledger = window.context.file.catalogue.ledger("dispute")
    preview_window: Any = made(print_list(window.context, ledger, window), window, qtbot)
    assert "summary" not in preview_window.columns
    preview_window.take_columns([*preview_window.columns[:3], "source.label", "summary"])
    wait_for_jobs(window, qtbot)
    page = pdfium.PdfDocument(preview_window.printed.pdf)[0].get_textpage().get_text_bounded()
    assert "简要情况" in page
    assert "来源" in page
    preview_window.take_columns([path for path, _title in preview_window._offered()])
    assert "最多印" in preview_window._note.text()
    preview_window.reject()
    again: Any = made(print_list(window.context, ledger, window), window, qtbot)
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
    page.print_requested.emit(page.ledger, None, None)
    preview_window: Any = made(window.findChild(PreviewWindow), window, qtbot)
    assert [each.uid for each in preview_window.printed.rows] == [row.uid]
    assert len(preview_window.columns) == len(page.ledger.columns) - 1
    preview_window.reject()
