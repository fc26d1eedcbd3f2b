"""设置: kept in the file with history, words renamed everywhere, passphrase set and taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.records.term import Term
from lawgov_desktop.shell import secret_dialog
from lawgov_desktop.shell.unlock_window import UnlockWindow
from lawgov_desktop.shell.window import MainWindow
from lawgov_desktop.storage.database import is_encrypted
from lawgov_desktop.widgets.theme import Theme

from .conftest import Answers, quiet


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Any:
    window.frame.open("settings")
    quiet(window, qtbot)
    return window.frame.page("settings")


def test_a_setting_is_kept_when_it_is_saved(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    line = page.rows["town"].line
    write(line, "上良镇")
    assert window.desk.file.settings["town"] == "下良镇"
    assert page.unsaved() == ["设置（1 处改动）"]
    page.keep.click()
    assert window.desk.file.settings["town"] == "上良镇"
    assert page.unsaved() == []
    assert "上良镇" in window.frame.rail.head.accessibleName()
    assert "上良镇" in window.windowTitle()


def test_dropping_puts_back_what_the_file_has(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    write(page.rows["town"].line, "上良镇")
    page.revert.click()
    assert page.rows["town"].line.text() == "下良镇"
    assert not page.keep.isEnabled()


def test_a_year_that_is_none_is_said_beside_the_line(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    write(page.rows["working_year"].line, "去年")
    page.keep.click()
    assert page.rows["working_year"].line.problem
    assert window.desk.file.settings["working_year"] == "2023"


def test_colours_and_type_size_belong_to_this_computer(
    program: Program, window: MainWindow, page: Any, theme: Theme, qtbot: QtBot
) -> None:
    page.mode.pills["dark"].click()
    page.type_size.pills["特大"].click()
    assert theme.mode == "dark"
    assert theme.scale == 1.5
    assert program.memory.get("look.mode", str, "") == "dark"
    assert program.memory.get("look.size", str, "") == "特大"
    assert QApplication.font().pointSizeF() == pytest.approx(15.75)
    quiet(window, qtbot)


def of_kind(label: str) -> int:
    """How many disputes are of that kind."""
    return Dispute.select().join(Term, on=Dispute.kind).where(Term.label == label).count()


def test_a_word_renamed_is_renamed_in_every_row(page: Any, write: Callable[..., None]) -> None:
    page.words.show_vocabulary("dispute_kind")
    before = of_kind("邻里")
    assert before
    place = next(i for i, t in enumerate(page.words.terms) if t.label == "邻里")
    page.words.table.go_to(place)
    write(page.words.line, "邻里关系")
    page.words.rename.click()
    assert of_kind("邻里关系") == before
    assert page.words.table.rows.cell(place, 0).text == "邻里关系"


def test_a_word_put_away_is_no_longer_offered_but_stays_in_its_rows(window: MainWindow, page: Any) -> None:
    page.words.show_vocabulary("dispute_kind")
    page.words.table.go_to(0)
    label = page.words.chosen.label
    rows = of_kind(label)
    page.words.retire.click()
    assert page.words.retire.text() == "恢复使用"
    field = Dispute.field("kind")
    assert label not in [o.label for o in window.desk.options(field)]
    assert of_kind(label) == rows
    page.words.retire.click()
    assert label in [o.label for o in window.desk.options(field)]


def test_a_new_word_is_added_once(page: Any, write: Callable[..., None]) -> None:
    page.words.show_vocabulary("dispute_kind")
    write(page.words.line, "土地流转")
    page.words.add.click()
    assert Term.select().where(Term.label == "土地流转").count() == 1
    write(page.words.line, "土地流转")
    page.words.add.click()
    assert Term.select().where(Term.label == "土地流转").count() == 1
    assert "已经有" in page.words._wrong.text()


def test_a_passphrase_is_set_and_taken_away(
    program: Program, window: MainWindow, page: Any, qtbot: QtBot, sample_path: Path,
    answers: Answers, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(secret_dialog, "ask_secret", lambda *_args, **_kwargs: "hongqiqu-1965")
    page.set_secret()
    locked = program.window
    assert isinstance(locked, MainWindow)
    quiet(locked, qtbot)
    assert is_encrypted(sample_path)
    assert "已设口令" in locked.frame.notice.text
    locked.frame.open("settings")
    answers.next = ["drop"]
    again: Any = locked.frame.page("settings")
    again.drop_secret()
    opened = program.window
    assert isinstance(opened, MainWindow)
    quiet(opened, qtbot)
    assert not is_encrypted(sample_path)


def test_a_passphrase_too_short_changes_nothing(
    program: Program,
    window: MainWindow,
    page: Any,
    qtbot: QtBot,
    sample_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(secret_dialog, "ask_secret", lambda *_args, **_kwargs: "123")
    page.set_secret()
    assert not isinstance(program.window, UnlockWindow)
    assert isinstance(program.window, MainWindow)
    quiet(program.window, qtbot)
    assert "6 个字符" in program.window.frame.notice.text
    assert not is_encrypted(sample_path)
