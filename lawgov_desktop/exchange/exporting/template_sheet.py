"""The template sheet: an empty sheet to fill in and import, with hints, drop-down lists and text formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawgov_desktop.exchange.atomic_file import finished
from lawgov_desktop.exchange.columns import (
    SheetColumn,
    heading_of,
    identity_fields,
    joined_fields,
    keeps_id_numbers,
    main_columns,
    sides_of,
)
from lawgov_desktop.exchange.linked_rows import has_own_caption
from lawgov_desktop.exchange.workbook import HEADING, WorksheetWriter, page_title, workbook
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import query

#: Number of rows with lists and formats; rows below have none.
ROOM = 1000
#: Longest list offered in a cell.
_MOST_CHOICES = 3000
_LISTS = "选项"
_EXAMPLES = {
    "date": "如 2023-04-12",
    "money": "只写数字，单位元，如 3200.50",
    "count": "只写整数，如 12",
    "year": "四位年份，如 2023",
    "id_number": "18 位，这一列是文本，不会丢位",
    "phone": "手机，或 0355-1234567 这样的座机",
    "document_number": "如 下政发〔2023〕5号",
    "flag": "是 或 否",
}


def blank(file: OfficeFile, ledger: Ledger, target: Path) -> int:
    """Write the template sheet of a ledger to `target` (.xlsx). Returns the number of columns.

    Raises FileProblem when the target cannot be written.
    """
    columns = _columns(ledger)
    with finished(target) as out, storage_errors(file.path), workbook(out) as book:
        taken: set[str] = set()
        title = page_title(ledger.title, taken)
        page = WorksheetWriter(book, title, [c.heading for c in columns], [_kind(c) for c in columns])
        lists = book.add_worksheet(page_title(_LISTS, taken))
        lists.hide()
        needed = book.add_format({**HEADING, "bg_color": "#FCE9C4"})
        for index, column in enumerate(columns):
            if _required(column):
                page.sheet.write_string(0, index, column.heading, needed)
            hint = _hint(file.catalogue, ledger, column)
            page.sheet.write_comment(0, index, hint, {"x_scale": 1.6, "font_size": 10})
            _offer(page, lists, index, _choices(column), column)
        page.finish(room=ROOM)
    return len(columns)


def _kind(column: SheetColumn) -> str:
    return "" if column.child and column.field is None else str(column.field.kind)


def _columns(ledger: Ledger) -> list[SheetColumn]:
    """The columns of an export without the number; each side (甲方, 乙方) gets columns of its own."""
    columns: list[SheetColumn] = []
    for column in main_columns(ledger):
        if column.child and sides_of(ledger.child_model(column.child)):
            columns += _side_columns(ledger, column.child)
        elif column.child or column.field.name != "number":
            columns.append(column)
    return columns


def _side_columns(ledger: Ledger, child: str) -> list[SheetColumn]:
    model = ledger.child_model(child)
    sides = sides_of(model)
    assert sides is not None
    side, name = sides
    columns = []
    for word in side.words:
        columns.append(SheetColumn(word, name, child=child))
        columns += [
            SheetColumn(word + heading_of(f), f, child=child)
            for f in identity_fields(model)
            if f.kind != "choice"
        ]
    return columns


def _required(column: SheetColumn) -> bool:
    return not column.child and column.link is None and bool(column.field.required)


def _hint(catalogue: Catalogue, ledger: Ledger, column: SheetColumn) -> str:
    if column.child and column.field is None:
        fields = "、".join(f.label for f in joined_fields(ledger.child_model(column.child)))
        return f"可以不填。每条写：{fields}（中间空一格）；几条之间用“；”隔开"
    field = column.field
    lines = ["必填" if _required(column) else "可以不填"]
    if column.child:
        lines.append("几个人用“、”隔开，电话等也按同样的次序写")
    if column.link is not None:
        register = catalogue.ledger_of(column.link.rel_model)
        lines.append(f"用来认出是哪个人{f'；“{register.title}”里没有时可以自动登记' if register else ''}")
    lines += [text for text in (field.help_text, _EXAMPLES.get(field.kind)) if text]
    if field.kind == "choice":
        lines.append("填：" + "、".join(field.words))
    return "\n".join(lines)


def _choices(column: SheetColumn) -> list[str]:
    field: Any = column.field
    if field is None or (column.child and field.kind != "choice"):
        return []
    if field.kind == "choice":
        return list(field.words)
    if field.kind == "flag":
        return ["是", "否"]
    if field.kind == "term":
        test = (Term.vocabulary == field.vocabulary) & Term.retired_at.is_null()
        return [
            row[0] for row in Term.select(Term.label).where(test).order_by(Term.position, Term.id).tuples()
        ]
    if field.kind == "link" and has_own_caption(field.rel_model) and not keeps_id_numbers(field.rel_model):
        model = field.rel_model
        name = model.field(model.caption_path)
        return [row[0] for row in model.select(name).where(query.live(model)).order_by(model.number).tuples()]
    return []


def _offer(page: WorksheetWriter, lists: Any, index: int, choices: list[str], column: SheetColumn) -> None:
    """Attach a list to a column. Its words lie on a hidden sheet: a list in the rule is limited to 255 characters."""
    if not choices or len(choices) > _MOST_CHOICES:
        return
    for row, word in enumerate(choices):
        lists.write_string(row, index, word)
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(index)
    rule = {
        "validate": "list",
        "source": f"='{_LISTS}'!${letter}$1:${letter}${len(choices)}",
        # A village that is not registered yet may be typed: the import offers to register it.
        "error_type": "warning" if column.field.kind == "link" else "stop",
        "error_title": column.heading[:32],
        "error_message": "请从列表里选。",
    }
    page.sheet.data_validation(1, index, ROOM, index, rule)
