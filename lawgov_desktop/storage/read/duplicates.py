"""Possible duplicates of the row being typed: same ID number, same name, or same matter on the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.records.viewer import EVERY_ROW, Viewer
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.tables import query

#: Rows of the same name that are listed.
_NAMED = 3


def find_duplicates(
    ledger: Ledger, uid: str, values: Mapping[str, Any], *, viewer: Viewer = EVERY_ROW
) -> list[FieldProblem]:
    """Hints for fields whose values another live row of the ledger has already; `uid` is the row itself."""
    with storage_errors():
        return list(_find_duplicates(ledger, uid, values, viewer))


def _find_duplicates(
    ledger: Ledger, uid: str, values: Mapping[str, Any], viewer: Viewer
) -> Iterator[FieldProblem]:
    model: Any = ledger.model
    others = model.select().where(
        model.deleted_at.is_null(), model.uid != uid, *query.readable(ledger, viewer)
    )
    for columns in model.unique:
        for row in _same(others, values, columns)[:1]:
            words = "、".join(model.field(name).short for name in columns)
            yield FieldProblem(columns[-1], f"{_told(ledger, row)}已经有这个{words}了，请核对是不是同一个")
            return
    rows = _same(others, values, model.duplicate_key)
    if rows:
        words = "、".join(model.field(name).short for name in model.duplicate_key)
        field = next(
            (n for n in model.duplicate_key if model.field(n).kind in ("person_name", "text")),
            model.duplicate_key[0],
        )
        yield FieldProblem(field, f"{_told(ledger, rows[0])}的{words}和这里一样，请核对是不是已经登记过")
        return
    name = caption_field(model)
    if ledger.is_register and name in model._meta.fields:
        same = _same(others, values, (name,))
        if same:
            rows_named = "、".join(_told(ledger, row) for row in same[:_NAMED])
            yield FieldProblem(name, f"另有同名的：{rows_named}，请核对是不是同一个")


def _same(others: Any, values: Mapping[str, Any], names: tuple[str, ...]) -> list[Any]:
    """The first rows of the query `others` with the same values; none while one of the values is empty."""
    given = [(name, values.get(name)) for name in names]
    if not given or any(value in (None, "") for _name, value in given):
        return []
    model = others.model
    tests = [getattr(model, name) == value for name, value in given]
    return list(others.where(*tests).order_by(model.id).limit(_NAMED))


def _told(ledger: Ledger, row: Any) -> str:
    """Number, caption and village of a row: 编号 017 李明山（东河村）."""
    number = ledger.model.number.format(row.number)
    village = getattr(row, "village", None) if "village" in ledger.model._meta.fields else None
    where = f"（{village}）" if village is not None and str(village) != row.caption else ""
    return f"{number} {row.caption}{where}".strip()
