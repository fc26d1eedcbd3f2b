"""The rows an import left out, as a sheet to correct and import again: the clerk's own columns with 问题 in front."""

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
    """Write the rows left out to `target` (.xlsx), with what is wrong; returns how many there are.

    Rows that may be second copies get a column 仍要导入: 是 there lets them in. Raises FileProblem.
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
    places = [place for place, name in enumerate(head.names) if name and name not in (PROBLEM, CONFIRM)]
    headings = [PROBLEM, CONFIRM, *(head.names[place] for place in places)]
    page = WorksheetWriter(book, title, headings, ["", "choice", *(_kind(head, place) for place in places)])
    wrong = book.add_format({"bg_color": "#FBDCD6", "num_format": 49, "valign": "top"})
    for row in plan.left_out:
        page.write(
            [_sentence(row), None, *(_cell(row.draft.raw.cells.get(place, "")) for place in places)],
            [None, None, *(wrong if _is_wrong(row, head, place) else None for place in places)],
        )
        if row.state == "twin" and not row.refused:
            rule = {"validate": "list", "source": ["是", "否"]}
            page.sheet.data_validation(page.rows, 1, page.rows, 1, rule)
    page.finish()


def _write_below(book: Any, title: str, head: HeadRow, rows: Sequence[RawRow]) -> None:
    places = [place for place, name in enumerate(head.names) if name]
    page = WorksheetWriter(book, title, [head.names[p] for p in places], [_kind(head, p) for p in places])
    for row in rows:
        page.write([_cell(row.cells.get(place, "")) for place in places])
    page.finish()


def _kind(head: HeadRow, place: int) -> str:
    meaning = head.meanings.get(place)
    return str(meaning.field.kind) if meaning is not None and meaning.field is not None else ""


def _sentence(row: PlannedRow) -> str:
    said = [
        f"{problem.column}：{problem.sentence}" if problem.column else problem.sentence
        for problem in row.problems
    ]
    if row.twin_of:
        more = "不能再登记一次" if row.refused else "确实是另一件时，在“仍要导入”里写“是”"
        said.append(f"可能重复：{row.twin_of}。{more}")
    return "\n".join(said)


def _is_wrong(row: PlannedRow, head: HeadRow, place: int) -> bool:
    return any(problem.column == head.names[place] for problem in row.problems)


def _cell(cell: RawCell) -> Cell:
    """The cell as it was; a number that lost its digits becomes text, so that it can be written out in full."""
    if cell == "":
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, float | int):
        return str(int(cell)) if abs(cell) >= 10**15 else cell
    return cell if isinstance(cell, str | dt.date) else str(cell)
