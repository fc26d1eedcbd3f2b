"""The map of the program as plain data: every area, ledger and field."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import Row


def _field(field: Any) -> dict[str, Any]:
    return {
        "name": field.name,
        "column": field.column_name,
        "label": field.label,
        "type": field.kind,
        "required": field.required,
        "choices": [value for value, _label in field.choices or ()],
    }


def _fields(model: type[Row]) -> list[dict[str, Any]]:
    return [_field(f) for f in model.shown_fields()]


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "name": ledger.key,
        "table": ledger.model._meta.table_name,
        "title": ledger.title,
        "fields": _fields(ledger.model),
        "children": [
            {"name": key, "table": child._meta.table_name, "fields": _fields(child)}
            for key, child in ledger.children.items()
        ],
    }


def describe(catalogue: Catalogue) -> list[dict[str, Any]]:
    """[{key, title, ledgers: [{name, table, title, fields: […], children: […]}]}] in tab order."""
    return [
        {"key": area.key, "title": area.title, "ledgers": [_ledger(ledger) for ledger in area.ledgers]}
        for area in catalogue.areas
    ]
