"""Folders and files whose names are not UTF-8: everything but the ledger itself may lie there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.widgets.controls.ui_state import UiState

#: 新乡 in GBK, as a stick of an old computer has it.
GBK = os.fsdecode(b"\xd0\xc2\xcf\xe7")


def run(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command; stdout and stderr in bytes."""
    command = [sys.executable, "-m", "lawgov_desktop", *words]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name is not UTF-8."""
    folder = tmp_path / GBK
    folder.mkdir()
    return folder


def test_a_ledger_there_is_refused_with_one_sentence(folder: Path, sample_file: Path, tmp_path: Path) -> None:
    shutil.copy(sample_file, folder / "a.db")
    for words in (
        ["init"],
        ["figures"],
        ["backup", str(tmp_path)],
        ["import", "village", "x.xlsx"],
        ["check"],
    ):
        answer = run("--database", folder / ("b.db" if words == ["init"] else "a.db"), *words)
        assert answer.returncode == 1
        assert "不是 UTF-8 编码".encode() in answer.stderr
        assert answer.stderr.count(b"\n") == 1
    assert [path.name for path in folder.iterdir()] == ["a.db"]


def test_backups_exports_and_papers_there_are_good(
    folder: Path, sample_file: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "台账.db"
    shutil.copy(sample_file, path)
    made = run("--database", path, "backup", folder)
    assert made.returncode == 0, made.stderr
    backup = Path(os.fsdecode(made.stdout.rstrip(b"\n")))
    assert backup.parent == folder
    assert run("verify", backup).returncode == 0
    other = tmp_path / "又.db"
    assert run("--database", other, "restore", backup).returncode == 0
    open_file(other, catalogue).close()
    for words in (
        ["export", "village", folder / "v.xlsx"],
        ["export", "village", folder / (GBK + ".csv")],
        ["print", "roster", "-o", folder / "r.pdf"],
        ["docx", "-o", folder / "s.docx"],
        ["import", "village", folder / "v.xlsx", "--dry-run", "--json"],
        ["import", "village", folder / "v.xlsx", "--report", folder / "q.xlsx"],
    ):
        answer = run("--database", path, *words)
        assert b"Traceback" not in answer.stderr
    for name in ("v.xlsx", f"{GBK}.csv", "r.pdf", "s.docx"):
        assert (folder / name).stat().st_size > 0


def test_the_settings_of_the_window_remember_such_a_folder(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    state = UiState(tmp_path / "window.json")
    state.put("paper.folder", str(folder))
    state.flush()
    assert UiState(tmp_path / "window.json").get("paper.folder", str, "") == str(folder)
    assert json.loads((tmp_path / "window.json").read_bytes())
