"""编号: a number is allotted inside the save, unique for good, and gaps are reported but never refilled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.fields import RecordNumber
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import Record, Row
from lawgov_desktop.records.settings import SETTINGS
from lawgov_desktop.records.text.template_text import fill
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.tables import search_index


def allot(db: Database, series: str, year: int, floor: int = 0) -> int:
    """The next serial of a series (from 1), at least `floor` + 1; call inside an operation."""
    row = db.execute_sql(
        "SELECT last FROM number_series WHERE ledger = ? AND year = ?", (series, year)
    ).fetchone()
    serial = max(int(row[0]) if row else 0, floor) + 1
    db.execute_sql(
        "INSERT INTO number_series (ledger, year, last) VALUES (?, ?, ?) "
        "ON CONFLICT (ledger, year) DO UPDATE SET last = excluded.last",
        (series, year, serial),
    )
    return serial


def number_record(db: Database, ledger: Ledger, record: Record) -> None:
    """Number a record that has none; rows inserted by another program may hold higher numbers already."""
    if record.number is not None:
        return
    year = ledger.time.year_of(record)
    base = year * RecordNumber.YEAR
    table = ledger.model._meta.table_name
    highest = db.execute_sql(
        f"SELECT max(number) FROM {quote_name(table)} WHERE number > ? AND number < ?",
        (base, base + RecordNumber.YEAR),
    ).fetchone()[0]
    record.number = base + allot(db, ledger.key, year, (highest or base) - base)


#: Numbers typed by hand that may be skipped in a row before the pattern is taken to be wrong.
_MOST_STEPS = 100_000


def next_number(record: Row, field: str, setting: str, settings: Mapping[str, str], year: int) -> str:
    """The next number of the series in `field` that no row ever had, written by the pattern in `setting`.

    Raises InputProblem for a pattern that cannot be filled, OperationRefused for one that gives equal numbers.
    """
    model: Any = type(record)
    label, pattern = SETTINGS[setting].label, settings[setting]
    if fill(label, pattern, year=year, serial=1) == fill(label, pattern, year=year, serial=2):
        raise OperationRefused(f"设置里的“{label}”缺少 {{serial}}，发出的号码会都一样。请改正。")
    for _step in range(_MOST_STEPS):
        serial = allot(model._meta.database, field, year)
        text = fill(label, pattern, year=year, serial=serial)
        exists = model.select().where(model.field(field) == text).exists()
        if not exists and not used_before(record, field, text):
            return text
    raise OperationRefused(f"照设置里的“{label}”发不出新的号码。请核对它。")


def never_again(model: type[Row]) -> list[str]:
    """Fields whose values are never used again: certificate and badge numbers."""
    return [columns[0] for columns, where in model.unique.items() if not where]


def used_before(row: Row, field: str, value: str | None) -> bool:
    """Whether a purged row had this number."""
    sql = "SELECT 1 FROM used_number WHERE series = ? AND value = ?"
    return bool(row._meta.database.execute_sql(sql, (_series(row, field), value)).fetchone())


def keep_used(row: Row) -> None:
    """Record the numbers of a row before it is purged: a printed certificate may still carry them."""
    for field in never_again(type(row)):
        value = row.__data__.get(field)
        if value is not None:
            row._meta.database.execute_sql(
                "INSERT OR IGNORE INTO used_number (series, value) VALUES (?, ?)",
                (_series(row, field), value),
            )


def _series(row: Row, field: str) -> str:
    return f"{row._meta.table_name}.{field}"


def gaps(db: Database, ledger: Ledger) -> list[int]:
    """Allotted numbers that no row holds any more (purged, or deleted by another program)."""
    table = ledger.model._meta.table_name
    used = {
        int(row[0])
        for row in db.execute_sql(
            f"SELECT number FROM {quote_name(table)} WHERE number IS NOT NULL"
        ).fetchall()
    }
    series = db.execute_sql("SELECT year, last FROM number_series WHERE ledger = ?", (ledger.key,)).fetchall()
    # A serial has at most six digits: another program may have written any number.
    given = (
        int(year) * RecordNumber.YEAR + n
        for year, last in series
        for n in range(1, min(int(last), RecordNumber.YEAR - 1) + 1)
    )
    return [number for number in given if number not in used]


def number_missing(db: Database, catalogue: Catalogue) -> int:
    """Number the rows that another program inserted without one. Returns how many.

    The number belongs to that program's change in the history, so that the row still shows as 外部修改.
    """
    # Plain SQL first: every start checks every ledger, and there is hardly ever anything to number.
    unnumbered = [
        ledger
        for ledger in catalogue.ledgers.values()
        if db.execute_sql(
            f"SELECT 1 FROM {quote_name(ledger.model._meta.table_name)} WHERE number IS NULL LIMIT 1"
        ).fetchone()
    ]
    added = [
        (ledger, record)
        for ledger in unnumbered
        for record in ledger.model.select().where(ledger.model.number.is_null()).order_by(ledger.model.id)
    ]
    if not added:
        return 0
    with db.atomic("IMMEDIATE"):
        for ledger, record in added:
            rows = db.execute_sql(
                "SELECT max(operation) FROM change WHERE uid = ?", (record.uid,)
            ).fetchone()[0]
            if rows is None:
                db.execute_sql("INSERT INTO operation (name) VALUES ('补编号')")
                rows = db.connection().last_insert_rowid()
            db.execute_sql("UPDATE context SET operation = ? WHERE id = 1", (rows,))
            number_record(db, ledger, record)
            ledger.model.update(number=record.number).where(ledger.model.id == record.id).execute()
            search_index.index_row(db, ledger, record)
        db.execute_sql("UPDATE context SET operation = NULL WHERE id = 1")
    return len(added)
