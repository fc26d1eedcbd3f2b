"""On a shared computer: what the program makes is for its user alone, what the user saves is as any program's file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop import file_rights
from lawgov_desktop.exchange.atomic_file import finished
from lawgov_desktop.printing.paper.page import write_pdf

COMMAND = [sys.executable, "-m", "lawgov_desktop"]


@pytest.fixture(autouse=True)
def umask_of_most_systems(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Umask 022, put back after the test."""
    before = os.umask(0o022)
    monkeypatch.setattr(file_rights, "_SYSTEM", 0o022)
    yield
    os.umask(before)


def rights(root: Path) -> dict[str, str]:
    """{path below `root`: rights in octal} of everything there."""
    return {str(p.relative_to(root)): f"{p.stat().st_mode & 0o777:o}" for p in sorted(root.rglob("*"))}


def run(root: Path, *words: str) -> None:
    """Run commands with the data folder 资料 below `root`."""
    command = [*COMMAND, "--data-dir", str(root / "资料"), *words]
    subprocess.run(command, check=True, capture_output=True, umask=0o022)


def test_the_file_its_backups_and_folders_are_private_and_what_is_saved_is_not(tmp_path: Path) -> None:
    run(tmp_path, "init")
    (tmp_path / "备份").mkdir()
    run(tmp_path, "backup", str(tmp_path / "备份"))
    run(tmp_path, "export", "village", str(tmp_path / "村.xlsx"))
    found = rights(tmp_path)
    assert found.pop("村.xlsx") == "644"
    assert found.pop("备份") == "755"
    assert found.pop("资料") == "700"
    assert set(found.values()) == {"600"}
    assert len(found) >= 4


def test_an_office_that_shares_the_computer_says_so_once(tmp_path: Path) -> None:
    config = tmp_path / "资料" / "config"
    file_rights.share(config, True)
    run(tmp_path, "init")
    assert rights(tmp_path)["资料/台账.db"] == "644"
    file_rights.share(config, False, [tmp_path / "资料", tmp_path / "资料" / "台账.db"])
    assert rights(tmp_path)["资料/台账.db"] == "600"
    assert rights(tmp_path)["资料"] == "700"


def test_saved_documents_follow_the_umask_of_the_system(tmp_path: Path) -> None:
    file_rights.apply(tmp_path)
    for umask, expected in ((0o022, "644"), (0o002, "664"), (0o077, "600")):
        file_rights._SYSTEM = umask
        with finished(tmp_path / "表.xlsx") as out:
            out.write(b"x")
        write_pdf(b"%PDF", tmp_path / "表.pdf")
        assert set(rights(tmp_path).values()) == {expected}


def test_folders_of_an_earlier_version_are_closed(tmp_path: Path) -> None:
    (tmp_path / "资料").mkdir(mode=0o755)
    file_rights.close_folders([tmp_path / "资料", tmp_path / "没有"])
    assert rights(tmp_path) == {"资料": "700"}
    file_rights.apply(tmp_path)
    with file_rights.usual_rights():
        (tmp_path / "别的程序").touch()
    (tmp_path / "自己的").touch()
    assert rights(tmp_path)["别的程序"] == "644"
    assert rights(tmp_path)["自己的"] == "600"
