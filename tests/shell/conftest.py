"""Fixtures of the window's tests: a program in its own folders, prepared answers to questions, files to open."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.paths import Paths
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.time import dates
from lawgov_desktop.shell.services import operators
from lawgov_desktop.shell.window.area_page import AreaPage
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.ledger.page import LedgerPage
from lawgov_desktop.widgets.style.theme import Theme


class Answers:
    """Answers the questions of the program with prepared answers, and records the questions."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, list[str]]] = []
        self.next: list[str] = []

    def __call__(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        keys = [a.key for a in answers]
        self.asked.append((title, text, keys))
        key = self.next.pop(0) if self.next else ""
        assert not key or key in keys
        return key


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    """One theme for the session: it sets fonts and style of the application."""
    return Theme(qapp)


def _as_usual(theme: Theme) -> None:
    """Reset the theme, but only when a test changed it: applying it polishes every widget again."""
    if (theme.mode, theme.scale) != ("light", 1.0):
        theme.apply("light", 1.0)


@pytest.fixture
def theme(session_theme: Theme) -> Theme:
    """The theme, light and of normal size in every test."""
    _as_usual(session_theme)
    return session_theme


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The user's folders inside the test's folder, with one for temporary files, which a start deletes from."""
    (tmp_path / "临时").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "临时"))
    return Paths(tmp_path / "data", tmp_path / "config", tmp_path / "logs")


@pytest.fixture
def answers() -> Answers:
    """The prepared answers."""
    return Answers()


@pytest.fixture
def program(qapp: QApplication, theme: Theme, paths: Paths, answers: Answers) -> Iterator[Program]:
    """The program before it opens a file; 赵敏 is the last operator."""
    program = Program(qapp, paths, answers, theme)
    operators.remember(program.ui_state, "赵敏")
    yield program
    if isinstance(program.window, MainWindow):
        program.window.leave()
    if program.window is not None:
        program.window.deleteLater()
    # Now, not when the next test's event loop runs.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
    dates.set_working_year(2026)


@pytest.fixture
def sample_path(tmp_path: Path, sample_file: Path) -> Path:
    """A copy of the sample year."""
    path = tmp_path / "样例" / "下良镇.db"
    path.parent.mkdir()
    shutil.copy(sample_file, path)
    return path


@pytest.fixture
def empty_path(tmp_path: Path, empty_file: Path, catalogue: Catalogue) -> Path:
    """A file that contains only the name of a town."""
    path = tmp_path / "空" / "下良镇.db"
    path.parent.mkdir()
    shutil.copy(empty_file, path)
    with open_file(path, catalogue) as file:
        Operations(file).configure({"town": "下良镇", "working_year": "2023"})
    return path


def open_window(
    program: Program, path: Path, qtbot: QtBot, size: tuple[int, int] = (1366, 768)
) -> MainWindow:
    """Open a file and activate its window."""
    program.begin(path)
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.activateWindow()
    wait_for_jobs(window, qtbot)
    return window


def wait_for_jobs(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until no job is running and nothing is about to start one."""
    qtbot.wait(20)
    qtbot.waitUntil(lambda: window.context.jobs.running == 0, timeout=20_000)
    qtbot.wait(5)


def ledger_page(window: MainWindow, area_key: str) -> LedgerPage:
    """The ledger page of an area, inside its page of the window."""
    page = window.page_stack.page(area_key)
    assert isinstance(page, AreaPage)
    return page.ledger_page


@pytest.fixture
def window(program: Program, sample_path: Path, qtbot: QtBot) -> MainWindow:
    """The window of the sample year."""
    return open_window(program, sample_path, qtbot)


@pytest.fixture
def empty_window(program: Program, empty_path: Path, qtbot: QtBot) -> MainWindow:
    """The window of an empty file."""
    return open_window(program, empty_path, qtbot)


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Press a key in the widget with the focus."""

    def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, which, modifiers)

    return key


@pytest.fixture
def write() -> Callable[[QWidget, str], None]:
    """Replace the text of a field as an input method commits it."""

    def type_in(widget: QWidget, text: str) -> None:
        widget.setFocus()
        widget.selectAll()  # type: ignore[attr-defined]
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return type_in
