"""首页: the figures equal those of the report, each task opens its rows, and an empty file shows the first steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.records.time.period import Period
from lawgov_desktop.shell.home.charts import Share, shares_of, steps_to
from lawgov_desktop.shell.home.page import today_words
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.compute import figure_result, figure_rows
from lawgov_desktop.summary.home_overview import compared
from tests.shell.conftest import ledger_page, wait_for_jobs


def home(window: MainWindow) -> Any:
    return window.page_stack.page("home")


def test_the_six_figures_are_those_of_the_report(window: MainWindow) -> None:
    results = compute(window.context.file, Period.of_year(2023))
    cells = home(window).figures.cells
    assert len(cells) == 6
    for cell in cells:
        assert cell.headline.value == results.figures[cell.headline.key].value
        assert f"{cell.headline.value:,}" in cell.accessibleName()


def test_the_months_add_up_to_the_figure(window: MainWindow) -> None:
    data = home(window).data
    figure = window.context.file.catalogue.figures["mediated_disputes"]
    year = figure_result(window.context.file, figure, Period.of_year(2023))
    assert sum(data.months) == year.value
    received = figure_result(
        window.context.file, window.context.file.catalogue.figures["received_disputes"], Period.of_year(2023)
    )
    assert sum(count for _, count in data.words) == received.value


def test_a_figure_leads_to_its_rows_in_the_summary(window: MainWindow, qtbot: QtBot) -> None:
    cell = home(window).figures.cells[0]
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    wait_for_jobs(window, qtbot)
    wait_for_jobs(window, qtbot)
    assert window.page_stack.current == "summary"
    page: Any = window.page_stack.page("summary")
    assert page.chosen.key == cell.headline.key
    assert (
        len(page.rows.evidence)
        == compute(window.context.file, Period.of_year(2023)).figures[cell.headline.key].rows
    )


def test_a_line_leads_to_the_rows_it_speaks_of(window: MainWindow, qtbot: QtBot) -> None:
    line = next(line for line in home(window).tasks.lines if line.task.location.uids)
    task = line.task
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    wait_for_jobs(window, qtbot)
    assert window.page_stack.current == task.location.page
    page: Any = ledger_page(window, task.location.page)
    assert page.ledger.key == task.location.ledger
    assert page.sheet.list.model.rowCount() == len(task.location.uids)


def test_a_save_is_seen_on_the_home_page(window: MainWindow, qtbot: QtBot) -> None:
    before = home(window).data
    ledger = window.context.file.catalogue.ledger("dispute")
    figure = window.context.file.catalogue.figures["mediated_disputes"]
    counted: Any = ledger.model.get_by_id(
        figure_rows(window.context.file, figure, Period.of_year(2023))[0].id
    )
    window.context.operations.trash(ledger, [counted])
    qtbot.waitUntil(lambda: home(window).data is not before, timeout=10_000)
    cell = home(window).figures.cells[0]
    assert cell.headline.value == before.headlines[0].value - 1


def test_an_empty_file_says_what_to_do_first(empty_window: MainWindow, qtbot: QtBot) -> None:
    page = home(empty_window)
    assert page.data.empty
    assert page.first.isVisible()
    assert not page.tasks.isVisible()
    button = page.first.findChild(object, "first.township")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert empty_window.page_stack.current == "township"
    wait_for_jobs(empty_window, qtbot)


def test_without_a_backup_the_sidebar_and_the_card_say_so(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answers: Callable[..., str]
) -> None:
    assert window.page_stack.sidebar.backup.text() == "还没有备份"
    folder = tmp_path / "U盘"
    folder.mkdir()
    window.context.ui_state.put("backup.folder", str(folder))
    with qtbot.waitSignal(window.backup_scheduler.made, timeout=20_000):
        window.backup_scheduler.by_hand(folder)
    wait_for_jobs(window, qtbot)
    assert window.page_stack.sidebar.backup.text().startswith("备份 今天")


def test_the_year_before_is_told_in_words() -> None:
    assert compared(42, 37, True) == "去年同期 37，多 5"
    assert compared(35, 37, False) == "上年 37，少 2"
    assert compared(37, 37, False) == "上年 37，相同"
    assert compared(3, 0, False) == "上年没有"


def test_today_and_the_days_left() -> None:
    assert today_words(2023, dt.date(2023, 11, 22)) == "11 月 22 日 星期三 · 年报截止 12 月 31 日，还有 39 天"
    assert today_words(2024, dt.date(2024, 1, 3)).endswith("写 2023 年年报，请点左上角换年份")
    assert "2023 年全年" in today_words(2023, dt.date(2026, 11, 22))


def test_bars_beyond_six_become_one() -> None:
    counts = [(f"类{n}", n) for n in range(10)]
    bars = shares_of(counts)
    assert len(bars) == 6
    assert bars[0] == Share("类9", 9)
    assert bars[-1] == Share("其他 4 类", 10, rest=True)
    assert sum(b.value for b in bars) == 45
    assert steps_to(6) == 8
    assert steps_to(1) == 2
