"""Parsing one cell of a clerk's sheet into the value of a field, or into a sentence that says why it cannot be."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.exchange.cells import cell_of, text_of
from lawgov_desktop.exchange.importing.reader import RawCell
from lawgov_desktop.exchange.linked_rows import LinkedRows
from lawgov_desktop.exchange.masking import HIDDEN, masked_numbers, masked_text

#: Numbers from this size on have lost digits in a spreadsheet.
_EXACT = 10**15
#: Serial days of Excel from 1927 to 2064: a number in a date column that is neither 20230412 nor 4.12.
_SERIALS = range(10_000, 60_000)
_SERIAL_START = dt.date(1899, 12, 30)
_NOTHING = {"/", "\\", "-", "—", "——", "--", "／", "－"}
#: Kinds of field for which 无 means empty.
_NONE_MEANS_EMPTY = {"phone", "id_number", "date", "link", "term", "count", "money", "person_name", "choice"}
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d{2}")
_SAME_CHOICE = {"男性": "男", "女性": "女"}


def shown(field: Any, cell: RawCell) -> str:
    """A cell as text that a field can parse: whole numbers without .0, days as 2023-04-12, times as 08:30."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M")
    text = str(cell).strip()
    return text.lstrip("'’`") if field.kind in ("phone", "id_number") else text


def is_empty(field: Any, cell: RawCell) -> bool:
    """Whether a cell is empty: blank, or one of the dashes people type into blank cells."""
    text = str(cell).strip()
    if not text or text in _NOTHING:
        return True
    return (
        text in ("无", "没有") and field.kind in _NONE_MEANS_EMPTY and text not in getattr(field, "words", ())
    )


def value_of(field: Any, cell: RawCell) -> Any:
    """The value of a cell, None for an empty one; for a link or term the text, which ReferenceResolver resolves.

    Raises InputProblem.
    """
    if is_empty(field, cell):
        return None
    _refuse_lost_digits(field, cell)
    if (field.sensitive and "**" in str(cell)) or str(cell).strip() == HIDDEN:
        raise InputProblem(f"{field.short}打了星号，不知道原来是什么。请写完整，或清空这一格")
    match field.kind:
        case "link" | "term":
            _refuse_dates(field, cell)
            return shown(field, cell)
        case "date":
            return field.parse(_day_text(cell))
        case "money" if isinstance(cell, float):
            return field.parse(_yuan_text(field, cell))
        case "choice":
            text = shown(field, cell)
            return field.parse(_SAME_CHOICE.get(text, text))
        case "count" | "year" | "money" | "flag":
            return field.parse(shown(field, cell))
        case _:
            _refuse_dates(field, cell)
            return field.parse(shown(field, cell))


def _refuse_lost_digits(field: Any, cell: RawCell) -> None:
    """Refuse a number with lost digits: spreadsheets keep 15, so an ID number typed as a number has lost three."""
    number = isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT
    written = isinstance(cell, str) and _SCIENTIFIC.fullmatch(cell.strip()) is not None
    if (number or written) and field.kind not in ("date", "count", "money", "year", "flag"):
        raise InputProblem(
            f"{field.short}被表格软件当成了数字，15 位以后的数已经丢失。请把这一列设成文本，照原件重新填写"
        )


def _refuse_dates(field: Any, cell: RawCell) -> None:
    if isinstance(cell, dt.date):
        raise InputProblem(
            f"{field.short}被表格软件变成了日期（{shown(field, cell)}）。请把这一格设成文本，重新填写"
        )


def _day_text(cell: RawCell) -> str:
    """A day as text that the field can parse; a number is a serial day, a date without separators, or 月.日."""
    if isinstance(cell, dt.datetime | dt.date):
        return str(cell)[:10]
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if int(cell) in _SERIALS:
            return (_SERIAL_START + dt.timedelta(days=int(cell))).isoformat()
        text = repr(cell).removesuffix(".0")
        short = re.fullmatch(r"(\d{1,2})\.([1-3])", text)
        if short:
            month, day = short.groups()
            raise InputProblem(
                f"{text} 是 {month} 月 {day} 日还是 {month} 月 {day}0 日？请写全，如 2023-04-10"
            )
        return text
    return str(cell)


def _yuan_text(field: Any, cell: float) -> str:
    """Yuan as text with two decimals. A floating-point error (0.1 + 0.2) is rounded; raises InputProblem for more."""
    if abs(cell * 100 - round(cell * 100)) > 1e-4:
        raise InputProblem(f"{field.short}最多写到分（两位小数），现在是 {cell}")
    return f"{cell:.2f}"


def says_the_same(field: Any, value: Any, cell: RawCell, links: LinkedRows) -> bool:
    """Whether a cell equals the stored value as an export wrote it, in full or masked for a superior."""
    if is_empty(field, cell):
        return True
    exported = cell_of(field, value, links)
    if exported is None:
        return False
    if isinstance(exported, float) and isinstance(cell, int | float):
        return round(cell * 100) == round(exported * 100)
    text, given = text_of(exported, field), shown(field, cell)
    if field.sensitive and given == masked_text(field, text):
        return True
    return repeats(given, text)


def repeats(given: str, text: str) -> bool:
    """Whether a cell equals the exported text, in full or masked: stars never replace a stored value."""
    # Spreadsheets change leading and trailing blanks and line ends of a cell.
    return given == HIDDEN or _folded(given) in (_folded(text), _folded(masked_numbers(text)))


def _folded(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
