"""In every ledger a whole record is typed: each field refuses an impossible text, then takes the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord
from lawgov_desktop.storage.read.listing import Listing, View, children_of
from lawgov_desktop.storage.tables.numbering import never_again
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor, resolve
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.editors.flag_editor import FlagEditor
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.ledger.page import LedgerPage
from lawgov_desktop.widgets.record.pane import RecordPane
from tests.widgets.ledger_office import Asked, make_page

Commit = Callable[[QWidget, str], None]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
#: Columns the program writes itself.
_OWN = ("number", "uid", "handled_by")
#: One impossible text for each kind.
BAD = {
    "date": "2023-02-30",
    "year": "二三年",
    "count": "十二",
    "money": "三百",
    "id_number": "11010519491231002Y",
    "phone": "138000",
    "credit_code": "9111",
    "clock": "25:00",
    "choice": "不在名单里的词",
    "term": "不在名单里的词",
    "link": "不在名单里的词",
    "text": "字" * 5000,
    "long_text": "字" * 20_000,
    "document_number": "号" * 100,
}


class Desk:
    """A page of the sample file, showing one ledger."""

    def __init__(self, operations: Operations, key: str, qtbot: QtBot) -> None:
        self.asked = Asked()
        area = next(
            a for a in operations.file.catalogue.areas if any(ledger.key == key for ledger in a.ledgers)
        )
        self.page: LedgerPage = make_page(operations, self.asked, area=area.key)
        qtbot.addWidget(self.page)
        self.page.resize(1199, 768)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.show_ledger(key)
        self.page.entered()

    @property
    def pane(self) -> RecordPane:
        return self.page.sheet.pane


def lost(operations: Operations, ledger: Ledger) -> tuple[Any, dict[str, list[Any]]]:
    """Purge and return the fullest row without references, with its child rows: the test types it again."""
    model: Any = ledger.model
    rows = list(model.select().where(model.deleted_at.is_null()).order_by(model.id.desc()).limit(60))
    for row in sorted(rows, key=lambda row: -len(known(row))):
        children = children_of(ledger, row)
        try:
            operations.trash(ledger, [row])
        except OperationRefused:
            continue
        operations.purge(ledger, [model.get_by_id(row.id)])
        for name in never_again(model):
            # The number of a purged certificate is never used again: the new one has another.
            setattr(row, name, f"{row.__data__[name]}之二")
        return row, children
    # All rows of the register are in use: type a copy of the first.
    row = rows[0]
    row.name = f"又一个{row.name}"
    for field in model.shown_fields():
        if field.unique:
            setattr(row, field.name, None)
    return row, children_of(ledger, row)


def known(row: Any) -> dict[str, Any]:
    """The values of a row by field, without empty ones, False and the columns the program writes."""
    parent = [type(row).parent_name()] if isinstance(row, ChildRecord) else []
    values = {
        f.name: row.__data__.get(f.name) for f in type(row).shown_fields() if f.name not in (*_OWN, *parent)
    }
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def put(editor: FieldEditor, value: Any, commit: Commit) -> None:
    """Type an impossible text, then the value."""
    editor.setFocus()
    if isinstance(editor, FlagEditor):
        if editor.value() != value:
            editor.click()
        return
    if isinstance(editor, ChoiceEditor):
        good = editor.words_of(value)
        if len(resolve(editor.options(), good)) > 1:
            # Several rows have the name: choose one from the list, where the second line tells them apart.
            editor.take(next(o for o in editor.options() if o.value == value))
            return
    else:
        good = editor.field.format(value)
    bad = BAD.get(editor.field.kind)
    for text in (bad, good) if bad else (good,):
        editor.selectAll()
        commit(editor, text)
        editor.commit_text()
        assert bool(editor.problem) == (text is bad), f"{editor.objectName()}: {text[:20]} → {editor.problem}"
        assert text is not bad or _plain(editor.problem or ""), editor.problem
    if isinstance(editor, ChoiceEditor):
        editor.shut()


def _plain(sentence: str) -> bool:
    return len(sentence) >= 6 and not [
        word for word in ("非法", "无效", "错误", "Error", "！") if word in sentence
    ]


def put_rows(table: ChildTable, rows: list[Any], commit: Commit) -> None:
    """Type child rows cell by cell: the usual columns first, then the seldom used ones."""
    _put_columns(table, rows, commit)
    if table.more.isVisibleTo(table):
        table.more.click()
        _put_columns(table, rows, commit)
        table.more.click()
    table.grid.cell.commit_text()


def _put_columns(table: ChildTable, rows: list[Any], commit: Commit) -> None:
    for position, row in enumerate(rows):
        if position >= len(table.rows.rows):
            table.add.click()
        for column, field in enumerate(table.rows.fields):
            value = row.__data__.get(field.name)
            if value not in (None, "", False):
                table.grid.cell.begin(position, column)
                assert table.grid.cell.editor is not None
                put(table.grid.cell.editor, value, commit)


@pytest.mark.parametrize("key", list(load_catalogue().ledgers))
def test_a_whole_record_is_typed_refused_corrected_saved_and_found(
    sample: Operations, key: str, qtbot: QtBot, commit: Commit, press: Callable[..., None]
) -> None:
    ledger = sample.file.catalogue.ledger(key)
    row, children = lost(sample, ledger)
    desk = Desk(sample, key, qtbot)
    press(Key.Key_N, CTRL)
    form = desk.pane.form
    for name, editor in form.inputs.items():
        value = row.__data__.get(name)
        if isinstance(editor, FlagEditor) or value not in (None, ""):
            put(editor, value, commit)
    for name, table in form.tables.items():
        put_rows(table, children[name], commit)
    press(Key.Key_S, CTRL)
    assert form.problems() == {}
    assert desk.pane.head.badge.text.startswith("已保存"), desk.asked.titles
    saved = form.record
    assert saved is not None
    assert known(ledger.model.get_by_id(saved.id)) == known(row)
    present = children_of(ledger, saved)
    for name, rows in children.items():
        assert [known(r) for r in present[name]] == [known(r) for r in rows], name
    number = ledger.model.number.format(saved.number)
    assert saved.id in Listing(sample.file.db, ledger).ids(View(text=number))
