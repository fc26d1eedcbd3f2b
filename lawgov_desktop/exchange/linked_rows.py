"""The rows that links point at, read in bulk: a thousand links cost a few queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import peewee as pw

from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.tables import query

#: Values per IN (…): below SQLite's limit, and few enough that cancelling is checked often.
CHUNK = 500

T = TypeVar("T")
#: A row named by number, or by name and number where several have the name: 李明山（025）.
_NUMBERED = re.compile(r"(?:(?P<name>.+)（)?(?P<number>((19|20)\d\d-)?\d{1,6})(?(name)）)")


def numbered(text: str) -> tuple[str, str] | None:
    """(name, number) of a text that names a row by number, the name may be empty; None for a plain name."""
    match = _NUMBERED.fullmatch(text)
    return (match["name"] or "", match["number"]) if match else None


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    source = iter(values)
    while part := list(islice(source, size)):
        yield part


def link_fields(model: Any) -> list[Any]:
    """Every field of a model that points at another table."""
    return [f for f in model._meta.sorted_fields if isinstance(f, pw.ForeignKeyField)]


def has_own_caption(model: Any) -> bool:
    """Whether a row's caption is its own column (a village) and not read from another row (a volunteer)."""
    return caption_field(model) in model._meta.fields


class LinkedRows:
    """Rows by model and id, cached; includes rows in the trash and retired terms, which old records link to."""

    def __init__(self) -> None:
        self._rows: dict[Any, dict[int, Any]] = {}
        self._shared: dict[Any, set[str]] = {}

    def load(self, model: Any, ids: Iterable[int | None]) -> None:
        """Read the rows of `model` with these ids that are not cached yet."""
        known = self._rows.setdefault(model, {})
        for part in chunks(sorted({i for i in ids if i is not None} - known.keys())):
            rows = list(model.select().where(model.id.in_(part)))
            known.update({row.id: row for row in rows})
            if not has_own_caption(model):
                self.attach(rows)

    def attach(self, rows: list[Any]) -> None:
        """Set the linked rows of `rows`, so that reading a caption needs no query."""
        for field in link_fields(type(rows[0])) if rows else ():
            self.load(field.rel_model, (row.__data__.get(field.name) for row in rows))
            for row in rows:
                target = self.row(field.rel_model, row.__data__.get(field.name))
                if target is not None:
                    setattr(row, field.name, target)

    def row(self, model: Any, row_id: int | None) -> Any:
        """A cached row; None for an empty link."""
        return self._rows.get(model, {}).get(row_id) if row_id is not None else None

    def caption(self, field: Any, row_id: int | None) -> str:
        """The caption of the row a link points at; empty for an empty link."""
        row = self.row(field.rel_model, row_id)
        return "" if row is None else str(row)

    def unmistakable(self, field: Any, row_id: int | None) -> str:
        """The caption, with the number where another live row has the same, so that an export can be imported."""
        row, caption = self.row(field.rel_model, row_id), self.caption(field, row_id)
        model = field.rel_model
        if row is None or "number" not in model._meta.fields or not has_own_caption(model):
            return caption
        if model not in self._shared:
            name = model.field(caption_field(model))
            several = model.select(name).where(query.live(model)).group_by(name)
            self._shared[model] = {n for (n,) in several.having(pw.fn.COUNT(model.id) > 1).tuples()}
        return (
            f"{caption}（{model.number.format(row.number)}）" if caption in self._shared[model] else caption
        )
