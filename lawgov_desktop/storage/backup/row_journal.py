"""The rows written since the last verified backup, kept in memory.

When another program overwrites the open file, its pages can no longer be read. The journal and the newest backup
together still hold every row.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import apsw

from lawgov_desktop.storage.engine.engine import Database

#: Tables without history whose rows belong to a save: the next numbers and the numbers never issued again.
_WHOLE = ("number_series", "used_number")


@dataclass(frozen=True)
class KeptOperation:
    """One operation: its row, and for each table the rows it wrote as they were afterwards."""

    row: dict[str, Any]
    #: {table: {uid: row, or None when it was deleted for good}}
    rows: dict[str, dict[str, dict[str, Any] | None]]
    #: {table: all its rows}, for the small tables that have no history.
    whole: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: {SHA-256: row} of the contents of attachments.
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Number of the operation."""
        return int(self.row["id"])


class RowJournal:
    """Records operations after their commit, in the thread that committed them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.kept: list[KeptOperation] = []
        self._lock = threading.Lock()

    def record(self, number: int) -> None:
        """Keep the rows of a committed operation."""
        (row,) = self._select("SELECT * FROM operation WHERE id = ?", number)
        touched = self._select("SELECT DISTINCT table_name, uid FROM change WHERE operation = ?", number)
        uids_by_table: dict[str, list[str]] = {}
        for change in touched:
            uids_by_table.setdefault(change["table_name"], []).append(change["uid"])
        rows: dict[str, dict[str, dict[str, Any] | None]] = {}
        for table, uids in uids_by_table.items():
            sql = (
                f'SELECT * FROM "{table}" WHERE uid IN '
                "(SELECT uid FROM change WHERE operation = ? AND table_name = ?)"
            )
            found = {r["uid"]: r for r in self._select(sql, number, table)}
            rows[table] = {uid: found.get(uid) for uid in uids}
        whole = {table: self._select(f"SELECT * FROM {table}") for table in _WHOLE} if rows else {}
        digests = {r["sha256"] for r in rows.get("attachment", {}).values() if r is not None}
        contents = {d: r for d in digests for r in self._select("SELECT * FROM blob WHERE sha256 = ?", d)}
        with self._lock:
            self.kept.append(KeptOperation(row, rows, whole, contents))

    def forget_until(self, number: int) -> None:
        """Drop the operations up to this number: a verified backup holds them."""
        with self._lock:
            self.kept = [operation for operation in self.kept if operation.number > number]

    def _select(self, sql: str, *values: object) -> list[dict[str, Any]]:
        cursor = self._db.execute_sql(sql, values)
        try:
            names = [column[0] for column in cursor.description]
        except apsw.ExecutionCompleteError:
            # There are no rows.
            return []
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
