"""Importing spreadsheets and writing the document from the command line."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import docx
import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.write.operations import Operations
from tests.test_cli import run

HEAD = ["日期", "来访人", "来访人数", "村（社区）", "事项类别", "首问责任人", "处理"]
GOOD = ["2023-03-01", "王某", "2", "东河村", "债务借贷", "赵敏", "当场解答"]


def write(path: Path, *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


def visitors(where: tuple[str, Path]) -> int:
    figures = json.loads(run(*where, "figures", "--year", "2023", "--json").stdout)
    return next(f["value"] for f in figures if f["key"] == "service_visitors")


@pytest.fixture
def where(tmp_path: Path, empty_file: Path, catalogue: Catalogue) -> tuple[str, Path]:
    """An empty file in which 东河村 is registered."""
    path = tmp_path / "数据" / "台账.db"
    path.parent.mkdir()
    shutil.copy(empty_file, path)
    with open_file(path, catalogue) as file:
        Operations(file).save(catalogue.ledger("village"), Village(name="东河村", kind="行政村"))
    return ("--database", path)


def test_a_file_is_made_and_filled_without_a_window(tmp_path: Path) -> None:
    place = ("--data-dir", tmp_path / "数据")
    assert run(*place, "init").returncode == 0
    village = tmp_path / "村.csv"
    village.write_text("名称,类型\n东河村,行政村\n", "utf-8")
    done = run(*place, "import", "village", village)
    assert (done.returncode, done.stdout) == (0, "")
    assert "新增 1 行" in done.stderr


def test_good_rows_go_in_and_again_they_are_the_same(where: tuple[str, Path], tmp_path: Path) -> None:
    sheet = write(tmp_path / "来访.csv", GOOD)
    done = run(*where, "import", "visit", sheet)
    assert done.returncode == 0, done.stderr
    assert "新增 1 行" in done.stderr
    assert visitors(where) == 2


def test_a_dry_run_writes_nothing(where: tuple[str, Path], tmp_path: Path) -> None:
    done = run(*where, "import", "visit", write(tmp_path / "来访.csv", GOOD), "--dry-run")
    assert (done.returncode, done.stdout) == (0, "")
    assert "新增 1" in done.stderr
    assert visitors(where) == 0


def test_rows_left_out_are_told_and_kept_for_correction(where: tuple[str, Path], tmp_path: Path) -> None:
    bad = ["2023-02-30", *GOOD[1:]]
    report = tmp_path / "没有导入.xlsx"
    done = run(*where, "import", "visit", write(tmp_path / "来访.csv", GOOD, bad), "--report", report)
    assert done.returncode == 1
    assert done.stdout.startswith("第 3 行日期：")
    assert "2 月只有 28 天" in done.stdout
    assert len(done.stderr.strip().splitlines()) == 1
    assert "新增 1 行" in done.stderr
    assert "没有导入 1 行" in done.stderr
    assert report.stat().st_size > 1000
    assert visitors(where) == 2


def test_villages_nobody_registered_are_registered_when_asked(
    where: tuple[str, Path], tmp_path: Path
) -> None:
    sheet = write(tmp_path / "来访.csv", [*GOOD[:3], "柳沟村", *GOOD[4:]])
    assert run(*where, "import", "visit", sheet).returncode == 1
    done = run(*where, "import", "visit", sheet, "--create-missing")
    assert done.returncode == 0, done.stderr
    assert "另登记 1 行" in done.stderr


def test_columns_nobody_knows_are_named(where: tuple[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "来访.csv"
    path.write_text(f"{','.join(HEAD)},星座\n{','.join(GOOD)},双鱼\n", "utf-8")
    done = run(*where, "import", "visit", path)
    assert done.returncode == 0
    assert "没有用到的列：星座" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "nothing", "x.csv"), "没有叫“nothing”的台账"),
        (("import", "visit", "没有.csv"), "找不到文件"),
        (("docx", "-o", "总结.pdf"), ".docx"),
        (("docx", "-o", "没有/总结.docx"), "不存在"),
        (("docx", "-o", "总结.docx", "--year", "2023", "--cutoff", "2024-01-01"), "不在 2023 年内"),
    ],
)
def test_what_goes_wrong_is_one_sentence(where: tuple[str, Path], words: tuple[str, ...], said: str) -> None:
    done = run(*where, *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_summary_as_a_document(tmp_path: Path, sample_file: Path) -> None:
    where = ("--database", shutil.copy(sample_file, tmp_path / "样例.db"))
    path = tmp_path / "总结.docx"
    done = run(*where, "docx", "-o", path)
    assert (done.returncode, done.stdout.strip()) == (0, str(path))
    assert "成功调解案件42件" in "".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert run(*where, "docx", "-o", path, "--cutoff", "2023-06-15").returncode == 0
    assert docx.Document(str(path)).paragraphs[-1].text == "2023年6月15日"
