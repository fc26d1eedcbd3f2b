"""What every test stands on: no display, folders of its own, an empty office file and the sample year."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports PySide6.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.areas.sample_year import write_sample
from lawgov_desktop.records import dates
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.file import create_file, open_file
from lawgov_desktop.storage.operations import Door


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's data and configuration folders lie inside the test's own folder; the font cache stays shared."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every area of the program."""
    return load_catalogue()


@pytest.fixture
def door(tmp_path: Path, catalogue: Catalogue) -> Iterator[Door]:
    """The door of a fresh, empty file; 赵敏 is typing."""
    with create_file(tmp_path / "台账.db", catalogue) as file:
        file.operator = "赵敏"
        yield Door(file)
    dates.set_working_year(2026)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """The sample year, written once per worker; copy it before changing it."""
    path = tmp_path_factory.mktemp("sample") / "样例.db"
    with create_file(path, catalogue) as file:
        file.operator = "赵敏"
        write_sample(Door(file))
    return path


@pytest.fixture
def sample(tmp_path: Path, sample_file: Path, catalogue: Catalogue) -> Iterator[Door]:
    """The door of a copy of the sample year."""
    path = tmp_path / "台账.db"
    shutil.copy(sample_file, path)
    with open_file(path, catalogue) as file:
        file.operator = "赵敏"
        yield Door(file)
