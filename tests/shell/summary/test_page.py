"""年度总结: each figure with its rows and its position on the page, and whether each claim holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.records.time.period import Period
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.summary.claims import compute
from tests.shell.conftest import ledger_page, wait_for_jobs


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Any:
    window.page_stack.open("summary")
    page: Any = window.page_stack.page("summary")
    qtbot.waitUntil(lambda: page.data is not None, timeout=60_000)
    wait_for_jobs(window, qtbot)
    return page


def test_every_figure_and_claim_stands_in_the_table(window: MainWindow, page: Any) -> None:
    results = compute(window.context.file, Period.of_year(2023))
    keys = {line.key for line in page.data.lines if line.key}
    assert keys == {*results.figures, *results.claims}
    for row, line in enumerate(page.data.lines):
        if line.figure is not None:
            assert page.table.rows.cell(row, 1).text.startswith(f"{results.figures[line.key].value:,} ")
            assert page.table.rows.cell(row, 2).text == results.figures[line.key].phrase
        elif line.claim is not None:
            state = page.table.rows.cell(row, 5)
            assert (state.text == "属实") == results.claims[line.key].holds


def test_arrows_walk_over_the_titles_and_show_the_rows(
    window: MainWindow, page: Any, press: Callable[..., None], qtbot: QtBot
) -> None:
    page.table.setFocus()
    seen = []
    for _ in range(8):
        press(Qt.Key.Key_Down)
        wait_for_jobs(window, qtbot)
        seen.append(page.chosen.key)
        if page.chosen.figure is not None:
            assert len(page.rows.evidence) == page.chosen.figure.rows
    assert all(seen)
    assert len(set(seen)) == 8


def test_a_number_pressed_on_the_page_is_chosen_in_the_table(page: Any) -> None:
    mark = next(m for m in page.data.marks if m.key == "mediated_disputes")
    page.choose("villages")
    page.pages.show_page(mark.page)
    view = page.pages
    sheet = view._canvas.sheet
    scale = sheet.width() / page.data.preview.size(mark.page)[0]
    spot = QPointF(
        sheet.x() + (mark.x + mark.width / 2) * scale, sheet.y() + (mark.y + mark.height / 2) * scale
    )
    assert view.mark_at(spot) == "mediated_disputes"
    view._canvas.pressed.emit(spot)
    assert page.chosen.key == "mediated_disputes"


def test_choosing_turns_to_the_page_with_the_number(page: Any) -> None:
    places = {m.key: m.page for m in page.data.marks}
    key = max(places, key=lambda k: places[k])
    page.choose("villages")
    page.pages.show_page(0)
    page.choose(key)
    assert page.pages.page == min(m.page for m in page.data.marks if m.key == key)


def test_the_rows_open_in_their_ledger(window: MainWindow, page: Any, qtbot: QtBot) -> None:
    page.choose("mediated_disputes")
    wait_for_jobs(window, qtbot)
    page.rows.open_ledger.click()
    wait_for_jobs(window, qtbot)
    assert window.page_stack.current == "mediation"
    ledger: Any = ledger_page(window, "mediation")
    assert ledger.sheet.list.model.rowCount() == 42


def test_an_earlier_cutoff_counts_fewer(
    window: MainWindow, page: Any, write: Callable[..., None], press: Callable[..., None], qtbot: QtBot
) -> None:
    before = page.data
    write(page.bar.cutoff, "2023-06-30")
    press(Qt.Key.Key_Return)
    page.bar.cutoff.commit_text()
    qtbot.waitUntil(lambda: page.data is not before, timeout=60_000)
    wait_for_jobs(window, qtbot)
    expected = compute(window.context.file, Period.of_year(2023, dt.date(2023, 6, 30)))
    assert page.data.results.figures["mediated_disputes"].value == expected.figures["mediated_disputes"].value
    assert page.data.results.figures["mediated_disputes"].value < 42


def test_a_cutoff_outside_the_year_is_a_sentence_not_a_failure(
    window: MainWindow, page: Any, qtbot: QtBot
) -> None:
    page.bar.cutoff.fill(dt.date(2022, 6, 30))
    qtbot.waitUntil(lambda: "2022-06-30" in window.page_stack.message_bar.text, timeout=5_000)


def test_the_report_is_kept_as_pdf(window: MainWindow, page: Any, tmp_path: Path) -> None:
    target = tmp_path / "年报.pdf"
    window.context.choose = lambda title, folder, kinds, name: str(target)
    page.bar.save_pdf.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in window.page_stack.message_bar.text


def test_the_report_is_kept_as_docx(window: MainWindow, page: Any, tmp_path: Path) -> None:
    import docx

    target = tmp_path / "年报"
    window.context.choose = lambda *_words: str(target)
    page.bar.save_docx.click()
    words = "".join(p.text for p in docx.Document(str(target.with_suffix(".docx"))).paragraphs)
    assert "成功调解案件42件" in words


def test_an_empty_file_has_a_report_too(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.page_stack.open("summary")
    page: Any = empty_window.page_stack.page("summary")
    qtbot.waitUntil(lambda: page.data is not None, timeout=60_000)
    wait_for_jobs(empty_window, qtbot)
    assert page.pages.count >= 1


def test_in_a_narrow_window_the_page_takes_the_place_of_the_figures(
    window: MainWindow, page: Any, qtbot: QtBot
) -> None:
    window.resize(683, 500)
    wait_for_jobs(window, qtbot)
    assert page.table.isVisible()
    assert not page.pages.isVisible()
    page.bar.turn.click()
    assert page.pages.isVisible()
    assert not page.table.isVisible()
    page.pages.pressed.emit("mediated_disputes")
    assert page.table.isVisible()
    assert page.chosen.key == "mediated_disputes"
    window.resize(1366, 768)
    assert page.pages.isVisible()
    wait_for_jobs(window, qtbot)
