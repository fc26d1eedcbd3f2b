"""Uncaught exceptions: a message for what the user can act on, the crash window for a bug."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.crash.crash_window import CrashWindow
from lawgov_desktop.shell.crash.excepthook import CrashGuard
from lawgov_desktop.shell.services import log
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import wait_for_jobs

SECRET = "赵敏 110101196501010018"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    yield log.start(tmp_path / "logs")
    log.stop()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def guard(log_file: Path, told: list[str]) -> CrashGuard:
    return CrashGuard(log_file, told.append, lambda: told.append("left"))


def fail(guard: CrashGuard, error: BaseException) -> None:
    """Raise an exception and hand it to the guard, as Python does."""
    try:
        raise error
    except BaseException:
        kind, value, trace = sys.exc_info()
        assert kind is not None
        guard.take(kind, value, trace)


def answer(button: str, seen: list[str]) -> None:
    """Press a button of the crash window once it is shown; its details are appended to `seen`."""

    def press() -> None:
        window = QApplication.activeModalWidget()
        if not isinstance(window, CrashWindow):
            QTimer.singleShot(10, press)
            return
        seen.append(window.details)
        pressed = window.findChild(QAbstractButton, button)
        assert pressed is not None
        pressed.click()

    QTimer.singleShot(0, press)


def test_a_known_error_is_a_sentence(guard: CrashGuard, told: list[str], qtbot: QtBot) -> None:
    fail(guard, KnownError("磁盘满了，请腾出空间。"))
    assert told == ["磁盘满了，请腾出空间。"]


def test_a_disk_that_is_gone_is_a_sentence_and_no_failure_of_ours(
    guard: CrashGuard, told: list[str], log_file: Path, qtbot: QtBot
) -> None:
    fail(guard, apsw.IOError("disk I/O error"))
    assert told == ["读写磁盘出错。请检查 U 盘或硬盘，并马上备份。"]
    assert "IOError" in log_file.read_text("utf-8")


def test_a_failure_of_ours_says_that_nothing_is_lost_and_goes_on(
    guard: CrashGuard, told: list[str], qtbot: QtBot
) -> None:
    seen: list[str] = []
    answer("go_on", seen)
    fail(guard, ValueError(SECRET))
    assert told == []
    assert "ValueError" in seen[0]
    assert "test_crash.py" in seen[0]


def test_leaving_is_possible(guard: CrashGuard, told: list[str], qtbot: QtBot) -> None:
    answer("leave", [])
    fail(guard, RuntimeError())
    assert told == ["left"]


def test_neither_window_nor_log_has_what_was_typed(guard: CrashGuard, log_file: Path, qtbot: QtBot) -> None:
    seen: list[str] = []
    answer("go_on", seen)
    fail(guard, ValueError(SECRET))
    assert SECRET not in seen[0]
    text = log_file.read_text("utf-8")
    assert "ValueError" in text
    assert SECRET not in text


def test_a_slot_that_raises_is_told_in_the_window(
    window: MainWindow, log_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = CrashGuard(log_file, window.tell, lambda: None)
    monkeypatch.setattr(sys, "excepthook", guard.take)

    def refuse() -> None:
        raise KnownError("请先插好 U 盘。")

    with qtbot.captureExceptions() as caught:
        window.page_stack.sidebar.backup_requested.connect(refuse)
        window.page_stack.sidebar.backup.click()
    for kind, value, trace in caught:
        guard.take(kind, value, trace)
    assert window.page_stack.message_bar.text == "请先插好 U 盘。"
    wait_for_jobs(window, qtbot)


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    log.start(blocked / "logs")
    log.note("nothing happens")
    log.stop()
