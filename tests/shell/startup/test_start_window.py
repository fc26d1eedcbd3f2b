"""The start window and the unlock window: a new file, an existing file, the sample, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.paths import Paths
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.services.operators import names
from lawgov_desktop.shell.startup.start_window import StartWindow
from lawgov_desktop.shell.startup.unlock_window import UnlockWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.engine.engine import is_encrypted
from lawgov_desktop.storage.opening import create_file
from tests.shell.conftest import wait_for_jobs


def started(program: Program, qtbot: QtBot) -> StartWindow:
    program.begin(None)
    start = program.window
    assert isinstance(start, StartWindow)
    with qtbot.waitActive(start):
        start.activateWindow()
    return start


def main_window(program: Program, qtbot: QtBot) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    wait_for_jobs(program.window, qtbot)
    return program.window


def test_a_new_file_is_made_from_the_keyboard_alone(
    program: Program, qtbot: QtBot, write: Callable[..., None], press: Callable[..., None], paths: Paths
) -> None:
    start = started(program, qtbot)
    assert start.new_form.town.hasFocus()
    write(start.new_form.town, "下良镇")
    assert start.new_form.office.text() == "下良镇司法所"
    press(Qt.Key.Key_Return)
    assert start.new_form.office.hasFocus()
    press(Qt.Key.Key_Return)
    write(start.new_form.operator, "赵敏")
    for _ in range(10):
        if start.go.hasFocus():
            break
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    window = main_window(program, qtbot)
    assert window.context.file.path == paths.data / "下良镇.db"
    assert window.context.file.settings["town"] == "下良镇"
    assert window.context.file.operator == "赵敏"
    assert names(program.ui_state)[0] == "赵敏"


def test_what_is_missing_is_said_beside_the_field(
    program: Program, qtbot: QtBot, write: Callable[..., None]
) -> None:
    start = started(program, qtbot)
    start.go.click()
    assert start.new_form.town.problem == "请写乡镇名称"
    write(start.new_form.town, "下良镇")
    start.go.click()
    assert start.new_form.town.problem is None
    assert start.new_form.operator.problem
    write(start.new_form.operator, "赵敏")
    write(start.new_form.secret, "红旗渠123")
    write(start.new_form.again, "红旗渠124")
    start.go.click()
    assert start.new_form.again.problem == "两遍不一样，请再写一遍"
    assert program.window is start


def test_a_new_file_with_a_passphrase_asks_for_it_next_time(
    program: Program, qtbot: QtBot, write: Callable[..., None], press: Callable[..., None]
) -> None:
    start = started(program, qtbot)
    write(start.new_form.town, "下良镇")
    write(start.new_form.operator, "赵敏")
    write(start.new_form.secret, "hongqiqu-1965")
    write(start.new_form.again, "hongqiqu-1965")
    start.go.click()
    window = main_window(program, qtbot)
    path = window.context.file.path
    assert is_encrypted(path)
    window.leave()
    program.begin(path)
    unlock = program.window
    assert isinstance(unlock, UnlockWindow)
    with qtbot.waitActive(unlock):
        unlock.activateWindow()
    write(unlock.secret, "something else")
    press(Qt.Key.Key_Return)
    assert program.window is unlock
    assert unlock.secret.problem
    write(unlock.secret, "hongqiqu-1965")
    press(Qt.Key.Key_Return)
    assert main_window(program, qtbot).context.file.encrypted


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [("secret", "1234567", "口令要至少 8 个字符"), ("backups", "备份", "完整的位置")],
)
def test_a_weak_passphrase_and_a_folder_nobody_finds_are_not_taken(
    program: Program, qtbot: QtBot, field: str, text: str, says: str
) -> None:
    start = started(program, qtbot)
    start.new_form.town.setText("下良镇")
    start.new_form.operator.setText("赵敏")
    getattr(start.new_form, field).setText(text)
    start.new_form.again.setText(start.new_form.secret.text())
    start.go.click()
    assert program.window is start
    assert says in getattr(start.new_form, field).problem


def test_a_folder_that_cannot_be_made_is_said_before_there_is_a_file(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    start = started(program, qtbot)
    (tmp_path / "文件").write_text("no folder")
    start.new_form.town.setText("很长的镇名" * 60)
    start.new_form.operator.setText("赵敏")
    start.new_form.backups.setText(str(tmp_path / "文件" / "备份"))
    start.go.click()
    assert program.window is start
    assert start.problem
    assert not list(tmp_path.rglob("*.db"))
    start.new_form.backups.setText(str(tmp_path / "别处"))
    start.go.click()
    assert isinstance(program.window, MainWindow), "the name of the file is cut to what a disk takes"


def test_the_sample_opens_with_its_own_year(program: Program, qtbot: QtBot) -> None:
    start = started(program, qtbot)
    button = start.findChild(QAbstractButton, "start.sample")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    start.go.click()
    window = main_window(program, qtbot)
    assert window.context.year == 2023
    assert window.context.file.settings["town"] == "下良镇"


def test_a_file_that_is_there_is_opened_where_it_lies(
    program: Program, qtbot: QtBot, write: Callable[..., None], sample_path: Path
) -> None:
    start = started(program, qtbot)
    start.choose("open")
    start.open_form.file.setText(str(sample_path))
    assert not start.open_form.key.isEnabled()
    write(start.open_form.opener, "赵敏")
    start.go.click()
    assert main_window(program, qtbot).context.file.path == sample_path


def test_an_encrypted_file_wants_its_passphrase_on_the_first_page(
    program: Program, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "锁着.db"
    create_file(path, catalogue, "hongqiqu-1965").close()
    start = started(program, qtbot)
    start.choose("open")
    start.open_form.file.setText(str(path))
    assert start.open_form.key.isEnabled()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "空文件"), (b"this is a letter, not a ledger" * 100, "不是本程序的台账文件")],
    ids=["empty", "foreign"],
)
def test_a_file_that_is_not_ours_is_refused_with_a_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "信.db"
    path.write_bytes(content)
    program.begin(path)
    assert isinstance(program.window, StartWindow)
    assert sentence in program.window.problem


def test_the_last_file_opens_next_time(program: Program, qtbot: QtBot, sample_path: Path) -> None:
    program.begin(sample_path)
    main_window(program, qtbot).leave()
    program.begin(None)
    assert main_window(program, qtbot).context.file.path == sample_path


def test_leaving_the_first_page_ends_the_program(program: Program, qtbot: QtBot) -> None:
    start = started(program, qtbot)
    with qtbot.waitSignal(start.closed):
        qtbot.keyClick(start, Qt.Key.Key_Escape)
