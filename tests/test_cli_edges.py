"""The command line on unusual terminals, with unusual names and invalid numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.cli import parse
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.figure_rows import evidence

ROOT = Path(__file__).resolve().parent.parent


def run(*words: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "lawgov_desktop", *map(str, words)]
    return subprocess.run(command, capture_output=True, env=env, cwd=cwd, timeout=100, check=False)


@pytest.fixture
def path(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A file with one village whose name GBK cannot write."""
    # The file's name is ASCII: a system without UTF-8 cannot be given any other.
    path = tmp_path / "office.db"
    with create_file(path, catalogue) as file:
        operations = Operations(file)
        operations.configure({"working_year": "2023"})
        operations.save(catalogue.ledger("village"), Village(name="𠮷田村"))
    return path


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_pipe_is_given_utf_8_whatever_the_code_page(path: Path, environment: dict[str, str]) -> None:
    done = run("--database", path, "figures", "--rows", "villages", "--json", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)[0]["matter"].startswith("𠮷田村")
    wrong = run("--database", path.parent / "none.db", "check", **environment)
    assert (wrong.returncode, "找不到文件" in wrong.stderr.decode()) == (1, True)


@pytest.mark.parametrize("year", ["0", "-5", "99999"])
def test_a_year_that_is_none_is_refused_in_a_sentence(path: Path, tmp_path: Path, year: str) -> None:
    for command in (["figures"], ["export", "dispute", str(tmp_path / "出.csv")]):
        done = run("--database", path, *command, "--year", year)
        assert done.returncode == 1
        assert done.stderr.decode().startswith(f"年份 {year} 不对")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figures", "--year", "abc"], "--year: 要写数字，现在是 'abc'"),
        (["figures", "--year"], "--year: 后面要写内容"),
        (["print", "ledger"], "还缺 -o/--output"),
        (["figures", "--foo"], "不认识 --foo"),
    ],
)
def test_a_command_written_wrong_is_said_in_chinese(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    for name in ("file:甲.db?mode=memory", "%41?#.db"):
        assert run("--database", name, "init", cwd=tmp_path).returncode == 0
        assert (tmp_path / name).stat().st_size > 0
        assert run("--database", name, "check", cwd=tmp_path).returncode == 0


def test_a_working_year_that_is_none_leaves_the_file_open(operations: Operations) -> None:
    for text in ("99999", "²", "今年", ""):
        operations.configure({"working_year": text})
        assert 2000 < operations.file.year < 2100


def test_more_rows_than_a_query_takes_parameters_stand_behind_a_figure(operations: Operations) -> None:
    many = 40_000
    with operations.operation("很多村"):
        operations.file.db.execute_sql(
            "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?) "
            "INSERT INTO village (name, number) SELECT '村' || i, i FROM c",
            (many,),
        )
    ledger = operations.file.catalogue.ledger("village")
    ledger_figure = Figure("all_villages", "村", ledger="village", unit="个", timing="always")
    assert len(evidence(operations.file, ledger_figure, Period.of_year(2023))) == many
    uids = tuple(row[0] for row in operations.file.db.execute_sql("SELECT uid FROM village").fetchall())
    assert len(Listing(operations.file.db, ledger).ids(View(uids=uids))) == many
