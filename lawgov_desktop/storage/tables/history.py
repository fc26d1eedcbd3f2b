"""History by plain SQL triggers: every change of every row is recorded, whichever program makes it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.identifiers import quote_name, quote_text

#: Name of the operation that a trigger inserts when no operation of this program is running.
OUTSIDE = "外部修改"
#: Tables with history besides those of the ledgers.
HOUSE_TABLES = ("term", "setting", "attachment", "holiday")
#: What the four triggers of a table are called after its name.
_KINDS = ("insert", "delete", "update", "stamp")
#: Columns that the triggers set; they are not among the recorded values.
STAMPS = ("rev", "updated_at")
_NOW = "strftime('%Y-%m-%d %H:%M:%f','now','localtime')"
_UNDER_WAY = "(SELECT operation FROM context WHERE id = 1)"
_OPEN = f"INSERT INTO operation (name) SELECT '{OUTSIDE}' WHERE {_UNDER_WAY} IS NULL;"
_CURRENT = f"coalesce({_UNDER_WAY}, (SELECT max(id) FROM operation))"


def tables(catalogue: Catalogue) -> list[str]:
    """Every table whose changes are recorded."""
    return [m._meta.table_name for m in catalogue.models()] + list(HOUSE_TABLES)


def _object(columns: Iterable[str], row: str) -> str:
    return "json_object(" + ", ".join(f"{quote_text(c)}, {row}.{quote_name(c)}" for c in columns) + ")"


def _record(table: str, action: str, row: str, diff: str) -> str:
    return (
        f"{_OPEN} INSERT INTO change (operation, table_name, uid, action, diff) "
        f"VALUES ({_CURRENT}, {quote_text(table)}, {row}.uid, '{action}', {diff});"
    )


@cache
def trigger_sql(table: str, columns: tuple[str, ...]) -> dict[str, str]:
    """The four triggers of a table by name: insert, update (a diff), delete, and the one for `rev` and `updated_at`."""
    recorded, place = [c for c in columns if c not in STAMPS], quote_name(table)
    names = {c: quote_name(c) for c in recorded}
    changed = " UNION ALL ".join(
        f"SELECT {quote_text(c)} AS k, OLD.{name} AS o, NEW.{name} AS n" for c, name in names.items()
    )
    diff = f"(SELECT json_group_object(k, json_array(o, n)) FROM ({changed}) WHERE o IS NOT n)"
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names.values())
    updated = f"AFTER UPDATE OF {', '.join(names.values())} ON {place} WHEN {differs}"
    triggers = {
        "insert": f"AFTER INSERT ON {place} BEGIN {_record(table, 'insert', 'NEW', _object(recorded, 'NEW'))} END",
        "delete": f"AFTER DELETE ON {place} BEGIN {_record(table, 'delete', 'OLD', _object(recorded, 'OLD'))} END",
        # Without the stamp columns: otherwise the stamp trigger's own update would be recorded too.
        "update": f"{updated} BEGIN {_record(table, 'update', 'NEW', diff)} END",
        "stamp": f"{updated} BEGIN UPDATE {place} "
        f"SET rev = OLD.rev + 1, updated_at = {_NOW} WHERE id = NEW.id; END",
    }
    return {
        f"{table}_{kind}": f"CREATE TRIGGER {quote_name(f'{table}_{kind}')} {body}"
        for kind, body in triggers.items()
    }


def trigger_names(catalogue: Catalogue) -> set[str]:
    """The names of every trigger that `install` creates."""
    return {f"{table}_{kind}" for table in tables(catalogue) for kind in _KINDS}


@contextmanager
def preparing(db: Database, name: str) -> Iterator[None]:
    """One transaction with the name `name` in the history, for rows the program itself writes when it opens a file."""
    with db.atomic("IMMEDIATE"):
        db.execute_sql("INSERT INTO operation (name) VALUES (?)", (name,))
        db.execute_sql("UPDATE context SET operation = (SELECT max(id) FROM operation)")
        yield
        db.execute_sql("UPDATE context SET operation = NULL")


def install(db: Database, catalogue: Catalogue) -> list[str]:
    """Create or replace the file's triggers. Returns the names of those that were missing or differed.

    The columns are read from the file, so that the triggers cover the columns of a new migration.
    """
    existing = dict(db.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    expected: dict[str, str] = {}
    for table in tables(catalogue):
        columns = tuple(
            row[1] for row in db.execute_sql(f"PRAGMA table_info({quote_name(table)})").fetchall()
        )
        expected |= trigger_sql(table, columns)
    mended = [name for name, sql in expected.items() if existing.get(name) != sql]
    if not db.execute_sql("SELECT 1 FROM context WHERE id = 1").fetchone():
        # Another program emptied the table: without its row every save would count as an outside change.
        db.execute_sql("INSERT INTO context (id) VALUES (1)")
    if mended:
        # One transaction: a hundred of them would flush the disk a hundred times.
        with db.atomic("IMMEDIATE"):
            for name in mended:
                db.execute_sql(f"DROP TRIGGER IF EXISTS {quote_name(name)}")
                db.execute_sql(expected[name])
    return mended


@dataclass(frozen=True)
class RowChange:
    """One change of one row: what was done, by whom, when, and (column, before, after) for each value."""

    operation: int
    name: str
    operator: str
    at: str
    table: str
    action: str
    values: tuple[tuple[str, Any, Any], ...]


def recorded(action: str, diff: str) -> dict[str, Any]:
    """The values of one change by column; for an update, each is a pair (before, after).

    Empty when the text is not what the triggers write: another program changed it, and no value can be told from it.
    """
    try:
        data = json.loads(diff)
    except (ValueError, TypeError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    pairs = action == "update"
    plain = (str, int, float, type(None))
    return {
        column: value
        for column, value in data.items()
        if (
            isinstance(value, list) and len(value) == 2 and all(isinstance(v, plain) for v in value)
            if pairs
            else isinstance(value, plain)
        )
    }


def _values(action: str, diff: str) -> tuple[tuple[str, Any, Any], ...]:
    data = recorded(action, diff)
    if action == "insert":
        return tuple((k, None, v) for k, v in data.items() if v is not None)
    if action == "delete":
        return tuple((k, v, None) for k, v in data.items() if v is not None)
    return tuple((k, *pair) for k, pair in data.items())


def changes_of(db: Database, uids: Iterable[str], limit: int = 200) -> list[RowChange]:
    """The newest changes of the rows with these uids, newest first, at most `limit`."""
    uids = list(uids)
    marks = ", ".join("?" * len(uids))
    rows = db.execute_sql(
        "SELECT o.id, o.name, o.operator, o.at, c.table_name, c.action, c.diff FROM change c "
        f"JOIN operation o ON o.id = c.operation WHERE c.uid IN ({marks}) ORDER BY c.id DESC LIMIT ?",
        (*uids, limit),
    ).fetchall()
    return [
        RowChange(number, name, operator, at, table, action, _values(action, diff))
        for number, name, operator, at, table, action, diff in rows
    ]


def changed_outside(db: Database, since: dt.date) -> dict[str, tuple[str, ...]]:
    """{table: uids} of the rows another program changed on or after `since`, in the order of the changes."""
    uids_by_table: dict[str, dict[str, None]] = {}
    for table, uid in db.execute_sql(
        "SELECT c.table_name, c.uid FROM operation o JOIN change c ON c.operation = o.id "
        "WHERE o.name = ? AND o.at >= ? ORDER BY c.id",
        (OUTSIDE, since.isoformat()),
    ):
        uids_by_table.setdefault(table, {})[uid] = None
    return {table: tuple(uids) for table, uids in uids_by_table.items()}


def last_touch(db: Database, uid: str) -> tuple[str, str, str] | None:
    """(operation name, operator, time) of the newest change of a row; None when it has no history."""
    row = db.execute_sql(
        "SELECT o.name, o.operator, o.at FROM change c JOIN operation o ON o.id = c.operation "
        "WHERE c.uid = ? ORDER BY c.operation DESC LIMIT 1",
        (uid,),
    ).fetchone()
    return tuple(row) if row else None


def rows_touched_since(db: Database, operation: int) -> list[tuple[str, str]]:
    """(table, uid) of every row changed in operations after `operation`."""
    sql = "SELECT DISTINCT table_name, uid FROM change WHERE operation > ?"
    return [tuple(row) for row in db.execute_sql(sql, (operation,)).fetchall()]


def last_operation(db: Database) -> int:
    """Id of the newest operation, 0 when there is none."""
    return int(db.execute_sql("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


#: Beginnings of the names of operations that change no ledger: settings, terms, holidays, exports.
_HOUSE_NAMES = ("修改设置", "用语", "停用用语", "恢复用语", "添加用语", "节假日", "导出")


def of_the_house(db: Database, limit: int = 60) -> list[RowChange]:
    """The newest changes of settings, terms and holidays, newest first; an export is listed without values."""
    names = [prefix + name for name in _HOUSE_NAMES for prefix in ("", "撤销：", "重做：")]
    tests = " OR ".join("o.name LIKE ?" for _name in names)
    rows = db.execute_sql(
        "SELECT o.id, o.name, o.operator, o.at, coalesce(c.table_name, ''), coalesce(c.action, ''), "
        "coalesce(c.diff, '{}'), coalesce(s.key, '') "
        f"FROM (SELECT * FROM operation o WHERE {tests} ORDER BY o.id DESC LIMIT ?) o "
        "LEFT JOIN change c ON c.operation = o.id LEFT JOIN setting s ON s.uid = c.uid "
        "ORDER BY o.id DESC, c.id LIMIT ?",
        (*(f"{name}%" for name in names), limit, limit * 5),
    ).fetchall()
    return [
        RowChange(number, name, operator, at, table, action, (*_values(action, diff), ("key", None, key)))
        for number, name, operator, at, table, action, diff, key in rows
    ]
