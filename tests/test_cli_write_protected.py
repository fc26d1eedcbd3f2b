"""A file on a write-protected stick: reading commands work, and paper is written as PDF."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations

ROOT = Path(__file__).resolve().parent.parent
#: Without this capability, root is stopped by permissions like any other user.
AS_ANYBODY = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Iterator[Path]:
    """A closed file with one village, in a folder nobody may write to."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    path = folder / "台账 %41?#.db"
    with create_file(path, catalogue) as file:
        Operations(file).configure({"working_year": "2023"})
        Operations(file).save(catalogue.ledger("village"), Village(name="东河村"))
    (folder / f"{path.name}.lock").unlink()
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    command = [*AS_ANYBODY, sys.executable, "-m", "lawgov_desktop", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=100, check=False)


def test_reading_works_where_nothing_can_be_written(path: Path, tmp_path: Path) -> None:
    assert run("--database", path, "check").returncode == 0
    rows = run("--database", path, "figures", "--rows", "villages")
    assert (rows.returncode, "东河村" in rows.stdout) == (0, True)
    assert run("--database", path, "export", "village", tmp_path / "村.csv").returncode == 0
    assert [entry.name for entry in path.parent.iterdir()] == [path.name], "and nothing is left beside it"


def test_paper_is_written_without_a_word(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "年报.pdf"
    done = run("--database", path, "print", "summary", "-o", out)
    assert (done.returncode, out.exists()) == (0, True)
    assert done.stderr == "", "a PDF is no print: there is nothing to log"


def test_writing_is_refused_in_a_sentence(path: Path) -> None:
    done = run("--database", path, "init")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    done = run("--database", path.parent / "新.db", "init")
    assert (done.returncode, "写" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
