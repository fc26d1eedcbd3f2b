"""What a list shows: the ids of one year, filter, search and sort, and cells for the rows in view."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import peewee as pw

from lawgov_desktop.records import query
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, backrefs, resolve
from lawgov_desktop.records.period import Period, Register
from lawgov_desktop.records.record import ChildRecord
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage import search
from lawgov_desktop.storage.database import Database
from lawgov_desktop.storage.trouble import storage_errors


@dataclass(frozen=True)
class View:
    """What part of a ledger is looked at; year None means all years."""

    year: int | None = None
    text: str = ""
    filters: tuple[Condition, ...] = ()
    sort: str = ""
    trash: bool = False
    #: Only these rows (the rows behind a figure), by uid.
    uids: tuple[str, ...] | None = None

    def but(self, **changes: Any) -> View:
        """The same view with some of it changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class ListRow:
    """One row in view: raw values by column, in the order of the ledger's columns."""

    id: int
    uid: str
    values: tuple[Any, ...]


class Listing:
    """Reads one ledger for a list: ids first, then pages of rows in at most three queries."""

    def __init__(self, db: Database, ledger: Ledger) -> None:
        self._db = db
        self.ledger = ledger

    def ids(self, view: View, limit: int | None = None) -> array[int]:
        """Ids of the rows in view, in order; `limit` gives the first page at once. Cheap even at a million."""
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
        model, wanted = self.ledger.model, []
        for total in self.ledger.totals:
            test = query.compile_all(model, total.conditions)
            value = model.field(total.path) if total.path else 1
            wanted.append(pw.fn.SUM(pw.Case(None, [(test, value)], 0)))
        chosen = self._select(view, *wanted) if wanted else None
        if chosen is None:
            return []
        row = chosen.tuples().get()
        return [(t.title, int(v or 0)) for t, v in zip(self.ledger.totals, row, strict=True)]

    def rows(self, ids: Iterable[int]) -> list[ListRow]:
        """The rows with these ids, in their order; ids that are gone are left out."""
        ids = list(ids)
        model = self.ledger.model
        fields, joins = self._fields()
        chosen = model.select(model.id, model.uid, *fields).where(model.id.in_(ids))
        for alias, on in joins:
            chosen = chosen.join_from(model, alias, pw.JOIN.LEFT_OUTER, on=on)
        found = {row[0]: list(row) for row in chosen.tuples()}
        for place, column in enumerate(self.ledger.columns):
            if self._is_child(column):
                for parent, texts in self._child_texts(column, ids).items():
                    found[parent][place + 2] = texts
        return [ListRow(r[0], r[1], tuple(r[2:])) for r in (found[i] for i in ids if i in found)]

    # -- how it is selected ---------------------------------------------------------------------------

    def _select(self, view: View, *wanted: Any) -> Any:
        model = self.ledger.model
        tests = [model.deleted_at.is_null(not view.trash)]
        if view.year is not None and not view.trash:
            tests.append(query.within(model, self.ledger.time, Period.of_year(view.year)))
        if view.filters:
            tests.append(query.compile_all(model, view.filters))
        if view.uids is not None:
            tests.append(model.uid.in_(view.uids))
        if view.text.strip():
            matching = self._matching(view.text)
            if matching is None:
                return None
            tests.append(model.id.in_(matching))
        return model.select(*wanted).where(*tests)

    def _matching(self, text: str) -> Any:
        expression = search.match_expression(text)
        if not expression:
            return None
        table = self.ledger.model._meta.table_name
        return pw.SQL(
            "(SELECT row_id FROM search_row WHERE table_name = ? AND id IN "
            "(SELECT rowid FROM search WHERE search MATCH ?))",
            (table, expression),
        )

    def _order(self, view: View) -> list[Any]:
        """Sorting by the chosen column, then by id so that the order is never left to chance."""
        sort = view.sort or self.ledger.sort
        model, path = self.ledger.model, sort.lstrip("-")
        steps = resolve(model, path)
        key: Any = steps[0]
        if len(steps) > 1 or isinstance(steps[-1], pw.ForeignKeyField):
            key = self._sort_subquery(steps)
        direction = pw.Desc if sort.startswith("-") else pw.Asc
        return [direction(key), direction(model.id)]

    def _sort_subquery(self, steps: list[Any]) -> Any:
        step, model = steps[0], self.ledger.model
        if step.model is not model:
            child = step.model.alias()
            return (
                child.select(pw.fn.MIN(getattr(child, steps[-1].name)))
                .where((getattr(child, step.name) == model.id) & child.deleted_at.is_null())
            )
        target = step.rel_model.alias()
        name = steps[1].name if len(steps) > 1 else caption_field(step.rel_model)
        return target.select(getattr(target, name)).where(target.id == step)

    # -- what is read ---------------------------------------------------------------------------------

    def _is_child(self, column: Column) -> bool:
        return column.path.split(".")[0] in backrefs(self.ledger.model)

    def _fields(self) -> tuple[list[Any], list[tuple[Any, Any]]]:
        model, fields = self.ledger.model, []
        joins: dict[str, tuple[Any, Any]] = {}
        for column in self.ledger.columns:
            if self._is_child(column):
                fields.append(pw.Value(None).alias(column.path.replace(".", "_")))
                continue
            steps = resolve(model, column.path)
            if isinstance(steps[0], pw.ForeignKeyField):
                alias = joins.setdefault(steps[0].name, self._join(steps[0]))[0]
                name = steps[1].name if len(steps) > 1 else caption_field(steps[0].rel_model)
                fields.append(getattr(alias, name))
            else:
                fields.append(steps[0])
        return fields, list(joins.values())

    def _join(self, link: Any) -> tuple[Any, Any]:
        alias = link.rel_model.alias(f"j_{link.name}")
        return alias, (alias.id == link)

    def _child_texts(self, column: Column, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        head, name = column.path.split(".")
        link = backrefs(self.ledger.model)[head]
        child: Any = link.model
        leaf = child._meta.fields[name]
        chosen = child.select(link, leaf).where(link.in_(ids) & child.deleted_at.is_null())
        if isinstance(leaf, pw.ForeignKeyField):
            target = leaf.rel_model
            chosen = child.select(link, getattr(target, caption_field(target)))
            chosen = chosen.join(target, on=leaf).where(link.in_(ids) & child.deleted_at.is_null())
        found: dict[int, list[str]] = {}
        for parent, text in chosen.order_by(getattr(child, "position", child.id), child.id).tuples():
            if text is not None:
                found.setdefault(parent, []).append(str(text))
        return {parent: tuple(texts) for parent, texts in found.items()}


def caption_field(model: Any) -> str:
    """The field that names a row of a register in one column: label of a term, name of anything else."""
    return "label" if model is Term else getattr(model, "named_by", "name")


def persons(texts: Sequence[str]) -> str:
    """Two names in full, three or more as 甲 等 3 人."""
    return "、".join(texts) if len(texts) <= 2 else f"{texts[0]} 等 {len(texts)} 人"


def children_of(ledger: Ledger, record: Any) -> dict[str, list[ChildRecord]]:
    """The child rows of a record by section name, those of its own trash stamp when it lies in the trash."""
    found: dict[str, list[ChildRecord]] = {}
    for key, model in ledger.children.items():
        parent = model._meta.fields[model.parent_name()]
        alive = model.deleted_at.is_null() if record.deleted_at is None else model.deleted_at == record.deleted_at
        found[key] = list(model.select().where((parent == record.id) & alive).order_by(model.position, model.id))
    return found
