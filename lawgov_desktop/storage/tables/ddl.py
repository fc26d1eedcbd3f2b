"""The SQL of a model's table: packaging/schema.py writes it into migrations, a test compares it with them."""

from __future__ import annotations

from typing import Any

import peewee as pw

from lawgov_desktop.records.fields import Date, LongText, Text
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record, Row
from lawgov_desktop.records.time.period import Event

_NOW = "(strftime('%Y-%m-%d %H:%M:%f','now','localtime'))"
#: SQL defaults of uid and stamps, so that a row inserted by another program is complete.
_DEFAULTS = {
    "uid": "(lower(hex(randomblob(16))))",
    "created_at": _NOW,
    "updated_at": _NOW,
    "rev": "1",
    "position": "0",
}


def _type(field: pw.Field) -> str:
    if isinstance(field, pw.AutoField):
        return "INTEGER PRIMARY KEY"
    if isinstance(field, pw.ForeignKeyField | pw.IntegerField | pw.BigIntegerField | pw.BooleanField):
        return "INTEGER"
    return "BLOB" if isinstance(field, pw.BlobField) else "TEXT"


def _default(field: pw.Field) -> str | None:
    if field.column_name in _DEFAULTS:
        return _DEFAULTS[field.column_name]
    value = field.default
    if value is None or callable(value):
        return None
    return str(int(value)) if isinstance(value, bool | int) else f"'{value}'"


def column_sql(field: Any) -> str:
    """The SQL of one column: type, NOT NULL, default, and the checks that hold for other programs too."""
    name = field.column_name
    parts = [name, _type(field)]
    if not field.null and not isinstance(field, pw.AutoField):
        parts.append("NOT NULL")
    default = _default(field)
    if default is not None:
        parts.append(f"DEFAULT {default}")
    if name == "uid":
        parts.append("UNIQUE")
    if isinstance(field, Date):
        parts.append(f"CHECK ({name} IS date({name}, '+0 days'))")
    elif isinstance(field, Text | LongText):
        parts.append(f"CHECK (length({name}) <= {field.max_length})")
    elif isinstance(field, pw.BooleanField):
        parts.append(f"CHECK ({name} IN (0, 1))")
    if isinstance(field, pw.ForeignKeyField):
        target = field.rel_model._meta.table_name
        parts.append(f"REFERENCES {target} (id) ON DELETE {field.on_delete or 'RESTRICT'}")
    return " ".join(parts)


def table_sql(model: type[Row]) -> str:
    """CREATE TABLE of a model, STRICT."""
    columns = ",\n    ".join(column_sql(f) for f in model._meta.sorted_fields)
    return f"CREATE TABLE {model._meta.table_name} (\n    {columns}\n) STRICT;"


def index_sql(model: type[Row], ledger: Ledger | None = None) -> list[str]:
    """Indexes: links, the ledger's own time, the number (unique for good), and the model's own unique keys."""
    table = model._meta.table_name
    indexes: dict[str, str] = {}

    def add(columns: tuple[str, ...], unique: bool = False, where: str = "") -> None:
        name = f"{table}_{'_'.join(columns)}"
        kind = "UNIQUE INDEX" if unique else "INDEX"
        tail = f" WHERE {where}" if where else ""
        indexes.setdefault(name, f"CREATE {kind} {name} ON {table} ({', '.join(columns)}){tail};")

    if issubclass(model, Record):
        add(("number",), unique=True)
    for columns, where in model.unique.items():
        add(columns, True, where)
    if ledger is not None:
        # A year's list is read in the order of its numbers: this index covers the first page.
        behind = ["number", "deleted_at"] if isinstance(ledger.time, Event) else ["id"]
        for name in ledger.time.fields:
            add((model._meta.fields[name].column_name, *behind))
    for name in model.date_fields:
        add((model._meta.fields[name].column_name, "id"))
    for field in model._meta.sorted_fields:
        if isinstance(field, pw.ForeignKeyField):
            tail = (
                "position" if issubclass(model, ChildRecord) and field.name == model.parent_name() else "id"
            )
            add((field.column_name, tail))
    return list(indexes.values())


def ledger_sql(ledger: Ledger) -> str:
    """The SQL of a migration for a ledger and its child rows: tables and indexes."""
    parts = [table_sql(ledger.model), *index_sql(ledger.model, ledger)]
    for child in ledger.children.values():
        parts += ["", table_sql(child), *index_sql(child)]
    return "\n".join(parts) + "\n"
