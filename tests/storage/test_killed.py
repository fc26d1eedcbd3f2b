"""Killed at any moment: no acknowledged row is lost, no incomplete file has a final name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.killed import KILLERS, kill_while_backing_up, kill_while_saving

#: A hundred kills at once: see the docstring of killed.py.
KILLS = 4


@pytest.mark.parametrize(("passphrase", "seed"), [(None, 1), ("七月十五赶集日子", 3)])
def test_a_kill_while_saving_loses_nothing_acknowledged(
    tmp_path: Path, passphrase: str | None, seed: int
) -> None:
    assert kill_while_saving(tmp_path, KILLS, passphrase, seed) >= KILLS


def test_a_kill_during_a_backup_leaves_nothing_torn_under_a_good_name(
    tmp_path: Path, sample_file: Path
) -> None:
    shutil.copy(sample_file, tmp_path / "台账.db")
    assert kill_while_backing_up(tmp_path, KILLS) >= 1


@pytest.mark.parametrize("deed", ["restore", "change", "upgrade", "first"])
def test_a_kill_leaves_the_old_or_the_new_file_and_never_a_mix(tmp_path: Path, deed: str) -> None:
    assert KILLERS[deed](tmp_path, KILLS) == KILLS
