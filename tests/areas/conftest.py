"""What the tests of the areas stand on: the reader of PDFs that lives with the tests of paper."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.records.binding import database
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.file import OfficeFile, create_file
from lawgov_desktop.storage.operations import Door

sys.path.append(str(Path(__file__).resolve().parent.parent / "printing"))


@pytest.fixture(scope="module")
def module_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[OfficeFile]:
    """One file for a whole module."""
    with create_file(tmp_path_factory.mktemp("desk") / "台账.db", catalogue) as file:
        file.operator = "赵敏"
        yield file


@pytest.fixture
def desk(module_file: OfficeFile) -> Door:
    """The door of the module's own file: for tests that only ask what the rules say of a row."""
    # The models speak to the file opened last, which may be another test's.
    database.initialize(module_file.db)
    return Door(module_file)
