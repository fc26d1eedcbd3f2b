"""Comparing the models with the migrations: columns and indexes that are declared and that no migration creates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import apsw

from lawgov_desktop.errors import MigrationMissing
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger, WorkArea
from lawgov_desktop.records.record import Row
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.tables.ddl import column_sql, index_sql, table_sql
from lawgov_desktop.storage.tables.migrations import known_steps, steps_of_storage


def migrated_schema(catalogue: Catalogue) -> apsw.Connection:
    """An empty database in memory with every shipped migration applied."""
    connection = apsw.Connection(":memory:")
    for step in known_steps(catalogue):
        connection.execute(step.sql)
    return connection


def missing_columns(connection: apsw.Connection, area: WorkArea) -> list[str]:
    """table.column of every column an area declares and the database does not have."""
    existing = _columns(connection)
    return [
        f"{model._meta.table_name}.{field.column_name}"
        for _ledger, model in _models(area)
        for field in model._meta.sorted_fields
        if (model._meta.table_name, field.column_name) not in existing
    ]


def refuse_missing_migration(catalogue: Catalogue) -> None:
    """Raise MigrationMissing when a record class declares a column that no migration creates."""
    connection = migrated_schema(catalogue)
    for area in catalogue.areas:
        columns = missing_columns(connection, area)
        if columns:
            raise MigrationMissing(
                f"程序里声明了 {'、'.join(columns)}，但没有建立它的表结构步骤。"
                f"请运行 packaging/schema.py {area.key} 写出这一步，再试一次。"
            )


def lacks_columns(connection: apsw.Connection, catalogue: Catalogue) -> bool:
    """Whether the database lacks a table or column of the program; runs at every opening.

    The names are looked for in the text of CREATE TABLE: listing the columns takes twenty times as long.
    """
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    sql = {str(name): str(text) for name, text in rows}
    # Their column names are short words such as `at`, which other words of the text contain: the columns are listed.
    for table, columns in _house_tables().items():
        listed = connection.execute(f"PRAGMA table_info({quote_name(table)})")
        if not columns <= {str(row[1]) for row in listed}:
            return True
    for model in catalogue.models():
        text = sql.get(model._meta.table_name, "")
        if any(field.column_name not in text for field in model._meta.sorted_fields):
            return True
    return False


@cache
def _house_tables() -> dict[str, frozenset[str]]:
    """{table: columns} of the tables that belong to no area: history, settings, attachments, search."""
    connection = apsw.Connection(":memory:")
    for step in steps_of_storage():
        connection.execute(step.sql)
    columns = _columns(connection)
    connection.close()
    return {table: frozenset(c for t, c in columns if t == table) for table, _column in columns}


def _columns(connection: apsw.Connection) -> set[tuple[str, str]]:
    """(table, column) of every table of the database."""
    sql = "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
    return {(str(table), str(column)) for table, column in connection.execute(sql)}


def alter_sql(catalogue: Catalogue, area: WorkArea) -> str:
    """The SQL that brings the migrated schema up to the models of an area; empty when it is.

    Raises MigrationMissing for a new column that is NOT NULL without a default, which SQLite cannot add to a table.
    """
    connection = migrated_schema(catalogue)
    return "".join(
        f"{line}\n" for ledger, model in _models(area) for line in _alter(connection, ledger, model)
    )


def _alter(connection: apsw.Connection, ledger: Ledger, model: type[Row]) -> Iterator[str]:
    table = model._meta.table_name
    existing = _columns(connection)
    fields: list[Any] = [f for f in model._meta.sorted_fields if (table, f.column_name) not in existing]
    if len(fields) == len(model._meta.sorted_fields):
        yield table_sql(model)
    else:
        for field in fields:
            sql = column_sql(field)
            if "NOT NULL" in sql and "DEFAULT" not in sql:
                raise MigrationMissing(
                    f"{table}.{field.column_name} 不能为空又没有默认值，加不到已有的表里。请声明 null=True 或默认值。"
                )
            yield f"ALTER TABLE {table} ADD COLUMN {sql};"
    names = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for sql in index_sql(model, ledger if model is ledger.model else None):
        if sql.partition("INDEX ")[2].split(" ")[0] not in names:
            yield sql


def _models(area: WorkArea) -> list[tuple[Ledger, type[Row]]]:
    return [(ledger, model) for ledger in area.ledgers for model in (ledger.model, *ledger.children.values())]
