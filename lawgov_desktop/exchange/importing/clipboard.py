"""Rows pasted from a spreadsheet: read as a sheet; columns without headings are guessed from their cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lawgov_desktop.errors import FileProblem, InputProblem
from lawgov_desktop.exchange.columns import main_columns
from lawgov_desktop.exchange.importing.headings import dictionary_of, find_head
from lawgov_desktop.exchange.importing.reader import MOST_ROWS, Sheet, Worksheet
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.text.cleaning import half_width
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.tables import query

#: Number of cells of a column used to guess its field.
_LOOKED_AT = 50
#: Kinds recognised by their cells, the most certain first; other columns are assigned from left to right.
_SURE = ("id_number", "credit_code", "phone", "choice", "flag", "term", "link", "date")
_REST = ("count", "money", "person_name", "text", "document_number", "long_text")
#: Least digits of a telephone: shorter numbers may be counts.
_PHONE = re.compile(r"[\d\-() +转]{7,}")


class _Plain(csv.excel_tab):
    """Tab-separated without quoting: a quote is a character of the cell."""

    quoting = csv.QUOTE_NONE


def pasted(ledger: Ledger, text: str) -> tuple[Sheet, tuple[str, ...]]:
    """The rows as a sheet, and the guessed headings when the rows have none.

    Raises FileProblem for a text without rows, or with too many.
    """
    rows = _rows(text)
    if not rows:
        raise FileProblem("剪贴板里没有文字。请先在表格里选中几行，复制，再到这里按 Ctrl+V。")
    if len(rows) > MOST_ROWS:
        raise FileProblem(f"一次粘贴的超过 {MOST_ROWS:,} 行，请存成文件再导入。")
    guessed: tuple[str, ...] = ()
    if find_head(rows[:3], dictionary_of(ledger)) is None:
        guessed = _guess(ledger, rows)
        rows = [list(guessed), *rows]
    page = Worksheet("粘贴", rows)
    return Sheet(Path(f"粘贴的{ledger.title}"), (page,)), guessed


def _rows(text: str) -> list[list[str]]:
    """Split text at lines and tabs; a cell of several lines is quoted, other quotes are characters."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    for dialect in (csv.excel_tab, _Plain):
        try:
            read = csv.reader(io.StringIO(text, newline=""), dialect, strict=True)
            return [[cell.strip() for cell in row] for row in read if any(cell.strip() for cell in row)]
        except csv.Error:
            continue
    return [[line.strip()] for line in text.split("\n") if line.strip()]


def _guess(ledger: Ledger, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A heading for every column, guessed from its cells; 序号 for 1, 2, 3, and 第 n 列 for a column not recognised."""
    wide = max(len(row) for row in rows)
    columns = [
        [row[index] for row in rows[:_LOOKED_AT] if index < len(row) and row[index]] for index in range(wide)
    ]
    open_to = [(c.heading, c.field) for c in main_columns(ledger) if c.field is not None and c.link is None]
    names: dict[int, str] = {}
    _find_serial(columns, names)
    named = caption_field(ledger.model)
    for kinds in (_SURE, (named,), _REST):
        for index, cells in enumerate(columns):
            fitting = ((h, f) for h, f in open_to if f.kind in kinds or f.name in kinds)
            if index in names or not cells:
                continue
            for heading, field in fitting:
                if heading not in names.values() and _fits(field, cells):
                    names[index] = heading
                    break
    return tuple(names.get(index, f"第 {index + 1} 列") for index in range(wide))


def _find_serial(columns: Sequence[Sequence[str]], names: dict[int, str]) -> None:
    first = columns[0]
    if len(first) > 1 and first == [str(number) for number in range(1, len(first) + 1)]:
        names[0] = "序号"


def _fits(field: Any, cells: Sequence[str]) -> bool:
    if field.kind in ("link", "term"):
        words = set(_words(field))
        return sum(cell in words for cell in cells) * 2 > len(cells)
    if field.kind == "choice":
        return all(cell in field.words for cell in cells)
    if field.kind == "flag":
        return all(cell in ("是", "否", "√") for cell in cells)
    if field.kind == "phone" and not all(_PHONE.fullmatch(half_width(cell)) for cell in cells):
        return False
    return all(_parses(field, cell) for cell in cells)


def _words(field: Any) -> Iterator[str]:
    model: Any = field.rel_model
    if caption_field(model) not in model._meta.fields:
        return
    if field.kind == "term":
        test: Any = model.vocabulary == field.vocabulary
    else:
        test = query.live(model)
    with storage_errors():
        yield from (row[0] for row in model.select(model.field(caption_field(model))).where(test).tuples())


def _parses(field: Any, cell: str) -> bool:
    try:
        return field.parse(cell) is not None
    except InputProblem:
        return False
