"""Existing rows of the file: found by number, by unique keys, and by the duplicate key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import peewee as pw

from lawgov_desktop.exchange.columns import BOOKKEEPING
from lawgov_desktop.exchange.linked_rows import LinkedRows, chunks, link_fields
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.tables import query

Key = tuple[Any, ...]


def key_of(record: Any, fields: Sequence[Any]) -> Key:
    """The values of some fields for comparison: links by id, days as text."""
    return tuple(_comparable(record.__data__.get(field.name)) for field in fields)


def _comparable(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)


class ExistingRows:
    """Reads the existing rows an import may concern, one query per chunk of keys."""

    def __init__(self, ledger: Ledger, links: LinkedRows) -> None:
        self.ledger = ledger
        self._links = links
        self._children: dict[int, dict[str, list[ChildRecord]]] = {}

    @property
    def unique_keys(self) -> list[tuple[tuple[Any, ...], str]]:
        """The fields that must be unique together, each with the condition of its partial index."""
        columns = self.ledger.model._meta.columns
        return [
            (tuple(columns[name] for name in names), where)
            for names, where in self.ledger.model.unique.items()
        ]

    @property
    def duplicate_fields(self) -> tuple[Any, ...]:
        """The duplicate key of the ledger: the declared one, or its required fields and the persons it names."""
        model = self.ledger.model
        if model.duplicate_key:
            return tuple(model.field(name) for name in model.duplicate_key)
        if model.unique:
            return ()
        return tuple(
            field
            for field in model.shown_fields()
            if field.required or (field.kind == "person_name" and field.name not in BOOKKEEPING)
        )

    def number_text(self, record: Record) -> str:
        """A record's number as text."""
        return str(self.ledger.model.field("number").format(record.number))

    def by_number(self, numbers: Iterable[int]) -> dict[int, Record]:
        """Rows with these numbers, including those in the trash."""
        model = self.ledger.model
        records: dict[int, Record] = {}
        for part in chunks(sorted(set(numbers))):
            records.update({row.number: row for row in model.select().where(model.number.in_(part))})
        self._read_beside(list(records.values()))
        return records

    def by_key(
        self, fields: Sequence[Any], keys: Iterable[Key], *, where: str = "", trash: bool = False
    ) -> dict[Key, list[Any]]:
        """Rows whose fields have one of these keys; `where` is the condition of a partial index."""
        model = self.ledger.model
        searched = {key for key in keys if key[0] is not None}
        rows_by_key: dict[Key, list[Any]] = {}
        for part in chunks(sorted({key[0] for key in searched}, key=str)):
            tests = [fields[0].in_(part)]
            if not trash:
                tests.append(query.live(model))
            if where:
                tests.append(pw.SQL(f"({where})"))
            for row in model.select().where(*tests):
                key = key_of(row, fields)
                if key in searched:
                    rows_by_key.setdefault(key, []).append(row)
        self._read_beside([row for rows in rows_by_key.values() for row in rows])
        return rows_by_key

    def covers(self, where: str, record: Record) -> bool:
        """Whether a partial index with this condition would include a row that is not saved yet."""
        if not where:
            return True
        fields = self.ledger.model._meta.sorted_fields
        columns = ", ".join(f"? AS {quote_name(field.column_name)}" for field in fields)
        values = key_of(record, fields)
        sql = f"SELECT 1 FROM (SELECT {columns}) WHERE {where}"
        return self.ledger.model._meta.database.execute_sql(sql, values).fetchone() is not None

    def children_of(self, record: Record) -> dict[str, list[ChildRecord]]:
        """The live child rows of an existing row, by kind."""
        # Copies: drafts change the rows they are given, and two lines of a sheet may concern one record.
        children = self._children.get(record.id, {})
        return {key: [type(r)(**r.__data__) for r in children.get(key, ())] for key in self.ledger.children}

    def _read_beside(self, records: list[Any]) -> None:
        """Read the child rows and linked rows of records, so that comparing them needs no query."""
        fresh = [record for record in records if record.id not in self._children]
        self._links.attach(records)
        for link in link_fields(self.ledger.model):
            rows = [
                row for r in records if (row := self._links.row(link.rel_model, r.__data__.get(link.name)))
            ]
            self._links.attach(rows)
        for record in fresh:
            self._children[record.id] = {key: [] for key in self.ledger.children}
        for key, model in self.ledger.children.items():
            for row in self._child_rows(model, [record.id for record in fresh]):
                self._children[row.__data__[model.parent_name()]][key].append(row)

    def _child_rows(self, model: Any, ids: list[int]) -> Iterator[Any]:
        parent = model._meta.fields[model.parent_name()]
        for part in chunks(ids):
            chosen = model.select().where(parent.in_(part) & query.live(model))
            rows = list(chosen.order_by(parent, model.position, model.id))
            for link in link_fields(model):
                if link.name != parent.name:
                    self._links.load(link.rel_model, (row.__data__.get(link.name) for row in rows))
            yield from rows
