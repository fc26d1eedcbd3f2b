"""What 打印 of a ledger prints: the selected rows, or all of the year with their number."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.printing.preview_window import PreviewWindow
from lawgov_desktop.shell.printing.print_log_window import PrintLogWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import ledger_page, wait_for_jobs
from tests.shell.printing.conftest import made

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Any:
    """The register of certificates."""
    window.go(Location("volunteers", "certificate"))
    wait_for_jobs(window, qtbot)
    return ledger_page(window, "volunteers")


def click(
    page: Any, row: int, qtbot: QtBot, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    table = page.sheet.list.table
    at: QPoint = table.visualRect(table.model().index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, at)


def menu(page: Any) -> dict[str, Any]:
    """The entries of the menu below 打印."""
    page.bar.print_requested.emit()
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    entries = {action.text(): action for action in shown.actions() if action.text()}
    shown.close()
    return entries


def printed(page: Any, entry: str, window: MainWindow, qtbot: QtBot) -> list[str]:
    """The uids on the paper of a menu entry."""
    menu(page)[entry].trigger()
    preview = made(window.findChildren(PreviewWindow)[-1], window, qtbot)
    uids = [row.uid for row in preview.printed.rows]
    preview.reject()
    return uids


def test_one_chosen_row_prints_one_sheet(page: Any, window: MainWindow, qtbot: QtBot) -> None:
    click(page, 3, qtbot)
    wait_for_jobs(window, qtbot)
    assert printed(page, "证书：选中的 1 本", window, qtbot) == page.sheet.marked()
    assert printed(page, "证书领取签名表：选中的 1 本", window, qtbot) == page.sheet.marked()


def test_two_rows_chosen_with_ctrl_print_two_sheets(page: Any, window: MainWindow, qtbot: QtBot) -> None:
    click(page, 1, qtbot)
    click(page, 6, qtbot, Qt.KeyboardModifier.ControlModifier)
    wait_for_jobs(window, qtbot)
    assert len(page.sheet.list.table.selected_ids()) == 2
    assert sorted(printed(page, "证书：选中的 2 本", window, qtbot)) == sorted(page.sheet.marked())


def test_ctrl_takes_rows_into_the_selection_and_out_of_it(
    page: Any, window: MainWindow, qtbot: QtBot
) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    table = page.sheet.list.table
    first, second = table.model().id_at(0), table.model().id_at(5)
    click(page, 0, qtbot, held)
    assert table.selected_ids() == [first]
    click(page, 5, qtbot, held)
    assert table.selected_ids() == [first, second]
    click(page, 0, qtbot, held)
    assert table.selected_ids() == [second]
    click(page, 2, qtbot)
    assert table.selected_ids() == [table.model().id_at(2)]
    click(page, 4, qtbot, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_ids() == [table.model().id_at(row) for row in (2, 3, 4)]
    wait_for_jobs(window, qtbot)


def test_without_a_selection_the_whole_year_is_offered_with_its_number(
    page: Any, window: MainWindow, qtbot: QtBot
) -> None:
    page.sheet.list.table.clear_selection()
    entries = menu(page)
    assert list(entries) == [
        "证书：2023 年全部 120 本",
        "证书领取签名表：2023 年全部 120 本",
        "打印证书登记台账",
        "打印记录…",
    ]
    assert len(printed(page, "证书：2023 年全部 120 本", window, qtbot)) == 120
    menu(page)["打印记录…"].trigger()
    log = window.findChild(PrintLogWindow)
    assert log is not None
    log.reject()


def test_several_rows_of_any_ledger_can_be_printed_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Location("mediation", "dispute"))
    wait_for_jobs(window, qtbot)
    page: Any = ledger_page(window, "mediation")
    click(page, 0, qtbot)
    click(page, 4, qtbot, Qt.KeyboardModifier.ControlModifier)
    wait_for_jobs(window, qtbot)
    entry = next(text for text in menu(page) if "选中的 2" in text)
    assert sorted(printed(page, entry, window, qtbot)) == sorted(page.sheet.marked())
