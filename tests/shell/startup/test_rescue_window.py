"""A start always shows a window: for a damaged or missing file, after an unclean end, with a new operator."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.dialogs.operator_dialog import OperatorDialog
from lawgov_desktop.shell.services.backup_scheduler import KEEP_ALL
from lawgov_desktop.shell.startup.rescue_window import RescueWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.opening import open_file
from tests.shell.conftest import wait_for_jobs


def _backed_up(path: Path, catalogue: Catalogue) -> None:
    folder = path.parent / "备份"
    folder.mkdir()
    with open_file(path, catalogue) as file:
        backup(file, folder)


def _rescue(program: Program, qtbot: QtBot) -> RescueWindow:
    assert isinstance(program.window, RescueWindow)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    return program.window


def test_a_damaged_file_is_kept_and_a_good_backup_put_in_its_place(
    program: Program, sample_path: Path, catalogue: Catalogue, qtbot: QtBot, press: Callable[..., None]
) -> None:
    _backed_up(sample_path, catalogue)
    data = bytearray(sample_path.read_bytes())
    data[100:400] = os.urandom(300)
    sample_path.write_bytes(data)
    program.begin(sample_path)
    rescue = _rescue(program, qtbot)
    assert rescue.entry is not None
    press(Qt.Key.Key_Return)
    window = program.window
    assert isinstance(window, MainWindow)
    wait_for_jobs(window, qtbot)
    assert Dispute.select().count() > 40
    assert "已恢复" in window.page_stack.message_bar.text
    copies = [p for p in sample_path.parent.iterdir() if p.is_file() and p.read_bytes() == bytes(data)]
    assert copies, "the damaged file is kept byte for byte"
    assert program.ui_state.get(KEEP_ALL, bool, False) is True


def test_without_a_backup_the_page_says_where_to_look(
    program: Program, sample_path: Path, qtbot: QtBot, catalogue: Catalogue
) -> None:
    sample_path.write_bytes(sample_path.read_bytes()[:100] + os.urandom(5000))
    program.begin(sample_path)
    rescue = _rescue(program, qtbot)
    assert rescue.entry is None
    assert not rescue.go.isEnabled()
    assert rescue._none.isVisible()


def test_a_file_that_is_gone_is_not_taken_for_a_first_start(
    program: Program, sample_path: Path, catalogue: Catalogue, qtbot: QtBot, press: Callable[..., None]
) -> None:
    program.begin(sample_path)
    assert isinstance(program.window, MainWindow)
    wait_for_jobs(program.window, qtbot)
    program.window.leave()
    _backed_up(sample_path, catalogue)
    shutil.move(sample_path, sample_path.with_suffix(".away"))
    program.begin(None)
    rescue = _rescue(program, qtbot)
    assert rescue.entry is not None
    press(Qt.Key.Key_Return)
    assert isinstance(program.window, MainWindow)
    assert sample_path.exists()


def test_a_bad_end_is_looked_into_and_backups_are_kept_until_a_clean_start(
    program: Program, sample_path: Path, qtbot: QtBot
) -> None:
    sample_path.with_name(sample_path.name + ".holder").write_text("赵敏", "utf-8")
    program.begin(sample_path)
    window = program.window
    assert isinstance(window, MainWindow)
    wait_for_jobs(window, qtbot)
    assert "没有正常关闭" in window.page_stack.message_bar.text
    assert program.ui_state.get(KEEP_ALL, bool, False) is True
    window.leave()
    program._first = True
    program.begin(sample_path)
    assert program.ui_state.get(KEEP_ALL, bool, True) is False


def test_who_is_typing_is_asked_at_the_start_and_once(
    program: Program, sample_path: Path, qtbot: QtBot, press: Callable[..., None]
) -> None:
    program.greets = True
    program.begin(sample_path)
    window = program.window
    assert isinstance(window, MainWindow)
    dialog = window.findChild(OperatorDialog)
    assert dialog is not None
    assert dialog.isVisible()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    # Enter takes the one who typed last.
    press(Qt.Key.Key_Return)
    assert window.context.file.operator == "赵敏"
    assert not dialog.isVisible()
