"""打印字体 in 设置: what this computer prints with, and the fonts the office adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from lawgov_desktop.printing.fonts import font_files, office_fonts
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.printing.font_samples import square_font
from tests.shell.conftest import wait_for_jobs


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The settings page on a computer without shipped fonts and with an empty font folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path))
    office_fonts.look_again()
    window.page_stack.open("settings")
    wait_for_jobs(window, qtbot)
    return window.page_stack.page("settings")


def shown(page: Any) -> list[list[str]]:
    rows = page.fonts.table.rows
    return [[rows.cell(row, column).text for column in range(4)] for row in range(rows.rowCount())]


def test_what_is_missing_is_said_and_what_prints_instead(page: Any) -> None:
    assert shown(page)[1] == [
        "正文",
        "仿宋_GB2312",
        "没有",
        "思源宋体（缺 FandolFang-Regular.otf，先用思源宋体印）",
    ]
    assert "缺 10 个随程序的字体文件" in page.fonts.state.text()


def test_a_font_of_the_office_is_found_and_used_after_the_setting_is_saved(
    page: Any, window: MainWindow, write: Callable[..., None]
) -> None:
    font_files.own_folder().mkdir(parents=True)
    square_font(font_files.own_folder() / "仿宋.ttf", "法", ("FangSong_GB2312", "仿宋_GB2312"))
    page.fonts.again.click()
    assert shown(page)[1][2:] == ["仿宋.ttf", "思源宋体（缺 FandolFang-Regular.otf，先用思源宋体印）"]
    assert "文件夹里的 仿宋.ttf 可以用。" in page.fonts.state.text()
    write(page.rows["office_fonts"].line, "用")
    page.keep.click()
    assert window.context.file.settings["office_fonts"] == "用"
    assert shown(page)[1][2:] == ["仿宋.ttf", "仿宋_GB2312"]


def test_a_wrong_word_for_the_setting_is_refused(page: Any, write: Callable[..., None]) -> None:
    write(page.rows["office_fonts"].line, "要")
    page.keep.click()
    assert page.rows["office_fonts"].line.problem == "请写 不用 或 用"


def test_a_font_that_may_not_be_embedded_is_refused_with_the_reason(page: Any) -> None:
    font_files.own_folder().mkdir(parents=True)
    square_font(font_files.own_folder() / "黑.ttf", "法", ("SimHei", "黑体"), fs_type=2)
    page.fonts.again.click()
    assert shown(page)[3][2:] == ["黑.ttf", "思源黑体（这个字体的许可不允许印进文件）"]
    assert "文件夹里的 黑.ttf 用不了：这个字体的许可不允许印进文件。" in page.fonts.state.text()


def test_the_folder_is_made_and_opened(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    page.fonts.folder.click()
    assert font_files.own_folder().is_dir()
    assert [Path(one) for one in opened] == [font_files.own_folder()]
    font_files.own_folder().rmdir()
    font_files.own_folder().write_text("")
    page.fonts.folder.click()
    assert len(opened) == 1
