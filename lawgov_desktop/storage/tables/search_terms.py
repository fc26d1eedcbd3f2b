"""Search terms: what the index stores of a record's texts, and the FTS5 query for typed text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import peewee as pw

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.records.record import Record, Row
from lawgov_desktop.records.text.pinyin import initials
from lawgov_desktop.storage.engine.dialect import among
from lawgov_desktop.storage.engine.identifiers import quote_name

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PLAIN = re.compile(r"[0-9a-z]+", re.IGNORECASE)


def terms_of(text: str) -> list[str]:
    """Each Han character, each pair of neighbouring ones, and each run of digits or letters as a whole."""
    terms: list[str] = []
    for run in _HAN.findall(text):
        terms += list(run)
        terms += [run[i : i + 2] for i in range(len(run) - 1)]
    return terms + [word.lower() for word in _PLAIN.findall(text)]


def texts_at(record: Row, path: str) -> Iterator[str]:
    """The texts at the end of a search path, read from a saved row: a link leads to one row, child rows to many."""
    return iter(texts_of([record], path)[0])


def texts_of(records: Sequence[Row], path: str) -> list[list[str]]:
    """The texts at the end of a path for each of several saved rows of one model, in their order."""
    if not records:
        return []
    model: Any = type(records[0])
    sql, last = _reading(model, path)
    values: dict[int, list[Any]] = {record.id: [] for record in records}
    if sql:
        ids = json.dumps(list(values))
        for owner, value in records[0]._meta.database.execute_sql(sql, (ids,)).fetchall():
            values[owner].append(last.python_value(value))
    else:
        values = {record.id: [record.__data__.get(last.name)] for record in records}
    shown = _linked(last, values) if isinstance(last, pw.ForeignKeyField) else _formatted(last)
    return [
        [shown(value) for value in values[record.id] if value is not None and shown(value) is not None]
        for record in records
    ]


def _formatted(field: Any) -> Callable[[Any], str]:
    return field.format if isinstance(field, LedgerField) else str


def _linked(link: Any, values: dict[int, list[Any]]) -> Callable[[Any], str]:
    """The text of a linked row by its id; the rows are read at once."""
    target = link.rel_model
    wanted = {value for own in values.values() for value in own if value is not None}
    rows = target.select().where(target.id.in_(among(wanted)))
    format_row = _formatted(link)
    texts = {row.id: format_row(row) for row in rows}
    return texts.get  # type: ignore[return-value]


@lru_cache(maxsize=1000)
def _reading(model: Any, path: str) -> tuple[str, Any]:
    """The SQL that reads a path from rows, and the field at its end; no SQL for a column of the row itself.

    The SQL is written by hand and cached: with the ORM, saving one dispute compiled thirty queries.
    """
    *steps, last = resolve(model, path)
    current: Any = model
    joins, order = [], []
    for n, step in enumerate(steps, 1):
        if step.model is current:
            current, on = step.rel_model, f"t{n}.id = t{n - 1}.{quote_name(step.column_name)}"
        else:
            # A row in the trash stays findable by the child rows that were trashed together with it.
            current = step.model
            on = f"t{n}.{quote_name(step.column_name)} = t{n - 1}.id AND (t{n}.deleted_at IS NULL OR "
            on += f"t{n}.deleted_at = t0.deleted_at)"
            order += [f"t{n}.{'position' if 'position' in current._meta.fields else 'id'}", f"t{n}.id"]
        joins.append(f"JOIN {quote_name(current._meta.table_name)} t{n} ON {on}")
    if not joins:
        return "", last
    sql = (
        f"SELECT t0.id, t{len(joins)}.{quote_name(last.column_name)} FROM {quote_name(model._meta.table_name)} t0 "
        f"{' '.join(joins)} WHERE t0.id IN (SELECT value FROM json_each(?))"
    )
    return sql + (f" ORDER BY {', '.join(order)}" if order else ""), last


def document_of(ledger: Ledger, record: Record) -> str:
    """The terms of a record, separated by spaces: its number, its search paths, and their pinyin initials."""
    texts = [ledger.model.number.format(record.number)]
    for path in ledger.search:
        texts += texts_at(record, path)
    terms = [t for text in texts for t in terms_of(text)]
    terms += [initials(text) for text in texts if len(text) <= 50 and _HAN.search(text)]
    return " ".join(dict.fromkeys(t for t in terms if t))


def match_expression(query: str) -> str:
    """The FTS5 query for typed text, every term quoted; empty when the text has no searchable character."""
    parts: list[str] = []
    for run in _HAN.findall(query):
        parts += [f'"{run}"'] if len(run) == 1 else [f'"{run[i : i + 2]}"' for i in range(len(run) - 1)]
    parts += [f'"{word.lower()}"*' for word in _PLAIN.findall(query)]
    return " AND ".join(parts)
