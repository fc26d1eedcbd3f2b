"""Fixtures of every test: no display, private folders, an empty office file and the sample year."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

# Before anything imports PySide6.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.areas.sample_year import fill
from lawgov_desktop.records import proxy
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.engine import engine
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's data and configuration folders lie inside the test's own folder; the font cache stays shared."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session", autouse=True)
def quick_keys() -> Iterator[None]:
    """New files get scrypt's former cost, a quarter of today's; the tests of the cost set today's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "COST", 2**15)
        patch.setattr(engine, "COSTS", (2**15, 2**17))
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Every area of the program."""
    return load_catalogue()


def written_once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, name: str, write: Callable[[Path], None]
) -> Path:
    """A file all workers share, written by the first that wants it; copy it before changing it."""
    folder = tmp_path_factory.getbasetemp()
    path = (folder if worker_id == "master" else folder.parent) / name
    with FileLock(f"{path}.once"):
        if not path.exists():
            part = path.with_suffix(".part")
            write(part)
            part.rename(path)
    return path


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, worker_id: str, catalogue: Catalogue) -> Path:
    """An empty file as the program makes it."""
    return written_once(
        tmp_path_factory, worker_id, "空.db", lambda path: create_file(path, catalogue).close()
    )


@pytest.fixture
def operations(tmp_path: Path, empty_file: Path, catalogue: Catalogue) -> Iterator[Operations]:
    """Operations of a new, empty file; the operator is 赵敏."""
    path = tmp_path / "台账.db"
    shutil.copy(empty_file, path)
    with open_file(path, catalogue) as file:
        file.operator = "赵敏"
        yield Operations(file)
    dates.set_working_year(2026)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, worker_id: str, catalogue: Catalogue) -> Path:
    """The sample year."""
    return written_once(
        tmp_path_factory, worker_id, "样例.db", lambda path: create_file(path, catalogue, fill=fill).close()
    )


@pytest.fixture
def sample(tmp_path: Path, sample_file: Path, catalogue: Catalogue) -> Iterator[Operations]:
    """Operations of a copy of the sample year."""
    path = tmp_path / "台账.db"
    shutil.copy(sample_file, path)
    with open_file(path, catalogue) as file:
        file.operator = "赵敏"
        yield Operations(file)


@pytest.fixture(scope="session")
def shared_year(
    tmp_path_factory: pytest.TempPathFactory, sample_file: Path, catalogue: Catalogue
) -> Iterator[Operations]:
    """One copy of the sample year for the whole session, opened read-only."""
    path = tmp_path_factory.mktemp("sample") / "样例.db"
    shutil.copy(sample_file, path)
    with open_file(path, catalogue, read_only=True) as file:
        yield Operations(file)


@pytest.fixture
def year(shared_year: Operations) -> Iterator[Operations]:
    """The sample year for a test that only reads it."""
    proxy.database.initialize(shared_year.file.db)
    dates.set_working_year(shared_year.file.year)
    yield shared_year
    dates.set_working_year(2026)
