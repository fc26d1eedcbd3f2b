"""The layout of a sheet for one ledger: its sheet, its heading, the rows that are records, and sheets of child rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lawgov_desktop.errors import FileProblem, InputProblem
from lawgov_desktop.exchange.columns import child_sections
from lawgov_desktop.exchange.importing.headings import (
    HeadRow,
    Meaning,
    child_dictionary,
    dictionary_of,
    find_head,
)
from lawgov_desktop.exchange.importing.reader import RawCell, Sheet, Worksheet
from lawgov_desktop.records.ledger import Ledger

_TOTALS = {"合计", "总计", "小计", "共计", "累计"}
_FOOT = ("填表", "制表", "填报", "审核", "注：", "注:", "说明：", "说明:", "负责人：", "负责人:")


@dataclass(frozen=True)
class RawRow:
    """One row of the sheet: its line number in the spreadsheet, and its filled cells by column index."""

    line: int
    cells: dict[int, RawCell]
    #: Child rows from sheets of their own, by kind.
    below: dict[str, list[RawRow]] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """The parts of a file that are imported."""

    page: Worksheet
    head: HeadRow
    rows: list[RawRow]
    #: Lines that are not records, with the reason (合计行).
    skipped: list[tuple[int, str]]
    #: Heading of each sheet of child rows, by kind.
    child_heads: dict[str, tuple[Worksheet, HeadRow]]

    def meaning(self, index: int) -> Meaning | None:
        """The meaning of a column, None for an unknown one."""
        return self.head.meanings.get(index)

    def cell(self, row: RawRow, kind: str, name: str = "") -> RawCell:
        """The cell of a row in the column with that meaning; "" when it is blank or there is no such column."""
        for index, meaning in self.head.meanings.items():
            if meaning.kind == kind and (not name or meaning.field.name == name):
                return row.cells.get(index, "")
        return ""


def lay_out(ledger: Ledger, sheet: Sheet) -> Layout:
    """Find the ledger's sheets in a file. Raises FileProblem when no sheet has a fitting heading."""
    page, head = _main_page(ledger, sheet)
    skipped: list[tuple[int, str]] = []
    rows = list(_records(page, head, skipped))
    heads = dict(_child_pages(ledger, sheet, page))
    by_number = {_number_text(ledger, _number_cell(head, row)): row for row in rows}
    for key, (child_page, child_head) in heads.items():
        for child in _records(child_page, child_head, []):
            owner = by_number.get(_number_text(ledger, _number_cell(child_head, child)))
            if owner is None or not _number_text(ledger, _number_cell(child_head, child)):
                skipped.append(
                    (child.line, f"“{child_page.title}”里的这一行，编号不在“{page.title}”里，没有导入")
                )
            else:
                owner.below.setdefault(key, []).append(child)
    return Layout(page, head, rows, skipped, heads)


def _main_page(ledger: Ledger, sheet: Sheet) -> tuple[Worksheet, HeadRow]:
    children = {section.title for section in child_sections(ledger)}
    pages = [page for page in sheet.pages if page.title not in children] or list(sheet.pages)
    words = dictionary_of(ledger)
    pages_with_head = [(page, head) for page in pages if (head := find_head(page.rows, words)) is not None]
    if not pages_with_head:
        labels = "、".join(f.label for f in ledger.model.shown_fields() if f.required)
        raise FileProblem(
            f"在“{sheet.name}”的前 10 行里没有找到{ledger.title}的表头。请让其中一行写着：{labels}。"
        )
    return max(pages_with_head, key=lambda pair: (pair[0].title == ledger.title, pair[1].score))


def _child_pages(
    ledger: Ledger, sheet: Sheet, main: Worksheet
) -> Iterator[tuple[str, tuple[Worksheet, HeadRow]]]:
    for section in child_sections(ledger):
        words = child_dictionary(ledger, section.child)
        for page in sheet.pages:
            if page.title == section.title and page is not main:
                head = find_head(page.rows, words)
                if head is not None and any(_is_number(m) for m in head.meanings.values()):
                    yield section.child, (page, head)


def _is_number(meaning: Meaning) -> bool:
    return meaning.kind == "own" and meaning.field.name == "number"


def _number_cell(head: HeadRow, row: RawRow) -> RawCell:
    return next((row.cells.get(index, "") for index, m in head.meanings.items() if _is_number(m)), "")


def _number_text(ledger: Ledger, cell: RawCell) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    number: Any = ledger.model.field("number")
    try:
        return str(number.format(number.parse(text)))
    except InputProblem:
        return text


def _records(page: Worksheet, head: HeadRow, skipped: list[tuple[int, str]]) -> Iterator[RawRow]:
    """The rows below the heading that are not empty."""
    counted = {index for index, meaning in head.meanings.items() if meaning.kind != "ignored"}
    for index in range(head.depth, len(page.rows)):
        cells = {column: cell for column, cell in enumerate(page.rows[index]) if cell != ""}
        if not cells.keys() & counted:
            continue
        line, first = index + 1, str(next(iter(cells.values()))).replace(" ", "").replace("\u3000", "")
        if first in _TOTALS or any(
            str(cell).replace(" ", "") in _TOTALS for cell in list(cells.values())[:2]
        ):
            skipped.append((line, "合计行，不是记录"))
        elif first.startswith(_FOOT) and len(cells) <= 4:
            skipped.append((line, "表尾的说明，不是记录"))
        elif all(
            str(cell).strip() == name
            for cell, name in ((c, head.names[k]) for k, c in cells.items() if k < len(head.names))
        ):
            skipped.append((line, "重复的表头，不是记录"))
        else:
            yield RawRow(line, cells)
