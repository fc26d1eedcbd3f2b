"""The reject sheet: rows that were not imported, with their problems, to correct and import again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lawgov_desktop.exchange.atomic_file import finished
from lawgov_desktop.exchange.cells import Cell
from lawgov_desktop.exchange.importing.headings import CONFIRM, PROBLEM, HeadRow
from lawgov_desktop.exchange.importing.plan_result import ImportPlan, PlannedRow
from lawgov_desktop.exchange.importing.reader import RawCell
from lawgov_desktop.exchange.importing.sheet_layout import RawRow
from lawgov_desktop.exchange.workbook import WorksheetWriter, page_title, workbook


def write_report(plan: ImportPlan, target: Path) -> int:
    """Write the rows left out to `target` (.xlsx) with their problems. Returns their number.

    Possible duplicates have a column 仍要导入, where 是 accepts them. Raises FileProblem.
    """
    with finished(target) as out, workbook(out) as book:
        taken: set[str] = set()
        _write_main(book, page_title(plan.layout.page.title, taken), plan)
        for key, (page, head) in plan.layout.child_heads.items():
            rows = [row for planned in plan.left_out for row in planned.draft.raw.below.get(key, ())]
            if rows:
                _write_below(book, page_title(page.title, taken), head, rows)
    return len(plan.left_out)


def _write_main(book: Any, title: str, plan: ImportPlan) -> None:
    head = plan.layout.head
    indexes = [index for index, name in enumerate(head.names) if name and name not in (PROBLEM, CONFIRM)]
    headings = [PROBLEM, CONFIRM, *(head.names[index] for index in indexes)]
    page = WorksheetWriter(book, title, headings, ["", "choice", *(_kind(head, index) for index in indexes)])
    wrong = book.add_format({"bg_color": "#FBDCD6", "num_format": 49, "valign": "top"})
    for row in plan.left_out:
        page.write(
            [_sentence(row), None, *(_cell(row.draft.raw.cells.get(index, "")) for index in indexes)],
            [None, None, *(wrong if _is_wrong(row, head, index) else None for index in indexes)],
        )
        if row.state == "duplicate" and not row.refused:
            rule = {"validate": "list", "source": ["是", "否"]}
            page.sheet.data_validation(page.rows, 1, page.rows, 1, rule)
    page.finish()


def _write_below(book: Any, title: str, head: HeadRow, rows: Sequence[RawRow]) -> None:
    indexes = [index for index, name in enumerate(head.names) if name]
    page = WorksheetWriter(book, title, [head.names[p] for p in indexes], [_kind(head, p) for p in indexes])
    for row in rows:
        page.write([_cell(row.cells.get(index, "")) for index in indexes])
    page.finish()


def _kind(head: HeadRow, index: int) -> str:
    meaning = head.meanings.get(index)
    return str(meaning.field.kind) if meaning is not None and meaning.field is not None else ""


def _sentence(row: PlannedRow) -> str:
    sentences = [
        f"{problem.column}：{problem.sentence}" if problem.column else problem.sentence
        for problem in row.problems
    ]
    if row.duplicate_of:
        more = "不能再登记一次" if row.refused else "确实是另一件时，在“仍要导入”里写“是”"
        sentences.append(f"可能重复：{row.duplicate_of}。{more}")
    return "\n".join(sentences)


def _is_wrong(row: PlannedRow, head: HeadRow, index: int) -> bool:
    return any(problem.column == head.names[index] for problem in row.problems)


def _cell(cell: RawCell) -> Cell:
    """The cell unchanged; a number that lost digits becomes text, so that it can be retyped in full."""
    if cell == "":
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, float | int):
        return str(int(cell)) if abs(cell) >= 10**15 else cell
    return cell if isinstance(cell, str | dt.date) else str(cell)
