"""Values as cells: dates and numbers for a workbook, plain text for CSV and for several rows in one cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from lawgov_desktop.exchange.columns import joined_fields
from lawgov_desktop.exchange.linked_rows import LinkedRows

Cell = str | int | float | dt.date | None

#: Between child rows in one cell, and between their fields.
BETWEEN_ROWS, BETWEEN_FIELDS = "；", " "
#: Matches a text that a spreadsheet program runs as a formula when it reads CSV; Chinese ones accept full width.
_RUNS = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_GUARDED = re.compile(r"''*[=+\-@＝＋－＠\t\r]")


def cell_of(field: Any, value: Any, links: LinkedRows) -> Cell:
    """A stored value as a cell of a workbook: dates as dates, yuan as a number, everything else as text."""
    if value is None or value == "":
        return None
    match field.kind:
        case "link" | "term":
            return links.unmistakable(field, value) or None
        case "money":
            return round(int(value) / 100, 2)
        case "count" | "year":
            return int(value)
        case "date" if isinstance(value, dt.date):
            return value
        case _:
            return str(field.format(value)) or None


def text_of(cell: Cell, field: Any = None) -> str:
    """A cell as plain text: 2023-04-12, 3200.00 (no thousands separator, so that other programs read a number)."""
    if cell is None:
        return ""
    if isinstance(cell, float) and field is not None and field.kind == "money":
        return f"{cell:.2f}"
    return str(cell)


def joined(model: Any, rows: Iterable[Any], links: LinkedRows) -> str:
    """Child rows in one cell: 甲方 李明山；乙方 王秀英."""
    fields = joined_fields(model)
    texts = []
    for row in rows:
        parts = [text_of(cell_of(f, row.__data__.get(f.name), links), f) for f in fields]
        texts.append(BETWEEN_FIELDS.join(" ".join(part.split("\n")) for part in parts if part))
    return BETWEEN_ROWS.join(texts)


def escape_formula(text: str) -> str:
    """The text for CSV, with an apostrophe before it when a spreadsheet program would run it as a formula."""
    return f"'{text}" if _RUNS.match(text) else text


def unescape_formula(text: str) -> str:
    """The text that `escape_formula` was given."""
    return text[1:] if _GUARDED.match(text) else text
