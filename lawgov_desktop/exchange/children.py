"""Child rows in a sheet: on their own page, in one cell (甲方 李明山；乙方 王秀英), or in columns (甲方, 甲方电话)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.exchange.cells import BETWEEN_ROWS
from lawgov_desktop.exchange.columns import joined_fields, sides_of
from lawgov_desktop.exchange.convert import is_empty, says_the_same, shown
from lawgov_desktop.exchange.headings import Meaning
from lawgov_desktop.exchange.links import LinkedRows
from lawgov_desktop.exchange.read import RawCell
from lawgov_desktop.records.record import ChildRecord

_NAMES = re.compile(r"[、，,；;\n/]+")
_LINES = re.compile(r"[；;\n]+")


@dataclass(frozen=True)
class ChildDraft:
    """One child row as the sheet has it: cells by field name, where it stands in words, and under which headings."""

    cells: Mapping[str, RawCell]
    where: str
    headings: Mapping[str, str]


def split_names(text: str) -> list[str]:
    """李明山、王秀英 as two names; blanks part names too, but not the characters of one (李　明)."""
    names = [part.strip() for part in _NAMES.split(text) if part.strip()]
    if len(names) == 1 and all(len(part) > 1 and ord(part[0]) > 0x2E7F for part in names[0].split()):
        return names[0].split()
    return names


def from_cell(model: type[ChildRecord], title: str, heading: str, text: str) -> list[ChildDraft]:
    """Child rows written in one cell. Raises InputProblem that shows how to write them."""
    fields = joined_fields(model)
    if len(fields) == 1:
        parts = (
            split_names(text) if fields[0].kind in ("person_name", "term", "choice") else _LINES.split(text)
        )
        rows = [{fields[0].name: part.strip()} for part in parts if part.strip()]
    else:
        rows = [row for part in _pieces(fields[0], text) for row in _fields_of(model, fields, part)]
    return [
        ChildDraft(row, f"{title}第 {place} 个：", dict.fromkeys(row, heading))
        for place, row in enumerate(rows, 1)
    ]


def _pieces(first: Any, text: str) -> Iterator[str]:
    """The rows of a cell: each begins where the first field can be read, so that a ； inside a text does no harm."""
    held = ""
    for part in _LINES.split(text):
        if part.strip():
            if held and _begins(first, part):
                yield held
                held = part.strip()
            else:
                held = f"{held}{BETWEEN_ROWS}{part.strip()}" if held else part.strip()
    if held:
        yield held


def _begins(first: Any, part: str) -> bool:
    word = re.split(r"[\s:：]+", part.strip(), maxsplit=1)[0]
    if first.kind not in ("choice", "date"):
        return True
    try:
        return word in first.words if first.kind == "choice" else first.parse(word) is not None
    except InputProblem:
        return False


def _fields_of(model: type[ChildRecord], fields: Sequence[Any], part: str) -> Iterator[dict[str, RawCell]]:
    words = re.split(r"[\s:：]+", part, maxsplit=len(fields) - 1)
    if len(words) < len(fields):
        wanted = " ".join(field.label for field in fields)
        example = "甲方 李明山；乙方 王秀英" if sides_of(model) else wanted
        raise InputProblem(f"“{part}”看不懂，请写成“{example}”的样子，几条之间用“；”隔开")
    row: dict[str, RawCell] = {field.name: word for field, word in zip(fields, words, strict=True)}
    if sides_of(model) is None:
        yield row
        return
    for name in split_names(words[-1]):
        yield row | {fields[-1].name: name}


def from_sides(model: type[ChildRecord], cells: Sequence[tuple[str, Meaning, RawCell]]) -> list[ChildDraft]:
    """Child rows from columns by side. Raises InputProblem when two cells of a side do not match in number."""
    sides = sides_of(model)
    assert sides is not None
    side, name = sides
    drafts = []
    for word in side.words:
        mine = {m.field.name: cell for _h, m, cell in cells if m.word == word and not is_empty(m.field, cell)}
        if not mine:
            continue
        names = split_names(shown(name, mine.pop(name.name, "")))
        if not names:
            raise InputProblem(f"{word}还没有姓名，请填写")
        rows: list[dict[str, RawCell]] = [{side.name: word, name.name: one} for one in names]
        for key, cell in mine.items():
            _deal_out(rows, word, model.field(key), cell)
        headings = {m.field.name: heading for heading, m, _cell in cells if m.word == word}
        drafts += [ChildDraft(row, f"{word}{row[name.name]}：", headings) for row in rows]
    return drafts


def _deal_out(rows: list[dict[str, RawCell]], word: str, field: Any, cell: RawCell) -> None:
    """Give each of a side's people their own part of a cell."""
    if len(rows) == 1:
        rows[0][field.name] = cell
        return
    parts = [part.strip() for part in _NAMES.split(str(cell)) if part.strip()]
    if len(parts) != len(rows):
        raise InputProblem(
            f"{word}有 {len(rows)} 人，{field.label}写了 {len(parts)} 个，对不上，请按同样的次序写"
        )
    for row, part in zip(rows, parts, strict=True):
        row[field.name] = part


Fill = Callable[[Any, ChildDraft], list[str]]


def merge(
    model: type[ChildRecord],
    kept: Sequence[ChildRecord],
    drafts: Sequence[ChildDraft],
    links: LinkedRows,
    fill: Fill,
) -> tuple[list[ChildRecord], list[str]]:
    """The kept child rows with what the sheet says of them, new ones behind; and what that changes, in words.

    `fill(row, draft)` sets the cells that differ and says what it changed. Nothing is ever taken away: a row
    that the sheet lacks stays. A row is the same one when its leading fields are (甲方 李明山); what is left over is
    paired in order when the sheet has as many rows as the file (a name that was corrected).
    """
    free = list(kept)
    pairs: list[tuple[ChildDraft, ChildRecord | None]] = []
    for draft in drafts:
        twin = next((row for row in free if _leads_alike(model, row, draft, links)), None)
        pairs.append((draft, twin))
        if twin is not None:
            free.remove(twin)
    if len(drafts) == len(kept):
        pairs = [(draft, row if row is not None else free.pop(0)) for draft, row in pairs]
    rows, changes = list(kept), []
    for draft, row in pairs:
        if row is None:
            row = model()
            rows.append(row)
            fill(row, draft)
            changes.append(f"添加{draft.where.rstrip('：')}")
        else:
            changes += [draft.where + change for change in fill(row, draft)]
    return rows, changes


def _leads_alike(model: type[ChildRecord], row: ChildRecord, draft: ChildDraft, links: LinkedRows) -> bool:
    given = [f for f in joined_fields(model) if draft.cells.get(f.name, "") != ""]
    return bool(given) and all(
        says_the_same(f, row.__data__.get(f.name), draft.cells[f.name], links) for f in given
    )
