"""Every ledger is exported, imported into an empty file, and exported again as the same spreadsheet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.areas.enforcement.inspection import InspectionItem
from lawgov_desktop.areas.leadership.group import GroupMember
from lawgov_desktop.areas.volunteers.volunteer import VolunteerCondition
from lawgov_desktop.exchange.exporting.export import export
from lawgov_desktop.exchange.importing.apply import apply
from lawgov_desktop.exchange.importing.child_rows import from_cell
from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.exchange.importing.reader import Sheet, read
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.compute import figure_result

EVERYTHING = View(None)


def _needed(catalogue: Catalogue, ledger: Ledger) -> set[str]:
    """The ledgers whose rows this one points at."""
    models = (ledger.model, *ledger.children.values())
    links = (f.rel_model for model in models for f in model.shown_fields() if f.kind == "link")  # type: ignore[attr-defined]
    found = (catalogue.ledger_of(target) for target in links)
    return {other.key for other in found if other is not None and other is not ledger}


def _in_order(catalogue: Catalogue) -> Iterator[Ledger]:
    """Ledgers in an order in which linked registers come first."""
    left, done = list(catalogue.ledgers.values()), set[str]()
    while left:
        ready = next(ledger for ledger in left if _needed(catalogue, ledger) <= done)
        left.remove(ready)
        done.add(ready.key)
        yield ready


def _cells(sheet: Sheet) -> list[Any]:
    return [page.rows for page in sheet.pages]


def _figures(file: OfficeFile) -> dict[str, int]:
    return {
        f.key: figure_result(file, f, Period.of_year(2023)).value for f in file.catalogue.figures.values()
    }


def test_a_whole_office_moves_into_an_empty_file_ledger_by_ledger(
    sample_file: Path, empty_file: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    wrong: dict[str, str] = {}
    with open_file(sample_file, catalogue, read_only=True) as file:
        counted = _figures(file)
        for key, ledger in catalogue.ledgers.items():
            export(file, ledger, tmp_path / f"{key}.xlsx", view=EVERYTHING)
    with open_file(Path(shutil.copy(empty_file, tmp_path / "新.db")), catalogue) as file:
        for ledger in _in_order(catalogue):
            sheet, again = read(tmp_path / f"{ledger.key}.xlsx"), tmp_path / f"{ledger.key}-2.xlsx"
            made = plan(file, ledger, sheet)
            done = apply(Operations(file), made)
            assert done.added == made.count("new"), "the dry run told what was then done"
            export(file, ledger, again, view=EVERYTHING)
            if made.left_out or made.unknown or _cells(read(again)) != _cells(sheet):
                wrong[ledger.key] = f"{made.sentence} {made.unknown} {made.problems[:2]}"
        assert wrong == {}
        assert _figures(file) == counted


CONDITIONS = {"遵纪守法、品行端正", "热心公益", "村干部"}


@pytest.mark.parametrize(
    ("model", "text", "rows"),
    [
        (VolunteerCondition, "遵纪守法、品行端正；热心公益", [("遵纪守法、品行端正",), ("热心公益",)]),
        (VolunteerCondition, "热心公益、遵纪守法、品行端正", [("热心公益",), ("遵纪守法、品行端正",)]),
        (InspectionItem, "合格 台账、票据；不合格 标签", [("合格", "台账、票据"), ("不合格", "标签")]),
        (InspectionItem, "台账登记；进货查验", [("合格", "台账登记"), ("合格", "进货查验")]),
        (GroupMember, "组长 李明；成员 王芳、赵海", [("组长", "李明"), ("成员", "王芳"), ("成员", "赵海")]),
    ],
)
def test_rows_in_one_cell_keep_their_words_whole(model: Any, text: str, rows: list[tuple[str, ...]]) -> None:
    found = from_cell(model, "行", "列", text, lambda _field: CONDITIONS)
    assert [tuple(draft.cells.values()) for draft in found] == rows
