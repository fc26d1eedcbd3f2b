"""On a full disk every kind of file is one sentence, without a traceback and without a part left behind."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine

from lawgov_desktop.errors import FileProblem, PaperProblem
from lawgov_desktop.exchange.atomic_file import finished
from lawgov_desktop.exchange.workbook import WorksheetWriter, workbook
from lawgov_desktop.printing.paper.page import write_pdf

#: Writes a workbook of 2,000 rows to the path given on the command line; the garbage collector runs before the end.
_EXPORT = """
import gc, sys
from pathlib import Path
from lawgov_desktop.errors import KnownError
from lawgov_desktop.exchange.atomic_file import finished
from lawgov_desktop.exchange.workbook import WorksheetWriter, workbook
def write(target):
    with finished(target) as out, workbook(out) as book:
        sheet = WorksheetWriter(book, "台账", ["编号"], [""])
        for number in range(2000):
            sheet.sheet.write_string(number + 1, 0, f"{number ** 7}")
try:
    write(Path(sys.argv[1]))
except KnownError as error:
    print(error.sentence)
gc.collect()
"""


def limited(size: int) -> Callable[[], None]:
    """No file may grow beyond `size` bytes: writing more fails as it does on a full disk."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [5_000, 12_000])
def test_a_spreadsheet(tmp_path: Path, size: int) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"former")
    command = [sys.executable, "-c", _EXPORT, str(target)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited(size))
    assert answer.stdout == f"{tmp_path} 满了，文件没有写成。请腾出空间，或换个位置。\n"
    assert answer.stderr == ""
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsx"]
    assert target.read_bytes() == b"former"


def test_no_room_for_temporary_files(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _EXPORT, str(tmp_path / "台账.xlsx")]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited(0))
    assert answer.stdout == "没有一个临时文件夹写得进去，磁盘可能满了。请腾出空间，再来一次。\n"
    assert answer.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_a_paper_and_a_plain_file(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(PaperProblem, match="磁盘已满"):
            write_pdf(b"%PDF" * 1000, tmp_path / "表.pdf")
        with pytest.raises(FileProblem, match="满了"), finished(tmp_path / "表.csv", (".csv",)) as out:
            out.write(b"1," * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_the_workbook_is_whole_where_there_is_room(tmp_path: Path) -> None:
    with finished(tmp_path / "台账.xlsx") as out, workbook(out) as book:
        WorksheetWriter(book, "台账", ["编号"], [""]).sheet.write_string(1, 0, "甲")
    sheet = python_calamine.CalamineWorkbook.from_path(tmp_path / "台账.xlsx").get_sheet_by_index(0)
    assert sheet.to_python() == [["编号"], ["甲"]]


def test_a_full_disk_behind_the_output_of_a_command(sample_file: Path) -> None:
    command = [sys.executable, "-m", "lawgov_desktop", "--database", str(sample_file), "figures", "--json"]
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr == "没有做完：No space left on device。请检查磁盘空间和文件夹权限，再来一次。\n"
