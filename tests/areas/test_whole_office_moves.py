"""The sheets of all ledgers, brought into an empty file, are the office again: every row, number and figure."""

from __future__ import annotations

from pathlib import Path

import peewee as pw

from lawgov_desktop.exchange.apply import apply
from lawgov_desktop.exchange.export import export
from lawgov_desktop.exchange.plan import plan
from lawgov_desktop.exchange.read import read
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.period import Period
from lawgov_desktop.storage.file import OfficeFile, open_file
from lawgov_desktop.storage.listing import View
from lawgov_desktop.storage.operations import Door
from lawgov_desktop.summary.compute import figure_result


def in_order_of_links(catalogue: Catalogue) -> list[Ledger]:
    """Every ledger after those its rows point at: the order an office brings its sheets in."""
    waiting, ordered = list(catalogue.ledgers.values()), []
    ledger_of = {ledger.model: ledger for ledger in waiting}
    while waiting:
        for ledger in waiting:
            models = [ledger.model, *ledger.children.values()]
            fields = [f for m in models for f in m._meta.sorted_fields if isinstance(f, pw.ForeignKeyField)]
            wanted = {ledger_of[f.rel_model] for f in fields if f.rel_model in ledger_of}
            if wanted <= {*ordered, ledger}:
                break
        waiting.remove(ledger)
        ordered.append(ledger)
    return ordered


def sheets(file: OfficeFile, folder: Path) -> dict[str, list[list[object]]]:
    """Every ledger exported whole: (ledger, page) → rows."""
    folder.mkdir()
    found = {}
    for ledger in file.catalogue.ledgers.values():
        path = folder / f"{ledger.key}.xlsx"
        export(file, ledger, path, view=View())
        for place, page in enumerate(read(path).pages):
            found[f"{ledger.title} {place}"] = [list(row) for row in page.rows]
    return found


def figures(file: OfficeFile) -> dict[str, int]:
    period = Period.of_year(2023)
    return {f.key: figure_result(file, f, period).value for f in file.catalogue.figures.values()}


def test_all_sheets_in_an_empty_file_are_the_office_again(
    sample: Door, empty_file: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    before, counted = sheets(sample.file, tmp_path / "原来"), figures(sample.file)
    sample.file.close()
    copy = tmp_path / "新.db"
    copy.write_bytes(empty_file.read_bytes())
    with open_file(copy, catalogue) as file:
        door = Door(file)
        for ledger in in_order_of_links(catalogue):
            made = plan(file, ledger, read(tmp_path / "原来" / f"{ledger.key}.xlsx"))
            assert [p.sentence for p in made.problems] == [], ledger.title
            assert made.unknown == ()
            assert apply(door, made).renumbered == ()
        after = sheets(file, tmp_path / "后来")
        assert after.keys() == before.keys()
        assert [page for page in before if after[page] != before[page]] == []
        assert figures(file) == counted
