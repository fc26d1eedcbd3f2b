"""Reading a spreadsheet file: .xlsx, .xls (.et), .ods, or CSV in any of the usual encodings."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.exchange.cells import unescape_formula

#: The value of a cell; "" for an empty one.
RawCell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

MOST_ROWS = 100_000
_MOST_BYTES = 64 * 1024 * 1024
_MOST_UNPACKED = 1024 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Worksheet:
    """One sheet of a workbook: all rows from the first, empty cells as ""."""

    title: str
    rows: Sequence[Sequence[RawCell]]


@dataclass(frozen=True)
class Sheet:
    """A spreadsheet file that was read: its visible sheets in order."""

    path: Path
    pages: tuple[Worksheet, ...]

    @property
    def name(self) -> str:
        """The file's name, for the history."""
        return self.path.name


def read(path: Path) -> Sheet:
    """Read a spreadsheet by its content, whatever its suffix is.

    Raises FileProblem when it is missing, empty, too large, protected by a password, or no spreadsheet at all.
    """
    data = _bytes_of(path)
    if data.startswith(b"PK"):
        _judge_zip(path, data)
        return Sheet(path, _workbook(path, data))
    if data.startswith(_OLE):
        return Sheet(path, _workbook(path, data))
    return Sheet(path, (_csv(path, data),))


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise FileProblem(f"{path} 是文件夹，请选一个表格文件。")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileProblem(f"“{path.name}”太大了（超过 64 MB），请分成几个文件再导入。")
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(f"找不到文件 {path}，请核对位置。") from None
    except OSError as error:
        raise FileProblem(
            f"{path} 读不出来（{error.strerror or error}）。请检查 U 盘，或先关闭打开它的程序。"
        ) from error
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise FileProblem(f"“{path.name}”是空文件，里面没有内容，请另选文件。")
    return data


def _judge_zip(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileProblem(f"“{path.name}”已经损坏，打不开。请换一份，或用表格软件打开后另存一次。") from error
    if size > _MOST_UNPACKED:
        raise FileProblem(f"“{path.name}”展开后太大了，请分成几个文件再导入。")
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise FileProblem(
            f"“{path.name}”不是表格（可能是压缩包或文字文档）。压缩包请先解压，再选里面的表格。"
        )


# -- workbooks --------------------------------------------------------------------------------------------


def _workbook(path: Path, data: bytes) -> tuple[Worksheet, ...]:
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(io.BytesIO(data))
        pages = tuple(
            _page(book.get_sheet_by_name(entry.name))
            for entry in book.sheets_metadata
            if entry.visible == calamine.SheetVisibleEnum.Visible
            and entry.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError as error:
        raise FileProblem(f"“{path.name}”设了密码。请用表格软件打开，去掉密码另存后再导入。") from error
    except calamine.CalamineError as error:
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FileProblem(f"“{path.name}”设了密码。请用表格软件打开，去掉密码另存后再导入。") from error
        raise FileProblem(
            f"“{path.name}”读不出来，可能不是表格或已经损坏。请用表格软件打开后另存为 .xlsx 再试。"
        ) from error
    if not pages:
        raise FileProblem(f"“{path.name}”里没有能看见的工作表，请取消隐藏后再导入。")
    return pages


def _page(sheet: Any) -> Worksheet:
    rows: list[list[RawCell]] = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    if len(rows) > MOST_ROWS:
        raise FileProblem(f"“{sheet.name}”超过 {MOST_ROWS:,} 行，请分成几个文件再导入。")
    for row in rows:
        for index, cell in enumerate(row):
            if isinstance(cell, str) and not cell.strip():
                row[index] = ""
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    return Worksheet(sheet.name, rows)


def _fill_merged(rows: list[list[RawCell]], ranges: Any) -> None:
    """Copy the value of a merged cell into all its cells, below (one village over five cases) and beside."""
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : min(bottom, len(rows) - 1) + 1]:
            for index in range(left, min(right, len(row) - 1) + 1):
                row[index] = value


# -- text -------------------------------------------------------------------------------------------------


def _csv(path: Path, data: bytes) -> Worksheet:
    text = _decoded(path, data)
    if text.lstrip()[:200].lower().startswith(("<html", "<!doctype", "<table", "<?xml", "<meta")):
        raise FileProblem(f"“{path.name}”其实是网页。请用表格软件打开，另存为 .xlsx 再导入。")
    first = max(text.split("\n", 12)[:12], key=len)
    delimiter = max(",\t;", key=first.count)
    try:
        rows = [
            [unescape_formula(cell) if cell.strip() else "" for cell in row]
            for row in _records(text, delimiter)
        ]
    except csv.Error as error:
        raise FileProblem(f"“{path.name}”读不出来。请用表格软件打开，另存为 .xlsx 再导入。") from error
    if len(rows) > MOST_ROWS:
        raise FileProblem(f"“{path.name}”超过 {MOST_ROWS:,} 行，请分成几个文件再导入。")
    return Worksheet(path.stem, rows)


def _records(text: str, delimiter: str) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _decoded(path: Path, data: bytes) -> str:
    """Decode by byte order mark or by trying UTF-8; anything else is read as GB 18030."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(c) < 32 and c not in "\t\r\n\x0b\x0c" for c in text[:20_000]):
            return text
    raise FileProblem(f"“{path.name}”不是表格文件。可以导入 .xlsx、.xls、.et、.ods 和 .csv，请另选文件。")
