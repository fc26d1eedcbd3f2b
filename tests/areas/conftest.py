"""Fixtures of the area tests: one office file for a module, and its Operations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.proxy import database
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations


@pytest.fixture(scope="module")
def module_file(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[OfficeFile]:
    """One file for a whole module."""
    with create_file(tmp_path_factory.mktemp("office") / "台账.db", catalogue) as file:
        file.operator = "赵敏"
        yield file


@pytest.fixture
def module_operations(module_file: OfficeFile) -> Operations:
    """Operations of the module's file, for tests that only check the rules of a row."""
    # The models are bound to the file opened last, which may be that of another test.
    database.initialize(module_file.db)
    return Operations(module_file)
