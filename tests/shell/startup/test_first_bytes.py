"""One bad byte at the beginning of a file: the true cause is named, and the way to the backups is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.__main__ import main
from lawgov_desktop.app import Program
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileDamaged
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.startup.rescue_window import RescueWindow
from lawgov_desktop.shell.startup.unlock_window import UnlockWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.backup.backup import backup_before_upgrade
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village

SECRET = "hongqiqu-1965"


def backed_up(tmp_path: Path, catalogue: Catalogue, secret: str | None) -> Path:
    path = tmp_path / "镇" / "台账.db"
    path.parent.mkdir()
    with create_file(path, catalogue, secret) as file:
        village(Operations(file), "东河村")
        backup_before_upgrade(file)
    return path


def damage(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 0x10
    path.write_bytes(data)


def test_a_plain_file_is_never_asked_for_a_passphrase(tmp_path: Path, catalogue: Catalogue) -> None:
    path = backed_up(tmp_path, catalogue, None)
    for position in range(16):
        damage(path, position)
        with pytest.raises(FileDamaged, match="已经损坏，打不开。请用最近一次核验过的备份恢复"):
            open_file(path, catalogue)
        damage(path, position)
    open_file(path, catalogue).close()


def test_a_damaged_plain_file_is_restored_from_the_page(
    program: Program, tmp_path: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    path = backed_up(tmp_path, catalogue, None)
    damage(path, 3)
    program.begin(path)
    rescue = program.window
    assert isinstance(rescue, RescueWindow)
    qtbot.keyClick(rescue, Qt.Key.Key_Return)
    assert isinstance(program.window, MainWindow)
    assert [row.name for row in Village.select()] == ["东河村"]


@pytest.mark.parametrize("position", [0, 9, 15])
def test_the_right_passphrase_of_a_damaged_file_leads_to_its_backups(
    program: Program, tmp_path: Path, catalogue: Catalogue, qtbot: QtBot, position: int
) -> None:
    path = backed_up(tmp_path, catalogue, SECRET)
    damage(path, position)
    program.begin(path)
    unlock = program.window
    assert isinstance(unlock, UnlockWindow)
    unlock.given.emit("not this one")
    assert program.window is unlock
    unlock.given.emit(SECRET)
    rescue: Any = program.window
    assert isinstance(rescue, RescueWindow)
    rescue.secret.setText(SECRET)
    qtbot.keyClick(rescue, Qt.Key.Key_Return)
    unlock_again = program.window
    assert isinstance(unlock_again, MainWindow)
    assert [row.name for row in Village.select()] == ["东河村"]


def test_the_passphrase_page_has_a_way_to_the_backups(
    program: Program, tmp_path: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    program.begin(backed_up(tmp_path, catalogue, SECRET))
    assert isinstance(program.window, UnlockWindow)
    button: Any = program.window.findChild(QWidget, "backups")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(program.window, RescueWindow)
    assert program.window.entry is not None


def test_a_file_remembered_as_plain_is_called_damaged_when_it_looks_encrypted(
    program: Program, tmp_path: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    path = backed_up(tmp_path, catalogue, None)
    program.begin(path)
    window: Any = program.window
    window.leave()
    data = path.read_bytes()
    path.write_bytes(b"\xa5" * 16 + data[16:24] + b"\x5a" * 76 + data[100:])
    program.begin(path)
    assert isinstance(program.window, RescueWindow)


def test_the_command_line_tells_the_same(
    tmp_path: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    path = backed_up(tmp_path, catalogue, SECRET)
    (tmp_path / "口令").write_text(SECRET, "utf-8")
    damage(path, 7)
    code = main(["--database", str(path), "--passphrase-file", str(tmp_path / "口令"), "check"])
    assert code == 1
    assert "口令是对的，但 台账.db 的开头已经损坏" in capsys.readouterr().err
