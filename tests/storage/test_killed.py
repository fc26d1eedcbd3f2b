"""Killed without warning in the middle of anything: nothing acknowledged is lost, nothing torn bears a good name."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup import backup
from lawgov_desktop.storage.file import create_file, open_file
from lawgov_desktop.storage.integrity import check_file
from lawgov_desktop.storage.operations import Door
from lawgov_desktop.storage.verify import BAD, examine

from .killed import kill_while_saving, open_any, run_and_kill
from .rows import village

#: A hundred kills at once: see the docstring of killed.py.
KILLS = 4


@pytest.mark.parametrize(("passphrase", "seed"), [(None, 1), (None, 2), ("七月十五赶集日", 3)])
def test_a_kill_while_saving_loses_nothing_acknowledged(
    tmp_path: Path, passphrase: str | None, seed: int
) -> None:
    assert kill_while_saving(tmp_path, KILLS, passphrase, seed) >= KILLS


def test_a_kill_during_a_backup_leaves_nothing_torn_under_a_good_name(
    tmp_path: Path, sample_file: Path
) -> None:
    path, stick, chance = tmp_path / "台账.db", tmp_path / "U盘", random.Random(4)
    shutil.copy(sample_file, path)
    stick.mkdir()
    for _ in range(KILLS):
        told = run_and_kill("backup", path, None, chance.uniform(0, 0.15))
        for said in told:
            assert examine(Path(said["path"])).good
    found = sorted(stick.glob("*.lawgov"))
    assert found
    assert BAD not in {examine(backup).state for backup in found}
    assert {file.suffix for file in stick.iterdir()} <= {".lawgov", ".json", ".part"}


def test_a_kill_during_a_restore_leaves_a_whole_file(tmp_path: Path, catalogue: Catalogue) -> None:
    path, stick, chance = tmp_path / "台账.db", tmp_path / "U盘", random.Random(5)
    stick.mkdir()
    with create_file(path, catalogue) as file:
        village(Door(file), "东河村")
        backup(file, stick)
        village(Door(file), "西沟村")
    for _ in range(KILLS):
        run_and_kill("restore", path, None, chance.uniform(0, 0.15))
        with open_file(path, catalogue) as file:
            assert [row.name for row in Village.select()] == ["东河村"]
            assert check_file(file) == []


def test_a_kill_while_changing_the_passphrase_leaves_the_old_or_the_new_file(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path, chance = tmp_path / "台账.db", random.Random(6)
    with create_file(path, catalogue) as file:
        village(Door(file), "东河村")
    for _ in range(KILLS):
        run_and_kill("change", path, None, chance.uniform(0, 0.3))
        with open_any(path, catalogue) as file:
            assert [row.name for row in Village.select()] == ["东河村"]
            assert check_file(file) == []
