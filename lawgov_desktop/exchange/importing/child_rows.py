"""Child rows: on a sheet of their own, in one cell (甲方 李明山；乙方 王秀英), or in columns (甲方, 甲方电话)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.exchange.cells import BETWEEN_ROWS
from lawgov_desktop.exchange.columns import joined_fields, leading_fields, sides_of
from lawgov_desktop.exchange.importing.cell_parser import is_empty, says_the_same, shown
from lawgov_desktop.exchange.importing.headings import Meaning
from lawgov_desktop.exchange.importing.reader import RawCell
from lawgov_desktop.exchange.linked_rows import LinkedRows
from lawgov_desktop.records.record import ChildRecord

_NAMES = re.compile(r"[、，,；;\n/]+")
_LINES = re.compile(r"[；;\n]+")


@dataclass(frozen=True)
class ChildDraft:
    """One child row of the sheet: cells by field name, its position in words, and the headings of its cells."""

    cells: Mapping[str, RawCell]
    where: str
    headings: Mapping[str, str]


def split_names(text: str) -> list[str]:
    """李明山、王秀英 as two names; blanks separate names too, but not the characters of one name (李　明)."""
    names = [part.strip() for part in _NAMES.split(text) if part.strip()]
    if len(names) == 1 and all(len(part) > 1 and ord(part[0]) > 0x2E7F for part in names[0].split()):
        return names[0].split()
    return names


def split_words(text: str, words: Collection[str]) -> list[str]:
    """Terms separated by ； or 、; a 、 that is part of a term separates nothing."""
    matches: list[str] = []
    for part in (part.strip() for part in _LINES.split(text)):
        whole = [word for word in words if _NAMES.search(word) and word in part]
        for word in sorted(whole, key=len, reverse=True):
            if word in part:
                matches.append(word)
                part = part.replace(word, "、")
        matches += split_names(part)
    return sorted(matches, key=text.find)


def from_cell(
    model: type[ChildRecord], title: str, heading: str, text: str, words: Callable[[Any], Collection[str]]
) -> list[ChildDraft]:
    """The child rows written in one cell; `words` returns the terms of a vocabulary.

    Raises InputProblem with an example of how to write them.
    """
    fields = joined_fields(model)
    if len(fields) == 1:
        kind = fields[0].kind
        if kind == "term":
            parts = split_words(text, words(fields[0]))
        else:
            parts = split_names(text) if kind in ("person_name", "choice") else _LINES.split(text)
        rows: list[dict[str, RawCell]] = [{fields[0].name: p.strip()} for p in parts if p.strip()]
    else:
        rows = [row for part in _pieces(fields[0], text) for row in _fields_of(model, fields, part)]
    return [
        ChildDraft(row, f"{title}第 {position} 个：", dict.fromkeys(row, heading))
        for position, row in enumerate(rows, 1)
    ]


def _pieces(first: Any, text: str) -> Iterator[str]:
    """The parts of a cell, one per row: a row begins where the first field can be parsed, so a text may contain ；."""
    held = ""
    parts = [part.strip() for part in _LINES.split(text) if part.strip()]
    if first.kind == "choice" and first.default and not any(_begins(first, part) for part in parts):
        # Only names were typed: the other required field takes its default.
        yield from (f"{first.default} {part}" for part in parts)
        return
    for part in parts:
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
        labels = " ".join(field.label for field in fields)
        example = "甲方 李明山；乙方 王秀英" if sides_of(model) else labels
        raise InputProblem(f"“{part}”看不懂，请写成“{example}”的样子，几条之间用“；”隔开")
    row: dict[str, RawCell] = {field.name: word for field, word in zip(fields, words, strict=True)}
    if fields[-1].kind != "person_name" and sides_of(model) is None:
        yield row
        return
    for name in split_names(words[-1]):
        yield row | {fields[-1].name: name}


def from_sides(model: type[ChildRecord], cells: Sequence[tuple[str, Meaning, RawCell]]) -> list[ChildDraft]:
    """Child rows from columns by side. Raises InputProblem when two cells of a side differ in number of values."""
    sides = sides_of(model)
    assert sides is not None
    side, name = sides
    drafts = []
    for word in side.words:
        values = {
            m.field.name: cell for _h, m, cell in cells if m.word == word and not is_empty(m.field, cell)
        }
        if not values:
            continue
        names = split_names(shown(name, values.pop(name.name, "")))
        if not names:
            raise InputProblem(f"{word}还没有姓名，请填写")
        rows: list[dict[str, RawCell]] = [{side.name: word, name.name: one} for one in names]
        for key, cell in values.items():
            _deal_out(rows, word, model.field(key), cell)
        headings = {m.field.name: heading for heading, m, _cell in cells if m.word == word}
        drafts += [ChildDraft(row, f"{word}{row[name.name]}：", headings) for row in rows]
    return drafts


def _deal_out(rows: list[dict[str, RawCell]], word: str, field: Any, cell: RawCell) -> None:
    """Distribute the values of one cell over the persons of a side."""
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
    existing: Sequence[ChildRecord],
    drafts: Sequence[ChildDraft],
    links: LinkedRows,
    fill: Fill,
) -> tuple[list[ChildRecord], list[str]]:
    """The existing child rows updated from the sheet, followed by the new ones, and the changes in words.

    `fill(row, draft)` sets the cells that differ and returns the changes. No row is removed: a row missing in the
    sheet stays. A different name is a different person unless ID number, telephone or day are equal; otherwise one
    person would inherit the other's values.
    """
    pairs = _paired(model, existing, drafts, links)
    rows, changes = list(existing), []
    for draft, match in zip(drafts, pairs, strict=True):
        if match is None:
            row = model()
            rows.append(row)
            fill(row, draft)
            changes.append(f"添加{draft.where.rstrip('：')}")
        else:
            changes += [draft.where + change for change in fill(match, draft)]
    return rows, changes


def _paired(
    model: type[ChildRecord], existing: Sequence[ChildRecord], drafts: Sequence[ChildDraft], links: LinkedRows
) -> list[ChildRecord | None]:
    """The existing row of each draft: an equal one, else one with equal leading fields, else the most similar one."""
    leads = leading_fields(model)
    free = list(existing)
    pairs: dict[int, ChildRecord | None] = dict.fromkeys(range(len(drafts)))
    for fits in (_equal, _led_alike, _recognised):
        for index, draft in enumerate(drafts):
            if pairs[index] is None:
                scores = [(row, _agreeing(model, row, draft, links)) for row in free]
                fitting = [(len(same), row) for row, same in scores if fits(model, leads, draft, same)]
                if fitting:
                    pairs[index] = max(fitting, key=lambda pair: pair[0])[1]
                    free = [row for row in free if row is not pairs[index]]
    return [pairs[index] for index in range(len(drafts))]


def _agreeing(model: type[ChildRecord], row: ChildRecord, draft: ChildDraft, links: LinkedRows) -> set[str]:
    """Names of the filled cells that equal the stored values."""
    return {
        name
        for name, cell in draft.cells.items()
        if not is_empty(model.field(name), cell)
        and says_the_same(model.field(name), row.__data__.get(name), cell, links)
    }


def _filled(model: type[ChildRecord], draft: ChildDraft) -> set[str]:
    return {name for name, cell in draft.cells.items() if not is_empty(model.field(name), cell)}


def _equal(model: type[ChildRecord], _leads: set[str], draft: ChildDraft, same: set[str]) -> bool:
    return bool(same) and same == _filled(model, draft)


def _led_alike(model: type[ChildRecord], leads: set[str], draft: ChildDraft, same: set[str]) -> bool:
    given = leads & _filled(model, draft)
    return bool(given) and given <= same


def _recognised(model: type[ChildRecord], _leads: set[str], _draft: ChildDraft, same: set[str]) -> bool:
    return any(model.field(name).kind in ("id_number", "phone", "date") for name in same)
