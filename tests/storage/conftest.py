"""A small office with a verified backup on a stick, to be damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder that stands for a stick."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


@pytest.fixture
def backed_up(operations: Operations, stick: Path) -> Path:
    """A verified backup of a file with one village, still open through `operations`."""
    operations.configure({"town": "下良镇"})
    village(operations)
    return backup(operations.file, stick).path
