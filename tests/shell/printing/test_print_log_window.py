"""打印记录 as a list: the newest first, by kind of paper and by record."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.records.printed import PrintedRow, PrintResult
from lawgov_desktop.shell.printing.print_log_window import PrintLogWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.write.print_log import SentPages, log_print
from tests.shell.printing.conftest import certificates


def fill(window: MainWindow) -> None:
    """Three prints: two certificates, the first of them again, a roster that failed."""
    operations = window.context.operations
    rows = tuple(PrintedRow(f"uid{n}", f"证书 2023-00{n}", (n - 1,)) for n in (1, 2))
    log_print(operations, "证书 2 份", PrintResult("certificates", b"", rows), SentPages("HP", (0, 1), 2))
    log_print(operations, "证书 2 份", PrintResult("certificates", b"", rows), SentPages("HP", (0,), 2, 3))
    roster = PrintResult("roster", b"", (PrintedRow("uid9", "东河村 王一", (0,)),))
    log_print(operations, "2023 年村法律顾问一览表", roster, SentPages("HP", (), 1, state="failed"))


def cells(window: PrintLogWindow) -> list[list[str]]:
    return [[cell.text for cell in row][1:] for row in window.table.rows.rows]


def test_the_newest_print_comes_first_with_its_records(window: MainWindow, qtbot: QtBot) -> None:
    fill(window)
    log = PrintLogWindow(window.context, window)
    qtbot.addWidget(log)
    log.open()
    assert cells(log) == [
        ["2023 年村法律顾问一览表", "— / 1", "HP", "赵敏", "", "没有打成"],
        ["证书 2 份", "1 / 2 × 3 份", "HP", "赵敏", "补打", "已送去打印"],
        ["证书 2 份", "1-2 / 2", "HP", "赵敏", "打印", "已送去打印"],
    ]
    log.table.go_to(2)
    shown = [[cell.text for cell in row] for row in log.records.rows.rows]
    assert shown == [["证书 2023-001", "1", "打印"], ["证书 2023-002", "2", "打印"]]


def test_the_log_is_filtered_by_kind_and_by_record(window: MainWindow, qtbot: QtBot) -> None:
    fill(window)
    log = PrintLogWindow(window.context, window, kind="roster")
    qtbot.addWidget(log)
    log.open()
    assert len(cells(log)) == 1
    log.kinds.pills[""].click()
    assert len(cells(log)) == 3
    qtbot.keyClicks(log.search, "2023-002")
    qtbot.waitUntil(lambda: len(cells(log)) == 1, timeout=3000)
    assert cells(log)[0][1] == "1-2 / 2"
    log.search.setText("查无此人")
    log.refresh()
    assert log._empty.text() == "没有这样的打印记录"


def test_the_preview_opens_the_log_of_its_kind(window: MainWindow, qtbot: QtBot) -> None:
    fill(window)
    preview = certificates(window, qtbot, 2)
    preview.log.click()
    log = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PrintLogWindow))
    assert log.kinds.present == "certificates"
    assert len(cells(log)) == 2
    log.reject()
    preview.reject()
