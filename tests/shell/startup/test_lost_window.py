"""The open file is replaced by another program: a page says so, and what was saved and typed is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.startup.lost_window import LostWindow
from lawgov_desktop.shell.startup.rescue_window import RescueWindow
from lawgov_desktop.shell.startup.unlock_window import UnlockWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations
from tests.shell.conftest import open_window, wait_for_jobs
from tests.storage.rows import village

SECRET = "hongqiqu-1965"


@pytest.fixture
def other(tmp_path: Path, catalogue: Catalogue) -> Path:
    """The file a sync program brings: it has one village of its own."""
    path = tmp_path / "别处" / "台账.db"
    path.parent.mkdir()
    with create_file(path, catalogue) as file:
        village(Operations(file), "别处村")
    return path


def type_a_village(
    window: MainWindow, write: Callable[..., None], press: Callable[..., None], name: str
) -> None:
    window.go(Location("township", "village"))
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(window.findChild(QWidget, "Village.name"), name)


def window_of_new_file(
    program: Program, folder: Path, catalogue: Catalogue, secret: str | None
) -> MainWindow:
    """The window of a new file in a folder of its own."""
    path = folder / "密" / "下良镇.db"
    path.parent.mkdir()
    create_file(path, catalogue, secret).close()
    program.begin(path, secret)
    assert isinstance(program.window, MainWindow)
    return program.window


def lost_window(program: Program, qtbot: QtBot) -> LostWindow:
    qtbot.waitUntil(lambda: isinstance(program.window, LostWindow), timeout=20_000)
    assert isinstance(program.window, LostWindow)
    return program.window


def click(window: LostWindow, name: str, qtbot: QtBot) -> None:
    button: Any = window.findChild(QWidget, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def names(path: Path, catalogue: Catalogue, secret: str | None = None) -> list[str]:
    with open_file(path, catalogue, secret):
        return [row.name for row in Village.select().order_by(Village.id)]


def test_saving_into_a_replaced_file_opens_the_page_and_the_rescue_goes_on(
    program: Program,
    empty_path: Path,
    other: Path,
    catalogue: Catalogue,
    qtbot: QtBot,
    write: Callable[..., None],
    press: Callable[..., None],
) -> None:
    window = open_window(program, empty_path, qtbot)
    village(window.context.operations, "东河村")
    type_a_village(window, write, press, "西沟村")
    other.replace(empty_path)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    lost = lost_window(program, qtbot)
    (typed,) = empty_path.parent.glob("没有保存的内容*.txt")
    assert "名称：西沟村" in typed.read_text("utf-8-sig")
    press_return = Qt.Key.Key_Return
    qtbot.keyClick(lost, press_return)
    again = program.window
    assert isinstance(again, MainWindow)
    wait_for_jobs(again, qtbot)
    assert [row.name for row in Village.select()] == ["东河村"]
    again.leave()
    (aside,) = empty_path.parent.glob("恢复前*.lawgov")
    shutil.copy(aside, empty_path.parent / "看.db")
    assert names(empty_path.parent / "看.db", catalogue) == ["别处村"]


def test_the_file_that_came_can_be_taken_instead(
    program: Program, empty_path: Path, other: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    window = open_window(program, empty_path, qtbot)
    village(window.context.operations, "东河村")
    other.replace(empty_path)
    window.file_watch.look()
    click(lost_window(program, qtbot), "present", qtbot)
    again = program.window
    assert isinstance(again, MainWindow)
    assert [row.name for row in Village.select()] == ["别处村"]
    again.leave()
    (rescued,) = empty_path.parent.glob("抢救*.lawgov")
    shutil.copy(rescued, empty_path.parent / "看.db")
    assert names(empty_path.parent / "看.db", catalogue) == ["东河村"]


@pytest.mark.parametrize("changed", [True, False], ids=["with a backup due", "with nothing due"])
def test_closing_after_the_file_was_deleted_tells_the_truth(
    program: Program, empty_path: Path, qtbot: QtBot, answers: Any, changed: bool
) -> None:
    window = open_window(program, empty_path, qtbot)
    if changed:
        village(window.context.operations, "东河村")
    empty_path.unlink()
    window.close()
    lost = lost_window(program, qtbot)
    assert answers.asked == [], "nobody says that the ledger is saved"
    assert lost.findChild(QWidget, "present") is None
    click(lost, "rescued", qtbot)
    again = program.window
    assert isinstance(again, MainWindow)
    assert [row.name for row in Village.select()] == (["东河村"] if changed else [])


def test_a_file_overwritten_while_a_row_was_typed_is_rebuilt_from_the_backup(
    program: Program, empty_path: Path, other: Path, qtbot: QtBot
) -> None:
    window = open_window(program, empty_path, qtbot)
    village(window.context.operations, "东河村")
    window.backup_scheduler.automatic("自动")
    wait_for_jobs(window, qtbot)
    village(window.context.operations, "西沟村")
    shutil.copyfile(other, empty_path)
    window.file_watch.look()
    click(lost_window(program, qtbot), "rescued", qtbot)
    assert isinstance(program.window, MainWindow)
    assert [row.name for row in Village.select().order_by(Village.id)] == ["东河村", "西沟村"]


def test_a_file_replaced_under_the_lock_screen_is_rescued_by_its_passphrase(
    program: Program,
    tmp_path: Path,
    other: Path,
    catalogue: Catalogue,
    qtbot: QtBot,
    write: Callable[..., None],
    press: Callable[..., None],
) -> None:
    path = tmp_path / "密" / "下良镇.db"
    path.parent.mkdir()
    with create_file(path, catalogue, SECRET) as file:
        village(Operations(file), "东河村")
    program.begin(path, SECRET)
    window = program.window
    assert isinstance(window, MainWindow)
    with qtbot.waitActive(window):
        window.activateWindow()
    wait_for_jobs(window, qtbot)
    type_a_village(window, write, press, "西沟村")
    window.lock()
    qtbot.waitUntil(lambda: window.context.file.key_forgotten)
    other.replace(path)
    cover = window.screen_lock.screen
    assert cover is not None
    write(cover.secret, SECRET)
    qtbot.keyClick(cover.secret, Qt.Key.Key_Return)
    lost = lost_window(program, qtbot)
    (typed,) = path.parent.glob("没有保存的内容*.txt")
    assert "名称：西沟村" in typed.read_text("utf-8-sig")
    click(lost, "rescued", qtbot)
    unlock = program.window
    assert isinstance(unlock, UnlockWindow)
    unlock.given.emit(SECRET)
    assert [row.name for row in Village.select()] == ["东河村"]


def test_a_file_overwritten_under_the_lock_screen_leads_to_its_backups(
    program: Program,
    tmp_path: Path,
    other: Path,
    catalogue: Catalogue,
    qtbot: QtBot,
    write: Callable[..., None],
) -> None:
    window = window_of_new_file(program, tmp_path, catalogue, SECRET)
    path = window.context.file.path
    village(window.context.operations, "东河村")
    window.lock()
    qtbot.waitUntil(lambda: window.context.file.key_forgotten, timeout=20_000)
    shutil.copyfile(other, path)
    cover = window.screen_lock.screen
    assert cover is not None
    write(cover.secret, SECRET)
    qtbot.keyClick(cover.secret, Qt.Key.Key_Return)
    lost = lost_window(program, qtbot)
    texts = " ".join(label.text() for label in lost.findChildren(QLabel))
    assert "下良镇.db 被别的程序改写了" in texts
    assert "没有抢救出来：文件是锁定的时候被改写的" in texts
    click(lost, "backups", qtbot)
    rescue: Any = program.window
    assert isinstance(rescue, RescueWindow)
    assert rescue.entry.reason == "锁定时"


def test_closing_a_locked_window_of_a_deleted_file_tells_it(
    program: Program, empty_path: Path, qtbot: QtBot
) -> None:
    window = open_window(program, empty_path, qtbot)
    village(window.context.operations, "东河村")
    window.lock()
    wait_for_jobs(window, qtbot)
    empty_path.unlink()
    window.close()
    assert lost_window(program, qtbot).findChild(QWidget, "rescued") is not None


@pytest.mark.parametrize("secret", [None, SECRET], ids=["plain", "encrypted"])
def test_locking_brings_the_rows_into_the_file_itself(
    program: Program, tmp_path: Path, catalogue: Catalogue, qtbot: QtBot, secret: str | None
) -> None:
    window = window_of_new_file(program, tmp_path, catalogue, secret)
    path = window.context.file.path
    village(window.context.operations, "东河村")
    window.lock()
    wait_for_jobs(window, qtbot)
    shutil.copy(path, tmp_path / "拷贝.db")
    with open_file(tmp_path / "拷贝.db", catalogue, secret) as copy:
        assert copy.db.execute_sql("SELECT name FROM village").fetchall() == [("东河村",)]


def test_ten_quiet_seconds_bring_the_rows_into_the_file_itself(
    program: Program, empty_path: Path, tmp_path: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    window = open_window(program, empty_path, qtbot)
    assert window.file_watch.interval == 10_000
    village(window.context.operations, "东河村")
    window.file_watch.look()
    wait_for_jobs(window, qtbot)
    shutil.copy(empty_path, tmp_path / "拷贝.db")
    assert names(tmp_path / "拷贝.db", catalogue) == ["东河村"]
