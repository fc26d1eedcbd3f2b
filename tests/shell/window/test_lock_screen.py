"""锁定: Ctrl+L or idle time covers the window; unsaved input stays, the key is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.opening import create_file
from tests.shell.conftest import wait_for_jobs

SECRET = "hongqiqu-1965"


@pytest.fixture
def locked_file(tmp_path: Path, catalogue: Catalogue) -> Path:
    path = tmp_path / "密" / "下良镇.db"
    path.parent.mkdir()
    create_file(path, catalogue, SECRET).close()
    return path


@pytest.fixture
def window(program: Program, locked_file: Path, qtbot: QtBot) -> MainWindow:
    program.begin(locked_file, SECRET)
    window = program.window
    assert isinstance(window, MainWindow)
    with qtbot.waitActive(window):
        window.activateWindow()
    wait_for_jobs(window, qtbot)
    return window


def test_what_was_typed_is_there_after_the_passphrase(
    window: MainWindow, qtbot: QtBot, write: Callable[..., None], press: Callable[..., None]
) -> None:
    window.go(Location("township", "village"))
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    name = window.findChild(QWidget, "Village.name")
    write(name, "东河村")
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    cover = window.screen_lock.screen
    assert cover is not None
    assert cover.isVisible()
    assert not window.page_stack.isVisible()
    qtbot.waitUntil(lambda: window.context.file.key_forgotten)
    assert window.context.file.key is None

    write(cover.secret, "not it")
    press(Qt.Key.Key_Return)
    assert "口令不对" in cover.secret.problem
    assert window.context.file.key_forgotten
    write(cover.secret, SECRET)
    press(Qt.Key.Key_Return)
    assert window.page_stack.isVisible()
    assert not cover.isVisible()
    assert name.text() == "东河村"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [v.name for v in Village.select()] == ["东河村"]


def test_nobody_at_the_keyboard_locks_by_itself(window: MainWindow, qtbot: QtBot) -> None:
    window.screen_lock.idle_timer.wait(0.001)
    qtbot.waitUntil(lambda: window.context.locked)
    qtbot.waitUntil(lambda: window.context.file.key_forgotten)


def test_a_locked_window_with_something_typed_does_not_close(
    program: Program, window: MainWindow, qtbot: QtBot, write: Callable[..., None], press: Callable[..., None]
) -> None:
    window.go(Location("township", "village"))
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(window.findChild(QWidget, "Village.name"), "东河村")
    window.lock()
    qtbot.waitUntil(lambda: window.context.file.key_forgotten)
    window.close()
    assert window.isVisible()
    assert "先解锁" in window.screen_lock.screen.secret.problem


def test_keys_reach_nothing_behind_the_cover(
    window: MainWindow, qtbot: QtBot, press: Callable[..., None]
) -> None:
    window.lock()
    qtbot.waitUntil(lambda: window.context.file.key_forgotten)
    for key in (Qt.Key.Key_K, Qt.Key.Key_B, Qt.Key.Key_N, Qt.Key.Key_Z):
        press(key, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_F1)
    assert window.screen_lock.screen.isVisible()
    assert not window.page_stack.isVisible()
    assert window.context.file.key_forgotten


@pytest.mark.parametrize("page", ["home", "summary", "mediation"])
def test_what_was_about_to_be_read_is_read_before_the_key_goes(
    window: MainWindow, page: str, qtbot: QtBot, write: Callable[..., None]
) -> None:
    window.page_stack.open(page)
    wait_for_jobs(window, qtbot)
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="东河村"))
    if page == "mediation":
        fields = [f for f in window.findChildren(QLineEdit, "search") if f.isVisible()]
        write(fields[0], "东河")
    # Nothing is read without its key, which would be the crash window in front of the cover.
    broken: list[object] = []
    window.context.jobs.broken.connect(broken.append)
    window.lock()
    qtbot.waitUntil(lambda: window.context.file.key_forgotten)
    qtbot.wait(100)
    assert broken == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_no_menu_stays_in_front_of_the_cover(window: MainWindow, qtbot: QtBot) -> None:
    window.sidebar_content.open_years_menu()
    assert QApplication.activePopupWidget() is not None
    window.lock()
    assert QApplication.activePopupWidget() is None
    assert window.screen_lock.screen.isVisible()


def test_what_changed_is_backed_up_also_when_a_locked_window_is_closed_at_once(
    window: MainWindow, locked_file: Path, qtbot: QtBot
) -> None:
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="东河村"))
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.lock()
        window.close()
        window.close()
    (made,) = (locked_file.parent / "备份").glob("*.lawgov")
    assert verify(made, SECRET).good
