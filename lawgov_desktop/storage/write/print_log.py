"""The print log: which records went to which printer, on which pages, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lawgov_desktop.records.printed import PrintedRow, PrintResult
from lawgov_desktop.records.text.page_list import page_list
from lawgov_desktop.storage.read.print_history import (
    AGAIN,
    FIRST,
    is_printed,
    printed_before,
    printout_digest,
)
from lawgov_desktop.storage.write.operations import Change, Operations

State = Literal["done", "failed", "cancelled"]


@dataclass(frozen=True)
class SentPages:
    """What a printer was sent: its name, the pages (counted from 0) of `total`, the copies and how the job ended."""

    printer: str
    pages: tuple[int, ...]
    total: int
    copies: int = 1
    state: State = "done"


def log_print(operations: Operations, title: str, printed: PrintResult, sent: SentPages) -> Change | None:
    """Log a print job with the records on the pages sent; returns None, and logs nothing, for a read-only file.

    A record is a reprint (补打) when the same kind of paper was printed for it before; a job when all its records are.
    """
    file = operations.file
    if file.read_only:
        return None
    pages = frozenset(sent.pages)
    rows = [row for row in printed.rows if pages.intersection(row.pages)]
    again = printed_before(file.db, printed.kind, [row.uid for row in rows])
    digest = printout_digest(title, printed)
    all_again = again.issuperset(row.uid for row in rows) if rows else is_printed(file.db, digest)
    purpose = AGAIN if sent.pages and all_again else FIRST
    name = file.catalogue.paper_title(printed.kind)
    with operations.operation(f"{purpose}{name}") as change:
        file.db.execute_sql(
            "INSERT INTO print_job "
            "(operator, kind, title, printer, pages, sent, total, copies, purpose, state, printout) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (file.operator, printed.kind, title, sent.printer, page_list(pages), len(pages), sent.total,
             sent.copies, purpose, sent.state, digest),
        )  # fmt: skip
        job = int(file.db.connection().last_insert_rowid())
        file.db.connection().executemany(
            "INSERT INTO print_log (job, subject_uid, label, pages, purpose) VALUES (?, ?, ?, ?, ?)",
            _log_rows(job, rows, pages, again),
        )
        change.tables.add("print_log")
    return change


def _log_rows(
    job: int, rows: Sequence[PrintedRow], pages: frozenset[int], again: set[str]
) -> list[tuple[int, str, str, str, str]]:
    return [
        (
            job,
            row.uid,
            row.label,
            page_list(pages.intersection(row.pages)),
            AGAIN if row.uid in again else FIRST,
        )
        for row in rows
    ]
