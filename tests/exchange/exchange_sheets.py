"""Spreadsheet files for the tests, as clerks and old programs make them: .xlsx, .xls, .ods, CSV in any code page."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.exchange.importing.plan_result import ImportPlan
from lawgov_desktop.exchange.importing.reader import read
from lawgov_desktop.records.text.identity import check_digit
from lawgov_desktop.storage.write.operations import Operations

Rows = Sequence[Sequence[Any]]


def write_xlsx(
    path: Path,
    rows: Rows,
    *,
    title: str = "Sheet1",
    merged: Sequence[tuple[int, int, int, int]] = (),
    more: dict[str, Rows] | None = None,
) -> Path:
    """A workbook of plain cells; `merged` are (top, left, bottom, right), `more` further pages by title."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy/m/d"})
    for name, cells in {title: rows, **(more or {})}.items():
        sheet = book.add_worksheet(name)
        for top, left, bottom, right in merged if name == title else ():
            sheet.merge_range(top, left, bottom, right, "")
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                if value is None or value == "":
                    continue
                if isinstance(value, dt.date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str) and value.startswith("=="):
                    sheet.write_formula(
                        row, column, value[1:], None, value.split("=>")[-1] if "=>" in value else 0
                    )
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write(row, column, value)
    book.close()
    return path


def write_csv(path: Path, rows: Rows, encoding: str = "gb18030", delimiter: str = ",") -> Path:
    """CSV as a spreadsheet program of the same code page saves it."""
    lines = [
        delimiter.join("" if v is None else f'"{v}"' if delimiter in str(v) else str(v) for v in row)
        for row in rows
    ]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


def write_xls(path: Path, rows: Rows, title: str = "Sheet1") -> Path:
    """An Excel 97 workbook: one BIFF8 stream in a compound file, texts and numbers only."""
    record = lambda kind, body: struct.pack("<HH", kind, len(body)) + body  # noqa: E731
    start = lambda kind: record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))  # noqa: E731
    end = record(0x000A, b"")
    name = title.encode("utf-16-le")
    bound = lambda at: record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(title), 1) + name)  # noqa: E731
    at = len(start(5)) + len(bound(0)) + len(end)
    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and value:
                text = value.encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)
            elif isinstance(value, int | float):
                cells += record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    stream = start(5) + bound(at) + end + start(0x10) + cells + end
    path.write_bytes(_compound(stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")))
    return path


def _compound(stream: bytes) -> bytes:
    sectors = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *(n + 1 for n in range(2, sectors + 1)), 0xFFFFFFFE]
    assert len(fat) <= 128
    fat += [0xFFFFFFFF] * (128 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432
    folder = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    folder += _entry("", 0, 0xFFFFFFFF, 0, 0) * 2
    return head + struct.pack("<128I", *fat) + folder + stream


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    return (
        (name.encode("utf-16-le") + bytes(64))[:64]
        + struct.pack("<HBBIII", 2 * len(name) + 2 if name else 0, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def write_ods(path: Path, rows: Rows, title: str = "Sheet1") -> Path:
    """An OpenDocument spreadsheet, texts and numbers only."""
    cell = lambda v: (  # noqa: E731
        f'<table:table-cell office:value-type="float" office:value="{v}"/>'
        if isinstance(v, int | float)
        else f'<table:table-cell office:value-type="string"><text:p>{escape(str(v or ""))}</text:p></table:table-cell>'
    )
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    kinds = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{kinds} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{title}">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
        packed.writestr("content.xml", content)
    return path


def table(path: Path, title: str = "") -> list[dict[str, Any]]:
    """The rows of a written page (the first, or by title) by heading."""
    pages = read(path).pages
    page = next(p for p in pages if not title or p.title == title)
    head, *rows = page.rows
    return [dict(zip(map(str, head), row, strict=False)) for row in rows]


def all_text(path: Path) -> str:
    """Everything that stands in a file's cells, on every page."""
    return "\n".join(str(cell) for page in read(path).pages for row in page.rows for cell in row)


#: A hand-kept ledger of disputes.
HEAD = ["受理日期", "村", "纠纷类型", "案件来源", "结果", "达成日期", "甲方", "乙方", "调解员", "涉及金额"]


def case(day: object = "2023-04-12", **other: object) -> list[object]:
    """One good row under HEAD, with single cells replaced."""
    row: dict[str, object] = {
        **dict(zip(HEAD, [day, "东河村", "邻里", "群众来访申请", "口头", "2023-12-20"], strict=False)),
        "甲方": "李明山",
        "乙方": "王秀英",
        "调解员": "孔玉梅",
        "涉及金额": 3200,
    }
    return list((row | other).values())


def planned(operations: Operations, path: Path, key: str = "dispute", create: bool = False) -> ImportPlan:
    return plan(operations.file, operations.file.catalogue.ledger(key), read(path), create)


def said(plan_: ImportPlan) -> list[str]:
    return [problem.sentence for problem in plan_.problems]


def id_number(first17: str) -> str:
    return first17 + check_digit(first17)
