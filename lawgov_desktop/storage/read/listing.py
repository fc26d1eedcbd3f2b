"""Reading a list: the ids for a year, filters, search and sort order, and the cells of the rows in view."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import peewee as pw

from lawgov_desktop.records.figures.evidence import EvidenceState
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, backrefs, resolve
from lawgov_desktop.records.record import ChildRecord
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.records.viewer import EVERY_ROW, Viewer
from lawgov_desktop.storage.engine import dialect
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.tables import query, search_terms


@dataclass(frozen=True)
class View:
    """The selected part of a ledger; year None means all years."""

    year: int | None = None
    text: str = ""
    filters: tuple[Condition, ...] = ()
    sort: str = ""
    trash: bool = False
    #: Only these rows (the rows behind a figure), by uid.
    uids: tuple[str, ...] | None = None

    def replaced(self, **changes: Any) -> View:
        """A copy of the view with some values replaced."""
        return replace(self, **changes)


@dataclass(frozen=True)
class ListRow:
    """One row in view: raw values by column, in the order of the ledger's columns."""

    id: int
    uid: str
    values: tuple[Any, ...]


class Listing:
    """Reads one ledger for a list: ids first, then pages of rows in at most three queries."""

    def __init__(
        self,
        db: Database,
        ledger: Ledger,
        columns: Sequence[Column] | None = None,
        *,
        viewer: Viewer = EVERY_ROW,
    ) -> None:
        """`columns` replaces the ledger's own columns, for a printed list with chosen columns."""
        self._db = db
        self.ledger = ledger
        self._readable = query.readable(ledger, viewer)
        self.columns = ledger.columns if columns is None else tuple(columns)

    def ids(self, view: View, limit: int | None = None) -> array[int]:
        """Ids of the selected rows in order; with `limit`, of the first page only. Fast with a million rows."""
        chosen = self._select(view, self.ledger.model.id)
        if chosen is None:
            return array("q")
        ordered = chosen.order_by(*self._order(view))
        with storage_errors():
            return array("q", (row[0] for row in ordered.limit(limit).tuples().iterator()))

    def count(self, view: View) -> int:
        """Number of rows in view."""
        chosen = self._select(view, pw.fn.COUNT(self.ledger.model.id))
        return 0 if chosen is None else int(chosen.scalar())

    def totals(self, view: View) -> list[tuple[str, int]]:
        """(title, number) of the ledger's totals over the rows in view; money in fen."""
        model, expressions = self.ledger.model, []
        for total in self.ledger.totals:
            test = query.compile_all(model, total.conditions)
            value = model.field(total.path) if total.path else 1
            expressions.append(pw.fn.SUM(pw.Case(None, [(test, value)], 0)))
        chosen = self._select(view, *expressions) if expressions else None
        if chosen is None:
            return []
        row = chosen.tuples().get()
        return [(t.title, int(v or 0)) for t, v in zip(self.ledger.totals, row, strict=True)]

    def rows(self, ids: Iterable[int]) -> list[ListRow]:
        """The rows with these ids in the given order; ids that do not exist any more are left out."""
        ids = list(ids)
        model = self.ledger.model
        chosen = model.select(model.id, model.uid, *self._fields())
        chosen = chosen.where(model.id.in_(ids), *self._readable)
        cells = {row[0]: list(row) for row in chosen.tuples()}
        for index, column in enumerate(self.columns):
            if self._is_child(column):
                for parent, texts in self._child_texts(column, ids).items():
                    if parent in cells:
                        cells[parent][index + 2] = texts
        return [ListRow(r[0], r[1], tuple(r[2:])) for r in (cells[i] for i in ids if i in cells)]

    # -- selecting ---------------------------------------------------------------------------

    def _select(self, view: View, *expressions: Any) -> Any:
        model = self.ledger.model
        tests = [model.deleted_at.is_null(not view.trash), *self._readable]
        if view.year is not None and not view.trash:
            tests.append(query.within(model, self.ledger.time, Period.of_year(view.year)))
        if view.filters:
            tests.append(query.compile_all(model, view.filters))
        if view.uids is not None:
            tests.append(model.uid.in_(dialect.among(view.uids)))
        if view.text.strip():
            matching = self._matching(view.text)
            if matching is None:
                return None
            tests.append(model.id.in_(matching))
        return model.select(*expressions).where(*tests)

    def _matching(self, text: str) -> Any:
        expression = search_terms.match_expression(text)
        if not expression:
            return None
        table = self.ledger.model._meta.table_name
        return pw.SQL(
            "(SELECT row_id FROM search_row WHERE table_name = ? AND id IN "
            "(SELECT rowid FROM search WHERE search MATCH ?))",
            (table, expression),
        )

    def _order(self, view: View) -> list[Any]:
        """Order by the chosen column, then by id, so that the order is always the same."""
        sort = view.sort or self.ledger.sort
        model, path = self.ledger.model, sort.lstrip("-")
        steps = resolve(model, path)
        key = self._sort_key(steps)
        direction = pw.Desc if sort.startswith("-") else pw.Asc
        return [direction(key), direction(model.id)]

    def _sort_key(self, steps: list[Any]) -> Any:
        """Sort key of a path: the caption of a link, the first text of child rows."""
        first, model = steps[0], self.ledger.model
        if first.model is model:
            return text_at(model, steps)
        child = first.model.alias()
        link = getattr(child, first.name)
        least = pw.fn.MIN(text_at(child, steps[1:]))
        return child.select(least).where((link == model.id) & child.deleted_at.is_null())

    # -- reading ---------------------------------------------------------------------------------

    def _is_child(self, column: Column) -> bool:
        return column.path.split(".")[0] in backrefs(self.ledger.model)

    def _fields(self) -> list[Any]:
        """One expression per column; columns of child rows are read in separate queries."""
        model = self.ledger.model
        return [
            pw.Value(None) if self._is_child(column) else text_at(model, resolve(model, column.path))
            for column in self.columns
        ]

    def _child_texts(self, column: Column, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        link, *steps = resolve(self.ledger.model, column.path)
        child: Any = link.model
        parent = self.ledger.model.alias()
        # Child rows are trashed with the stamp of their parent and still belong to it in the trash.
        together = child.deleted_at.is_null() | (child.deleted_at == parent.deleted_at)
        alive = link.in_(ids) & together & query.compile_all(child, column.only)
        order = (getattr(child, "position", child.id), child.id)
        chosen = child.select(link, text_at(child, steps)).join(parent, on=(link == parent.id)).where(alive)
        texts_by_parent: dict[int, list[str]] = {}
        for owner, text in chosen.order_by(*order).tuples():
            if text is not None:
                texts_by_parent.setdefault(owner, []).append(str(text))
        return {owner: tuple(texts) for owner, texts in texts_by_parent.items()}


def text_at(anchor: Any, steps: Sequence[Any]) -> Any:
    """The expression at the end of a path of links, from a model or alias: a column, or one subquery per link."""
    head, *rest = steps
    if isinstance(head, EvidenceState):
        return query.lacking(anchor)
    field = getattr(anchor, head.name)
    if not isinstance(head, pw.ForeignKeyField):
        return field
    target = head.rel_model.alias()
    inner = text_at(target, rest or resolve(head.rel_model, caption_field(head.rel_model)))
    return target.select(inner).where(target.id == field)


def caption_field(model: Any) -> str:
    """The path of the field that names a row (a term's label, a person's name, person.name)."""
    return "label" if model is Term else str(model.caption_path)


def persons(texts: Sequence[str]) -> str:
    """One or two names in full, three or more as 甲 等 3 人."""
    return "、".join(texts) if len(texts) <= 2 else f"{texts[0]} 等 {len(texts)} 人"


def children_of(ledger: Ledger, record: Any, *, viewer: Viewer = EVERY_ROW) -> dict[str, list[ChildRecord]]:
    """The child rows of a record by section name; for a record in the trash, those trashed with it.

    Empty when the viewer may not read the record.
    """
    children: dict[str, list[ChildRecord]] = {}
    if not may_read(ledger, record.id, viewer):
        return children
    for key, model in ledger.children.items():
        parent = model._meta.fields[model.parent_name()]
        alive = (
            model.deleted_at.is_null() if record.deleted_at is None else model.deleted_at == record.deleted_at
        )
        children[key] = list(
            model.select().where((parent == record.id) & alive).order_by(model.position, model.id)
        )
    return children


def may_read(ledger: Ledger, row_id: int, viewer: Viewer) -> bool:
    """Whether the viewer may read one record of a ledger."""
    tests = query.readable(ledger, viewer)
    model: Any = ledger.model
    return not tests or bool(model.select().where(model.id == row_id, *tests).exists())
