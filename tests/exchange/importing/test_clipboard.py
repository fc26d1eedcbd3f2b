"""Pasted rows: with a heading, without one, and text that is not a row."""

from __future__ import annotations

import pytest

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.exchange.importing.apply import apply
from lawgov_desktop.exchange.importing.clipboard import pasted
from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo


def states(operations: Operations, key: str, text: str) -> tuple[list[str], tuple[str, ...]]:
    ledger = operations.file.catalogue.ledger(key)
    sheet, guessed = pasted(ledger, text)
    return [row.state for row in plan(operations.file, ledger, sheet).rows], guessed


def test_names_of_villages_alone_are_enough(town: Operations) -> None:
    made, guessed = states(town, "village", "南坡村\n北坡村\n\n")
    assert made == ["new", "new"]
    assert guessed == ("名称",)


def test_without_a_heading_columns_are_known_by_what_stands_in_them(town: Operations) -> None:
    text = "1\t李明山\t东河村\t男\t13800002017\n2\t王秀英\t柳沟村\t女\t15200007730"
    made, guessed = states(town, "person", text)
    assert guessed == ("序号", "姓名", "村（社区）", "性别", "电话")
    assert made == ["new", "new"]


def test_a_heading_is_taken_as_it_is_and_bad_cells_are_said(town: Operations) -> None:
    text = "姓名\t身份证号\t村\n李小明\t110105194912310021\t东河村\n赵明\t11010519491231002x\t东河村"
    made, guessed = states(town, "person", text)
    assert guessed == ()
    assert made == ["bad", "new"]


@pytest.mark.parametrize("text", ["", "\n\t\n", "\x00"])
def test_nothing_copied_says_what_to_do(town: Operations, text: str) -> None:
    with pytest.raises(FileProblem, match=r"剪贴板里没有文字.*Ctrl\+V"):
        pasted(town.file.catalogue.ledger("village"), text)


def test_quotes_and_lines_within_a_cell_stay_one_row(town: Operations) -> None:
    ledger = town.file.catalogue.ledger("village")
    sheet, _ = pasted(ledger, '名称\t备注\n"南\n坡村"\t"说 ""好"""\n北坡村\t5" 管')
    assert len(sheet.pages[0].rows) == 3


def test_pasting_twice_makes_no_doubles_and_one_undo_takes_all_back(town: Operations) -> None:
    ledger, undo = town.file.catalogue.ledger("village"), Undo(town.file, town)
    sheet, _ = pasted(ledger, "南坡村\n北坡村")
    assert apply(town, plan(town.file, ledger, sheet)).added == 2
    assert {row.state for row in plan(town.file, ledger, sheet).rows} == {"same"}
    undo.undo()
    live = ledger.model.select().where(ledger.model.deleted_at.is_null())
    assert live.count() == 3
