"""The main window: shortcuts, the folding sidebar, years, the operator, and closing without loss."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.dialogs.operator_dialog import OperatorDialog
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.widgets.style.theme import Theme
from tests.shell.conftest import Answers, ledger_page, open_window, wait_for_jobs

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAGES = ["home", "summary", "backup", "settings", "help"]


def test_the_sidebar_has_every_area_and_the_fixed_pages_by_name(
    window: MainWindow, catalogue: Catalogue
) -> None:
    areas = [a.key for a in catalogue.areas]
    assert window.page_stack.sidebar.order() == ["home", *areas, "summary", "backup", "settings", "help"]
    for key in window.page_stack.sidebar.order():
        button = window.findChild(QAbstractButton, key)
        assert button is not None
        assert button.accessibleName()


def test_pages_are_reached_by_keys(
    window: MainWindow, catalogue: Catalogue, press: Callable[..., None], qtbot: QtBot
) -> None:
    assert window.page_stack.current == "home"
    press(Qt.Key.Key_2, CTRL)
    assert window.page_stack.current == catalogue.areas[0].key
    press(Qt.Key.Key_Down, ALT)
    assert window.page_stack.current == catalogue.areas[1].key
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_F1)
    assert window.page_stack.current == "help"
    press(Qt.Key.Key_1, CTRL)
    assert window.page_stack.current == "home"
    wait_for_jobs(window, qtbot)


@pytest.mark.parametrize("field", ["accepted_on", "source"])
def test_alt_down_in_a_field_opens_its_list_and_turns_no_page(
    empty_window: MainWindow, press: Callable[..., None], qtbot: QtBot, field: str
) -> None:
    empty_window.go(Location("mediation", "dispute"))
    page: Any = ledger_page(empty_window, "mediation")
    page.new()
    editor = page.sheet.pane.form.inputs[field]
    editor.setFocus()
    press(Qt.Key.Key_Down, ALT)
    assert editor.dropped
    assert empty_window.page_stack.current == "mediation"
    editor.shut()
    page.sheet.editing.clear()
    wait_for_jobs(empty_window, qtbot)


def test_pages_are_made_only_when_they_are_looked_at(window: MainWindow) -> None:
    assert list(window.page_stack.pages) == ["home"]


@pytest.mark.parametrize("size", [(1366, 695), (1093, 614), (683, 384), (460, 700)], ids=str)
@pytest.mark.parametrize("kind", ["sample", "empty"])
def test_every_page_opens_at_every_size_without_a_warning(
    program: Program, sample_path: Path, empty_path: Path, qtbot: QtBot, size: tuple[int, int], kind: str
) -> None:
    window = open_window(program, sample_path if kind == "sample" else empty_path, qtbot, size)
    for key in window.page_stack.sidebar.order():
        window.page_stack.open(key)
        wait_for_jobs(window, qtbot)
        assert window.page_stack.page(key).isVisible()
        assert not window.grab().isNull()
        assert window.width() == max(size[0], window.minimumWidth())


def test_type_size_and_colours_change_under_every_page(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    for key in window.page_stack.sidebar.order():
        window.page_stack.open(key)
    theme.apply("dark", 1.5)
    wait_for_jobs(window, qtbot)
    for key in window.page_stack.sidebar.order():
        window.page_stack.open(key)
        assert not window.grab().isNull()
    wait_for_jobs(window, qtbot)


def test_the_sidebar_folds_to_icons_and_then_to_a_button(
    program: Program, sample_path: Path, qtbot: QtBot, press: Callable[..., None]
) -> None:
    window = open_window(program, sample_path, qtbot)
    page_stack = window.page_stack
    assert page_stack.mode == "full"
    window.resize(1093, 614)
    assert (page_stack.mode, page_stack.sidebar.folded) == ("icons", True)
    window.resize(683, 500)
    assert page_stack.mode == "drawer"
    assert not page_stack.sidebar.isVisible()
    window.page_stack.open("settings")
    menu = next(b for b in page_stack.page("settings").findChildren(QAbstractButton, "menu") if b.isVisible())
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton)
    assert page_stack.sidebar.isVisible()
    press(Qt.Key.Key_Escape)
    assert not page_stack.sidebar.isVisible()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page_stack.sidebar.items["help"], Qt.MouseButton.LeftButton)
    assert page_stack.current == "help"
    assert not page_stack.sidebar.isVisible()
    window.resize(1366, 768)
    assert page_stack.sidebar.isVisible()
    wait_for_jobs(window, qtbot)


def test_another_year_turns_every_page(window: MainWindow, qtbot: QtBot) -> None:
    window.page_stack.open("mediation")
    page: Any = ledger_page(window, "mediation")
    before = page.sheet.list.model.rowCount()
    window.show_year(2022)
    wait_for_jobs(window, qtbot)
    assert page.sheet.list.model.rowCount() != before
    assert "2022" in window.page_stack.sidebar.head.accessibleName()
    window.page_stack.open("home")
    wait_for_jobs(window, qtbot)
    home: Any = window.page_stack.page("home")
    assert home.head.title.text() == "2022 年"


def test_who_types_stands_in_the_history(
    window: MainWindow, write: Callable[..., None], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "备份" in window.page_stack.sidebar.backup.text())
    window.change_operator()
    dialog = window.findChild(OperatorDialog)
    assert dialog is not None
    line: Any = dialog.findChild(QWidget, "operator.name")
    write(line, "申国强3")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a name with a digit is not taken"
    write(line, "申国强")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.page_stack.sidebar.who.text() == "申国强"
    assert "备份" in window.page_stack.sidebar.backup.text(), "what was said of backups stays"
    window.context.operations.configure({"office_phone": "0355-0001013"})
    sql = "SELECT operator FROM operation ORDER BY id DESC LIMIT 1"
    assert window.context.file.db.execute_sql(sql).fetchone()[0] == "申国强"


def _type_something(window: MainWindow, write: Callable[..., None]) -> None:
    window.page_stack.open("settings")
    page: Any = window.page_stack.page("settings")
    write(page.rows["office_phone"].line, "0355-7654321")


def test_closing_with_something_unsaved_asks_once(
    window: MainWindow,
    answers: Answers,
    write: Callable[..., None],
    qtbot: QtBot,
    sample_path: Path,
    catalogue: Catalogue,
) -> None:
    _type_something(window, write)
    answers.next = ["back"]
    window.close()
    assert window.isVisible()
    assert [a[2] for a in answers.asked] == [["discard", "back", "save"]]
    answers.next = ["save"]
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    with open_file(sample_path, catalogue) as file:
        assert file.settings["office_phone"] == "0355-7654321"


def test_what_is_dropped_on_closing_is_not_kept(
    window: MainWindow,
    answers: Answers,
    write: Callable[..., None],
    qtbot: QtBot,
    sample_path: Path,
    catalogue: Catalogue,
) -> None:
    _type_something(window, write)
    answers.next = ["discard"]
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    with open_file(sample_path, catalogue) as file:
        assert file.settings["office_phone"] == "0355-0001012"


def test_a_record_that_cannot_be_saved_keeps_the_window_open(
    window: MainWindow, answers: Answers, qtbot: QtBot, press: Callable[..., None]
) -> None:
    window.page_stack.open("township")
    page: Any = ledger_page(window, "township")
    page.new()
    line: Any = window.findChild(QWidget, "Village.secretary")
    line.setFocus()
    qtbot.keyClicks(line, "Zhao")
    press(Qt.Key.Key_Return)
    assert page.unsaved()
    window.page_stack.open("home")
    answers.next = ["save"]
    window.close()
    wait_for_jobs(window, qtbot)
    assert window.isVisible()
    assert window.page_stack.current == "township", "the page with what is wrong comes into view"


def test_closing_backs_up_what_changed_and_gives_back_the_lock(
    window: MainWindow, qtbot: QtBot, sample_path: Path, catalogue: Catalogue
) -> None:
    window.context.operations.configure({"office_phone": "0355-0001013"})
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    assert len(list((sample_path.parent / "备份").glob("*.lawgov"))) == 1
    open_file(sample_path, catalogue).close()


def test_closing_without_a_change_makes_no_backup(
    window: MainWindow, qtbot: QtBot, sample_path: Path
) -> None:
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    assert not (sample_path.parent / "备份").exists()


def test_a_failed_backup_on_closing_is_told_and_closing_still_possible(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "不是文件夹"
    blocked.write_text("x")
    window.context.ui_state.put("backup.folder", str(blocked))
    # Nor beside the data, where it would go instead.
    folder = default_backup_folder(window.context.file.path)
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("x")
    window.context.operations.configure({"office_phone": "0355-0001013"})
    answers.next = ["back"]
    window.close()
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=20_000)
    wait_for_jobs(window, qtbot)
    assert window.isVisible()
    assert window.page_stack.isEnabled()
    answers.next = ["leave"]
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()


def test_size_and_place_are_remembered(program: Program, sample_path: Path, qtbot: QtBot) -> None:
    window = open_window(program, sample_path, qtbot, (620, 500))
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    program.begin(sample_path)
    again = program.window
    assert isinstance(again, MainWindow)
    assert (again.width(), again.height()) == (620, 500)
    wait_for_jobs(again, qtbot)


def test_a_file_in_use_can_be_read_only(
    program: Program, sample_path: Path, catalogue: Catalogue, answers: Answers, qtbot: QtBot
) -> None:
    with open_file(sample_path, catalogue):
        answers.next = ["read"]
        window = open_window(program, sample_path, qtbot)
        _title, text, _keys = answers.asked[0]
        assert "正在使用" in text
        assert window.context.file.read_only
        for key in window.page_stack.sidebar.order():
            window.page_stack.open(key)
            wait_for_jobs(window, qtbot)
        with qtbot.waitSignal(window.gone, timeout=20_000):
            window.close()


#: Widgets for which a screen reader needs a name.
_FOCUSABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView)


def _without_name(page: QWidget) -> list[str]:
    names = []
    for widget in page.findChildren(QWidget):
        if isinstance(widget, _FOCUSABLE) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or text.strip()):
                names.append(f"{type(widget).__name__} {widget.objectName()}")
    return names


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for key in PAGES:
        window.page_stack.open(key)
        wait_for_jobs(window, qtbot)
        assert _without_name(window.page_stack.page(key)) == []


def test_every_input_of_every_ledger_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for area in window.context.file.catalogue.areas:
        window.page_stack.open(area.key)
        page: Any = ledger_page(window, area.key)
        for ledger in area.ledgers:
            page.show_ledger(ledger.key)
        assert _without_name(page) == []
    wait_for_jobs(window, qtbot)


def test_the_next_time_one_is_where_one_was(
    program: Program, window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    window.go(Location("mediation", "petition"))
    wait_for_jobs(window, qtbot)
    page: Any = ledger_page(window, "mediation")
    page.sheet.select(page.sheet.list.model.id_at(2))
    seen = page.sheet.pane.head.title.text()
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    again = open_window(program, sample_path, qtbot)
    assert again.page_stack.current == "mediation"
    page = ledger_page(again, "mediation")
    assert page.ledger.key == "petition"
    assert page.sheet.pane.head.title.text() == seen


class _Flashes(QObject):
    """Records every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("page", PAGES)
def test_making_a_page_flashes_no_window_of_its_own(
    program: Program, sample_path: Path, qtbot: QtBot, qapp: QApplication, page: str
) -> None:
    flashes = _Flashes()
    qapp.installEventFilter(flashes)
    window = open_window(program, sample_path, qtbot)
    window.page_stack.open(page)
    wait_for_jobs(window, qtbot)
    qapp.removeEventFilter(flashes)
    assert flashes.seen == ["MainWindow"]
