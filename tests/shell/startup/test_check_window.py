"""The check after an unclean end runs beside a window that stays alive."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.errors import FileDamaged
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.startup.check_window import CheckWindow, inspect
from lawgov_desktop.storage.opening import create_file, open_file


@pytest.fixture
def large(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A file whose largest table takes about half a second to check."""
    path = tmp_path / "台账.db"
    with create_file(path, catalogue) as file:
        file.db.execute_sql("CREATE TABLE other (a TEXT, b TEXT)")
        file.db.execute_sql("CREATE INDEX other_b ON other (b)")
        file.db.execute_sql(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250000) "
            "INSERT INTO other SELECT hex(randomblob(40)), hex(randomblob(20)) FROM n"
        )
    return path


def test_the_window_goes_on_living_while_a_large_table_is_read(
    large: Path, catalogue: Catalogue, theme: object, qtbot: QtBot
) -> None:
    beats: list[float] = []
    texts: set[str] = set()

    def beat() -> None:
        beats.append(time.monotonic())
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, CheckWindow) and widget.isVisible():
                texts.add(widget.passed.text())

    timer = QTimer(interval=10)
    timer.timeout.connect(beat)
    timer.start()
    with open_file(large, catalogue, inspect=None) as file:
        before = time.monotonic()
        inspect(file.db)
        took = time.monotonic() - before
    timer.stop()
    assert len(beats) > 5, f"the timer ran {len(beats)} times in the {took:.2f} s of the check"
    assert any("已经看了" in text for text in texts)


def test_damage_found_in_the_thread_is_raised(
    large: Path, catalogue: Catalogue, theme: object, qtbot: QtBot
) -> None:
    data = bytearray(large.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 8192] = bytes(8192)
    large.write_bytes(data)
    with open_file(large, catalogue) as file, pytest.raises(FileDamaged):
        inspect(file.db)
