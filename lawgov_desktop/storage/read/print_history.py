"""Reading the print log: the jobs, the prints of one record, and the last run of a printout."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.printed import PrintResult
from lawgov_desktop.records.text.page_list import parse_pages
from lawgov_desktop.storage.engine.engine import Database

FIRST, AGAIN = "打印", "补打"
#: Jobs listed at most.
LIMIT = 500
#: Rows asked for in one statement.
_BLOCK = 500
_COLUMNS = "j.id, j.at, j.operator, j.kind, j.title, j.printer, j.pages, j.sent, j.total, j.copies, j.purpose, j.state"


@dataclass(frozen=True)
class PrintedJob:
    """One print job as the log has it; `pages` lists the pages sent, from 1; `state` is done, failed or cancelled."""

    id: int
    at: str
    operator: str
    kind: str
    title: str
    printer: str
    pages: str
    sent: int
    total: int
    copies: int
    purpose: str
    state: str

    @property
    def next_page(self) -> int:
        """The page after the last one of a run without gaps, counted from 0; 0 where nothing is left to print."""
        sent = parse_pages(self.pages, self.total) if self.pages and "," not in self.pages else []
        return sent[-1] + 1 if sent and sent[-1] + 1 < self.total else 0


def print_jobs(db: Database, kind: str = "", text: str = "") -> list[PrintedJob]:
    """The newest jobs, of one kind of paper or of all, whose title or a record's label contains `text`."""
    conditions, values = ["1"], []
    if kind:
        conditions.append("j.kind = ?")
        values.append(kind)
    if text.strip():
        conditions.append(
            "(instr(j.title, ?) OR EXISTS (SELECT 1 FROM print_log l WHERE l.job = j.id AND instr(l.label, ?)))"
        )
        values += [text.strip(), text.strip()]
    return _jobs(db, f"FROM print_job j WHERE {' AND '.join(conditions)}", values, LIMIT)


def kinds_printed(db: Database) -> list[str]:
    """Every kind of paper in the log."""
    return [row[0] for row in db.execute_sql("SELECT DISTINCT kind FROM print_job ORDER BY kind").fetchall()]


def prints_of(db: Database, uid: str) -> list[tuple[PrintedJob, str, str]]:
    """The prints of one record, the newest first: the job, the record's pages in it, and 打印 or 补打."""
    rows = db.execute_sql(
        f"SELECT {_COLUMNS}, l.pages, l.purpose FROM print_log l JOIN print_job j ON j.id = l.job "
        "WHERE l.subject_uid = ? ORDER BY j.id DESC LIMIT ?",
        (uid, LIMIT),
    ).fetchall()
    return [(PrintedJob(*row[:-2]), row[-2], row[-1]) for row in rows]


def records_of(db: Database, job: int) -> list[tuple[str, str, str]]:
    """Label, pages and 打印 or 补打 of every record in a job, in the order of the pages."""
    return [
        tuple(row)
        for row in db.execute_sql(
            "SELECT label, pages, purpose FROM print_log WHERE job = ? ORDER BY id", (job,)
        ).fetchall()
    ]


def last_run(db: Database, digest: str) -> PrintedJob | None:
    """The newest job of the printout with this digest that reached a printer."""
    jobs = _jobs(db, "FROM print_job j WHERE j.printout = ? AND j.sent > 0", [digest], 1)
    return jobs[0] if jobs else None


def is_printed(db: Database, digest: str) -> bool:
    """Whether pages of this very printout were sent before."""
    return last_run(db, digest) is not None


def printed_before(db: Database, kind: str, uids: Sequence[str]) -> set[str]:
    """The uids among `uids` that were printed on this kind of paper before."""
    printed: set[str] = set()
    for start in range(0, len(uids), _BLOCK):
        block = list(uids[start : start + _BLOCK])
        rows = db.execute_sql(
            "SELECT DISTINCT l.subject_uid FROM print_log l JOIN print_job j ON j.id = l.job "
            f"WHERE j.kind = ? AND l.subject_uid IN ({', '.join('?' * len(block))})",
            (kind, *block),
        ).fetchall()
        printed.update(row[0] for row in rows)
    return printed


def printout_digest(title: str, printed: PrintResult) -> str:
    """A digest of the kind and the rows in their order, of the kind and title where no row is printed."""
    what = "\n".join(
        [printed.kind, *(row.uid for row in printed.rows)] if printed.rows else [printed.kind, title]
    )
    return hashlib.sha256(what.encode()).hexdigest()


def _jobs(db: Database, source: str, values: list[Any], limit: int) -> list[PrintedJob]:
    rows = db.execute_sql(
        f"SELECT {_COLUMNS} {source} ORDER BY j.id DESC LIMIT ?", (*values, limit)
    ).fetchall()
    return [PrintedJob(*row) for row in rows]
