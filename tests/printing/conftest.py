"""Fixtures of the printing tests: the downloaded fonts, and a private font cache for tests that change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.paths import font_cache
from lawgov_desktop.printing.fonts.font_files import missing_files


@pytest.fixture
def all_fonts() -> None:
    """Fail when the fonts of rare characters were not downloaded: the test would prove nothing."""
    lost = missing_files()
    if lost:
        pytest.fail(f"缺少字体文件：{'、'.join(lost)}。请先运行 python3 packaging/fonts.py，再运行测试。")


@pytest.fixture
def bare_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty font cache: only the fonts from PyPI are available."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "bare"))
    folder = font_cache()
    (folder / "own").mkdir(parents=True)
    return folder


@pytest.fixture
def cache_copy(all_fonts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fetched fonts in a cache of the test's own, whose folder `own` may be filled."""
    real = font_cache()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "copy"))
    folder = font_cache()
    (folder / "own").mkdir(parents=True)
    for file in real.glob("*.[to]t[fc]"):
        (folder / file.name).symlink_to(file)
    return folder
