"""Export of a ledger: one sheet of records and one for each kind of child rows, or one CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from lawgov_desktop.errors import FileProblem, OperationRefused
from lawgov_desktop.exchange.atomic_file import finished
from lawgov_desktop.exchange.cells import Cell, cell_of, escape_formula, joined, text_of
from lawgov_desktop.exchange.columns import SheetColumn
from lawgov_desktop.exchange.exporting.redaction import Audience, Redactor
from lawgov_desktop.exchange.linked_rows import LinkedRows, chunks, link_fields
from lawgov_desktop.exchange.workbook import MOST_ROWS, WorksheetWriter, page_title, workbook
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.listing import Listing, View

#: Called with rows done, rows in all, and what is being done. An exception raised in it stops the export.
Progress = Callable[[int, int, str], None]
Cancel = Callable[[], bool]

SUFFIXES = (".xlsx", ".csv")


def export(
    file: OfficeFile,
    ledger: Ledger,
    target: Path,
    *,
    view: View,
    audience: Audience = "internal",
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> int:
    """Write the rows in view to `target` (.xlsx or .csv) for one audience. Returns the number of records.

    A plain file of that name is replaced when the new one is complete. Raises FileProblem when the target cannot be
    written, OperationRefused when cancelled; then an existing file is unchanged.
    """
    source = Rows(file, ledger, audience, view)
    if target.suffix.lower() == ".xlsx" and len(source.ids) > MOST_ROWS:
        raise FileProblem(f"共 {len(source.ids):,} 行，一张表格放不下。请按年度分开导出，或导出成 .csv。")
    with finished(target, SUFFIXES) as out, storage_errors(file.path):
        rows = _watched(source, f"导出{ledger.title}", progress, cancel)
        if target.suffix.lower() == ".csv":
            return _write_csv(out, source, rows)
        return _write_workbook(out, source, rows)


@dataclass(frozen=True)
class ReadRow:
    """One record's cells, and those of its child rows by kind."""

    cells: list[Cell]
    children: dict[str, list[list[Cell]]]


class Rows:
    """The records in view with their child rows, read page by page."""

    def __init__(self, file: OfficeFile, ledger: Ledger, audience: Audience, view: View) -> None:
        self.ledger = ledger
        self.redactor = Redactor(file.catalogue, ledger, audience)
        self.columns = self.redactor.main_columns()
        self.pages = self.redactor.child_pages()
        self.ids = Listing(file.db, ledger, viewer=file.viewer("export")).ids(view)
        self._trash = view.trash
        self._links = LinkedRows()

    def __iter__(self) -> Iterator[ReadRow]:
        model = self.ledger.model
        for part in chunks(self.ids):
            records = {row.id: row for row in model.select().where(model.id.in_(part))}
            self._links.attach(list(records.values()))
            children = {
                section.child: self._children(section.child, records) for section, _columns in self.pages
            }
            for row_id in part:
                if row_id in records:
                    yield self._read(
                        records[row_id], {key: rows.get(row_id, []) for key, rows in children.items()}
                    )

    def _children(self, key: str, parents: dict[int, Any]) -> dict[int, list[Any]]:
        model: Any = self.ledger.child_model(key)
        parent = model._meta.fields[model.parent_name()]
        chosen = model.select().where(parent.in_(list(parents))).order_by(model.position, model.id)
        children: dict[int, list[Any]] = {}
        for row in chosen:
            owner = row.__data__[parent.name]
            # A child row trashed on its own does not belong to the record any more.
            if row.deleted_at == (parents[owner].deleted_at if self._trash else None):
                children.setdefault(owner, []).append(row)
        for field in link_fields(model):
            if field.name != parent.name:
                ids = (row.__data__.get(field.name) for rows in children.values() for row in rows)
                self._links.load(field.rel_model, ids)
        return children

    def _read(self, record: Any, children: dict[str, list[Any]]) -> ReadRow:
        shield = self.redactor.shielded(record)
        cells = [self._cell(column, record, children, shield) for column in self.columns]
        below = {
            section.child: [
                [self._cell(columns[0], record, {}), *(self._cell(c, row, {}, shield) for c in columns[1:])]
                for row in children[section.child]
            ]
            for section, columns in self.pages
        }
        return ReadRow(cells, below)

    def _cell(
        self, column: SheetColumn, row: Any, children: dict[str, list[Any]], shield: bool = False
    ) -> Cell:
        cell = self._plain(column, row, children)
        if shield and isinstance(cell, str) and cell:
            return self.redactor.told_of_shielded(column, cell)
        return cell

    def _plain(self, column: SheetColumn, row: Any, children: dict[str, list[Any]]) -> Cell:
        if column.child:
            text = joined(self.ledger.child_model(column.child), children[column.child], self._links)
            return self.redactor.masked_rows(text) or None
        if column.link is not None:
            row = self._links.row(column.link.rel_model, row.__data__.get(column.link.name))
            if row is None:
                return None
        cell = cell_of(column.field, row.__data__.get(column.field.name), self._links)
        return self.redactor.masked(column.field, cell) if isinstance(cell, str) else cell


def _watched(source: Rows, what: str, progress: Progress | None, cancel: Cancel | None) -> Iterator[ReadRow]:
    for done, row in enumerate(source):
        if done % 50 == 0:
            if cancel is not None and cancel():
                raise OperationRefused("已取消，没有导出。")
            if progress is not None:
                progress(done, len(source.ids), what)
        yield row


def _write_csv(out: IO[bytes], source: Rows, rows: Iterator[ReadRow]) -> int:
    """Write UTF-8 with a byte order mark: without it, spreadsheet programs read CSV in the system's code page."""
    text = io.TextIOWrapper(out, "utf-8-sig", newline="")
    writer, count = csv.writer(text), 0
    writer.writerow([column.heading for column in source.columns])
    for row in rows:
        count += 1
        cells = zip(source.columns, row.cells, strict=True)
        writer.writerow([escape_formula(text_of(cell, column.field)) for column, cell in cells])
    text.detach()
    return count


def _write_workbook(out: IO[bytes], source: Rows, rows: Iterator[ReadRow]) -> int:
    with workbook(out, constant_memory=True) as book:
        book.set_properties({"title": source.ledger.title})
        taken: set[str] = set()
        main = _page(book, page_title(source.ledger.title, taken), source.columns)
        below = {
            section.child: _page(book, page_title(section.title, taken), columns)
            for section, columns in source.pages
        }
        for row in rows:
            main.write(row.cells)
            for key, cells in row.children.items():
                for child in cells:
                    below[key].write(child)
        for page in (main, *below.values()):
            page.finish()
    return main.rows


def _page(book: Any, title: str, columns: list[SheetColumn]) -> WorksheetWriter:
    return WorksheetWriter(book, title, [c.heading for c in columns], [_kind(c) for c in columns])


def _kind(column: SheetColumn) -> str:
    return "" if column.child else str(column.field.kind)
