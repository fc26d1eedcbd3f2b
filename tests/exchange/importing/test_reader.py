"""Any file is read by its content, or refused in one sentence."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.exchange.importing.reader import MOST_ROWS, read
from tests.exchange.exchange_sheets import write_csv, write_ods, write_xls, write_xlsx

ROWS = [["姓名", "电话"], ["李䶮", "0355-0001234"], ["任𰻝", ""]]


@pytest.mark.parametrize("name", ["表.xlsx", "表.xls", "表.et", "表.ods", "没有后缀", "错的.csv"])
def test_the_content_says_what_a_workbook_is_not_its_suffix(tmp_path: Path, name: str) -> None:
    write = {"表.xls": write_xls, "表.et": write_xls, "表.ods": write_ods}.get(name, write_xlsx)
    sheet = read(write(tmp_path / name, ROWS))
    assert [list(row) for row in sheet.pages[0].rows] == ROWS
    assert sheet.name == name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_every_usual_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = write_csv(tmp_path / "表.csv", ROWS, encoding, delimiter)
    assert [list(row) for row in read(path).pages[0].rows] == ROWS


def test_cells_keep_their_kind(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [["a"], [dt.date(2023, 4, 12)], [True], [12.5], ["==1+1=>2"]])
    assert [row[0] for row in read(path).pages[0].rows][1:4] == [dt.date(2023, 4, 12), True, 12.5]


def test_a_merged_cell_speaks_for_all_it_covers(tmp_path: Path) -> None:
    rows = [["村", "姓名"], ["东河村", "甲"], ["", "乙"], ["", "丙"], ["柳沟村", "丁"]]
    path = write_xlsx(tmp_path / "表.xlsx", rows, merged=[(1, 0, 3, 0)])
    assert [row[0] for row in read(path).pages[0].rows] == ["村", "东河村", "东河村", "东河村", "柳沟村"]


def test_text_guarded_against_formulas_comes_back_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("备注\r\n'=1+1\r\n''=2\r\n'平常\r\n", "utf-8")
    assert [row[0] for row in read(tmp_path / "表.csv").pages[0].rows] == ["备注", "=1+1", "'=2", "'平常"]


def _html(path: Path) -> None:
    path.write_text("<html><table><tr><td>姓名</td></tr></table></html>", "utf-8")


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("说明.txt", "不是表格")


def _broken(path: Path) -> None:
    write_xlsx(path, ROWS)
    path.write_bytes(path.read_bytes()[:600])


def _sealed(path: Path) -> None:
    write_xls(path, ROWS)
    data = path.read_bytes().replace("Workbook".encode("utf-16-le"), "Encrypte".encode("utf-16-le"))
    path.write_bytes(data + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "找不到文件"),
        (lambda path: path.mkdir(), "是文件夹"),
        (lambda path: path.write_bytes(b""), "是空文件"),
        (lambda path: path.write_bytes(b"\xef\xbb\xbf\r\n\r\n"), "是空文件"),
        (_zip, "不是表格"),
        (_broken, "已经损坏"),
        (_html, "其实是网页"),
        (_sealed, "设了密码"),
        (lambda path: path.write_bytes(bytes(range(256)) * 20), "不是表格文件"),
        (lambda path: path.write_text("姓名\n" * (MOST_ROWS + 5)), "超过 100,000 行"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_one_sentence(tmp_path: Path, make: object, said: str) -> None:
    path = tmp_path / "表.xlsx"
    make(path)  # type: ignore[operator]
    with pytest.raises(FileProblem) as caught:
        read(path)
    assert said in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_hidden_pages_are_not_read(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "表.xlsx")) as book:
        hidden = book.add_worksheet("旧的")
        book.add_worksheet("新的").activate()
        hidden.hide()
    assert [page.title for page in read(tmp_path / "表.xlsx").pages] == ["新的"]
