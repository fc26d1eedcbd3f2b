"""A list: few queries, formatted texts, important columns never cut, a stable scroll position."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.list.pane import ListPane
from lawgov_desktop.widgets.list.query import ListQuery
from lawgov_desktop.widgets.style.theme import Theme
from tests.widgets.ledger_office import add_disputes, counted, settle_in

NUMBER, DAY, VILLAGE, PARTIES, KIND, COLOUR, OUTCOME = range(7)


@pytest.fixture
def make_list(operations: Operations, qtbot: QtBot) -> Iterator[Callable[..., ListPane]]:
    """Builds a list of the file, as wide as on a small screen, showing 2023."""
    settle_in(operations)

    def make(ledger: str = "dispute", ui_state: UiState | None = None, start: bool = True) -> ListPane:
        file = operations.file
        jobs = Jobs(file.db, synchronous=True)
        query = ListQuery(file.catalogue.ledgers[ledger], file.db, Options(file))
        pane = ListPane(query, jobs, ui_state or UiState(None))
        qtbot.addWidget(pane)
        pane.resize(617, 724)
        if start:
            pane.start(2023)
        with qtbot.waitActive(pane):
            pane.show()
            pane.activateWindow()
        return pane

    yield make
    QApplication.closeAllWindows()


def column(pane: ListPane, index: int, rows: int = 6) -> list[str]:
    """The first texts of a column."""
    model = pane.model
    return [model.index(row, index).data() for row in range(min(rows, model.rowCount()))]


def test_two_hundred_rows_are_shown_with_three_queries(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    add_disputes(operations, 200)
    pane = make_list(start=False)
    with counted(operations.file.db) as seen:
        pane.start(2023)
        pane.grab()
    assert len(seen) <= 3, seen
    assert pane.model.rowCount() == 200


def test_every_ledger_opens_with_few_queries_however_many_rows_it_has(
    sample: Operations, qtbot: QtBot
) -> None:
    file = sample.file
    for ledger in file.catalogue.ledgers.values():
        pane = ListPane(
            ListQuery(ledger, file.db, Options(file)), Jobs(file.db, synchronous=True), UiState(None)
        )
        qtbot.addWidget(pane)
        pane.resize(617, 724)
        many = sum(c.many for c in pane.model.columns)
        with counted(file.db) as seen:
            pane.start(2023)
            pane.grab()
        assert len(seen) <= 2 + many, (ledger.key, seen)


def test_within_one_year_numbers_and_days_are_short_and_across_years_full(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    add_disputes(operations, 3)
    add_disputes(operations, 1, year=2022)
    pane = make_list()
    assert column(pane, NUMBER) == ["003", "002", "001"]
    assert column(pane, DAY) == ["08-29", "05-01", "01-01"]
    pane.show_all_years(True)
    assert column(pane, NUMBER) == ["2023-003", "2023-002", "2023-001", "2022-001"]
    assert column(pane, DAY)[-1] == "2022-01-01"
    assert pane.filter_bar.texts() == ["全部年份"]


def test_words_are_as_short_as_the_ledger_says_and_persons_are_counted(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    add_disputes(operations, 3)
    pane = make_list()
    pane.sort("number")
    assert column(pane, PARTIES) == ["李明", "李明远、王秀英", "李明远志 等 3 人"]
    assert column(pane, OUTCOME) == ["正在调解", "书面协议", "撤回"]
    assert column(pane, VILLAGE) == ["东河村", "西河底村", "柳沟村"]
    assert column(pane, COLOUR) == ["", "红", "黄"]


def test_numbers_without_a_value_are_a_dash_and_private_numbers_are_masked(
    sample: Operations, qtbot: QtBot
) -> None:
    file = sample.file
    query = ListQuery(file.catalogue.ledgers["person"], file.db, Options(file))
    pane = ListPane(query, Jobs(file.db, synchronous=True), UiState(None))
    qtbot.addWidget(pane)
    pane.start(2023)
    phones = [t for t in column(pane, 4, rows=50) if t]
    assert phones
    assert all(text[3:7] == "****" for text in phones if text.startswith("1"))


def test_an_amount_not_filled_in_is_a_dash_and_stands_right(make_list: Callable[..., ListPane]) -> None:
    pane = make_list("village")
    households = next(i for i, c in enumerate(pane.model.columns) if c.column.path == "households")
    assert column(pane, households) == ["—", "—", "—"]
    assert pane.model.columns[households].heading == "户数（户）"
    side = pane.model.index(0, households).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_small_screen_needs_no_sideways_scroll_and_cuts_no_number_day_or_result(
    make_list: Callable[..., ListPane], operations: Operations, theme: Theme, scale: float
) -> None:
    add_disputes(operations, 40)
    theme.apply(scale=scale)
    pane = make_list()
    if scale == 1.0:
        assert pane.table.horizontalScrollBar().maximum() == 0
    metrics = pane.table.fontMetrics()
    for index, shown in enumerate(pane.model.columns):
        if shown.whole:
            widest = max(metrics.horizontalAdvance(text) for text in column(pane, index, rows=40))
            assert pane.table.columnWidth(index) >= widest, shown.title


def test_every_ledger_of_the_sample_year_fits_half_a_small_screen(sample: Operations, qtbot: QtBot) -> None:
    file = sample.file
    for ledger in file.catalogue.ledgers.values():
        pane = ListPane(
            ListQuery(ledger, file.db, Options(file)), Jobs(file.db, synchronous=True), UiState(None)
        )
        qtbot.addWidget(pane)
        pane.resize(617, 724)
        pane.start(2023)
        pane.show()
        assert pane.table.horizontalScrollBar().maximum() == 0, ledger.key


def test_the_header_sorts_and_tells_it_in_words(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    add_disputes(operations, 5)
    pane = make_list()
    header = pane.table.horizontalHeader()
    assert header.title(NUMBER) == "编号 ↓"
    spot = QPoint(header.sectionViewportPosition(VILLAGE) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert header.title(VILLAGE) == "村 ↑"
    assert header.title(NUMBER) == "编号"
    first = column(pane, VILLAGE, rows=5)
    assert first == sorted(first)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert column(pane, VILLAGE, rows=5) == first[::-1]
    pane.show_all_years(True)
    assert pane.view.sort == "-village.name"


def test_a_row_saved_elsewhere_moves_neither_selection_nor_place(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    rows = add_disputes(operations, 120)
    pane = make_list()
    pane.select(rows[50].id)
    top = pane.model.id_at(pane.table.first_row())
    add_disputes(operations, 3)
    pane.reload()
    assert pane.model.rowCount() == 123
    assert pane.table.current_id == rows[50].id
    assert pane.table.selected_ids() == [rows[50].id]
    assert pane.model.id_at(pane.table.first_row()) == top


def test_a_row_gone_elsewhere_is_no_longer_selected(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    rows = add_disputes(operations, 5)
    pane = make_list()
    pane.select(rows[2].id)
    operations.trash(pane.ledger, [rows[2]])
    pane.reload()
    assert pane.table.selected_ids() == []
    assert column(pane, NUMBER) == ["005", "004", "002", "001"]


def test_a_long_list_begins_at_once_and_is_whole_soon(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    rows = add_disputes(operations, 900)
    pane = make_list()
    assert pane.model.rowCount() == 900
    qtbot.waitUntil(lambda: pane.footer.text.startswith("900 件 2023 年受理 成功 300"))
    qtbot.keyClick(pane.table, Qt.Key.Key_End)
    assert pane.table.current_id == rows[0].id
    assert pane.model.index(899, NUMBER).data() == "001"
    operations.trash(pane.ledger, [rows[1]])
    pane.reload()
    assert pane.model.rowCount() == 899
    assert pane.table.current_id == rows[0].id


def test_a_long_list_becomes_whole_in_the_background(operations: Operations, qtbot: QtBot) -> None:
    settle_in(operations)
    add_disputes(operations, 700)
    file = operations.file
    jobs = Jobs(file.db)
    query = ListQuery(file.catalogue.ledgers["dispute"], file.db, Options(file))
    pane = ListPane(query, jobs, UiState(None))
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.model.complete):
        pane.start(2023)
        assert pane.model.rowCount() == 512
    assert pane.model.rowCount() == 700
    qtbot.waitUntil(lambda: "正在调解 234" in pane.footer.text)
    qtbot.waitUntil(lambda: jobs.running == 0)
    jobs.stop()


def test_several_rows_are_selected_by_keys_and_counted(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    add_disputes(operations, 12)
    pane = make_list()
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Home)
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "选中 3 件" in pane.footer.text
    qtbot.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "选中 12 件" in pane.footer.text
    assert len(pane.table.selected_ids()) == 12


def test_filters_narrow_the_list_stand_as_chips_and_go_again(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    add_disputes(operations, 12)
    pane = make_list()
    pane.filter({"outcome": ["正在调解"], "village": [1, 2]})
    assert pane.model.rowCount() == 4
    assert pane.filter_bar.texts() == ["结果：正在调解", "村：东河村、西河底村"]
    assert pane.footer.text.startswith("4 件 2023 年受理，符合条件的")
    pane.filter({"village": [3], "outcome": ["正在调解"]})
    assert pane.model.rowCount() == 0
    assert pane.empty.isVisible()
    pane.filter({"colour": [None]})
    assert set(column(pane, COLOUR, rows=12)) == {""}
    pane.clear_filters()
    assert pane.model.rowCount() == 12
    assert not pane.filter_bar.isVisible()


def test_the_filter_plate_switches_words_and_the_trash(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    rows = add_disputes(operations, 6)
    pane = make_list()
    pane.show_filter_panel()
    panel = pane.findChild(type(pane._panel))
    words = {pill.text(): pill for pill in panel.findChildren(type(panel._trash)) if pill.isVisible()}
    qtbot.keyClick(words["正在调解"], Qt.Key.Key_Return)
    assert pane.model.rowCount() == 2
    qtbot.keyClick(words["正在调解"], Qt.Key.Key_Return)
    assert pane.model.rowCount() == 6
    operations.trash(pane.ledger, rows[:2])
    qtbot.keyClick(words["回收站"], Qt.Key.Key_Return)
    assert pane.model.rowCount() == 2
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert pane.footer.text.startswith("2 件 在回收站里")
    chosen: list[list[int]] = []
    pane.restore_requested.connect(chosen.append)
    pane.table.selectAll()
    pane.findChild(type(pane.footer.filter_button), "restore").click()
    assert sorted(chosen[0]) == [rows[0].id, rows[1].id]


def test_an_empty_year_an_empty_search_and_an_empty_filter_say_what_to_do(
    make_list: Callable[..., ListPane], operations: Operations, qtbot: QtBot
) -> None:
    def words() -> list[str]:
        return [
            w.text()
            for w in pane.empty.findChildren(object)
            if hasattr(w, "text") and w.isVisible() and w.text()
        ]

    pane = make_list()
    assert "2023 年还没有纠纷" in words()
    wanted = []
    pane.new_requested.connect(lambda: wanted.append("new"))
    next(w for w in pane.empty.findChildren(type(pane.footer.filter_button)) if "新建" in w.text()).click()
    assert wanted == ["new"]
    add_disputes(operations, 2)
    pane.reload()
    assert not pane.empty.isVisible()
    pane.search("没有这个人")
    assert "没有找到“没有这个人”" in words()
    pane.clear_search()
    assert pane.model.rowCount() == 2
    pane.filter({"village": [3]})
    assert "这些条件下没有纠纷" in words()


def test_search_finds_by_name_number_and_initials(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    add_disputes(operations, 6)
    pane = make_list()
    pane.search("李明远志")
    assert pane.model.rowCount() == 2
    pane.search("dhc")
    assert set(column(pane, VILLAGE)) == {"东河村"}
    pane.search("2023-004")
    assert column(pane, NUMBER) == ["004"]


def test_widths_order_hidden_columns_and_sorting_are_remembered(
    make_list: Callable[..., ListPane], operations: Operations, tmp_path: Path
) -> None:
    add_disputes(operations, 2)
    ui_state = UiState(tmp_path / "window.json")
    pane = make_list(ui_state=ui_state)
    pane.table.horizontalHeader().resizeSection(KIND, 150)
    pane.table.horizontalHeader().moveSection(OUTCOME, 1)
    pane.table.columns.show_column(COLOUR, False)
    pane.sort("accepted_on")
    ui_state.flush()
    again = make_list(ui_state=UiState(tmp_path / "window.json"))
    assert again.table.columnWidth(KIND) == pytest.approx(150, abs=2)
    assert again.table.horizontalHeader().visualIndex(OUTCOME) == 1
    assert again.table.isColumnHidden(COLOUR)
    assert again.view.sort == "accepted_on"
    again.table.columns.reset()
    assert not again.table.isColumnHidden(COLOUR)
    assert again.table.horizontalHeader().visualIndex(OUTCOME) == OUTCOME


def test_a_broken_memory_file_costs_only_the_widths(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"list.dispute.widths": 3, "x"', "utf-8")
    ui_state = UiState(path)
    assert ui_state.get("list.dispute.widths", dict, {}) == {}
    ui_state.put("a", 1)
    ui_state.flush()
    assert UiState(path).get("a", int, 0) == 1
    assert UiState(path).get("a", str, "") == ""


def test_the_whole_list_is_readable_without_sight(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    add_disputes(operations, 1)
    pane = make_list()
    index = pane.model.index(0, VILLAGE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "村 东河村"
    assert pane.model.headerData(VILLAGE, Qt.Orientation.Horizontal) == "村"


def test_a_row_removed_by_another_tool_leaves_an_empty_line_not_a_crash(
    make_list: Callable[..., ListPane], operations: Operations
) -> None:
    rows = add_disputes(operations, 300)
    pane = make_list()
    operations.file.db.execute_sql("DELETE FROM dispute_party WHERE dispute_id = ?", (rows[0].id,))
    operations.file.db.execute_sql("DELETE FROM dispute_mediator WHERE dispute_id = ?", (rows[0].id,))
    operations.file.db.execute_sql("DELETE FROM colour_change WHERE dispute_id = ?", (rows[0].id,))
    Dispute.delete().where(Dispute.id == rows[0].id).execute()
    assert pane.model.index(299, NUMBER).data() == ""
    pane.reload()
    assert pane.model.rowCount() == 299
