"""The print log: one row per job, one per record on the pages sent."""

from __future__ import annotations

import shutil
from pathlib import Path

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.printed import PrintedRow, PrintResult
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.read.print_history import (
    last_run,
    print_jobs,
    printout_digest,
    prints_of,
    records_of,
)
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.print_log import SentPages, log_print

#: Three records on two pages; the second one stands on both.
PAPER = PrintResult(
    "receipts", b"", (PrintedRow("a", "甲", (0,)), PrintedRow("b", "乙", (0, 1)), PrintedRow("c", "丙", (1,)))
)


def test_only_records_on_the_pages_sent_are_logged(operations: Operations) -> None:
    log_print(operations, "签名表", PAPER, SentPages("HP", (1,), 2, copies=2))
    (job,) = print_jobs(operations.file.db)
    assert (job.pages, job.sent, job.total, job.copies, job.printer) == ("2", 1, 2, 2, "HP")
    assert records_of(operations.file.db, job.id) == [("乙", "2", "打印"), ("丙", "2", "打印")]
    assert prints_of(operations.file.db, "a") == []


def test_a_record_is_reprinted_by_kind_of_paper(operations: Operations) -> None:
    log_print(operations, "签名表", PAPER, SentPages("HP", (0,), 2))
    other = PrintResult("certificates", b"", (PrintedRow("a", "甲", (0,)),))
    log_print(operations, "证书", other, SentPages("HP", (0,), 1))
    log_print(operations, "签名表", PAPER, SentPages("HP", (0, 1), 2))
    newest, certificate, _first = print_jobs(operations.file.db)
    assert certificate.purpose == "打印", "another kind of paper"
    assert newest.purpose == "打印", "丙 was not printed before"
    assert [purpose for _label, _pages, purpose in records_of(operations.file.db, newest.id)] == [
        "补打", "补打", "打印",
    ]  # fmt: skip
    log_print(operations, "签名表", PAPER, SentPages("HP", (1,), 2))
    assert print_jobs(operations.file.db)[0].purpose == "补打"


def test_a_paper_without_records_is_reprinted_by_its_title(operations: Operations) -> None:
    report = PrintResult("summary", b"")
    log_print(operations, "2023 年度总结", report, SentPages("HP", (0, 1), 2))
    log_print(operations, "2023 年度总结", report, SentPages("HP", (0, 1), 2))
    log_print(operations, "2024 年度总结", report, SentPages("HP", (0, 1), 2))
    assert [job.purpose for job in print_jobs(operations.file.db)] == ["打印", "补打", "打印"]


def test_the_last_run_knows_where_it_stopped(operations: Operations) -> None:
    db, digest = operations.file.db, printout_digest("签名表", PAPER)
    assert last_run(db, digest) is None
    for pages, state, after in (
        ((0, 1, 2), "cancelled", 3),
        ((3, 4), "failed", 5),
        ((), "failed", 5),
        ((5,), "done", 6),
        ((1, 3), "done", 0),
        ((6, 7, 8, 9), "done", 0),
    ):
        log_print(operations, "签名表", PAPER, SentPages("HP", pages, 10, state=state))  # type: ignore[arg-type]
        run = last_run(db, digest)
        assert run is not None
        assert run.next_page == after, pages


def test_nothing_is_logged_in_a_file_open_read_only(
    tmp_path: Path, empty_file: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "台账.db"
    shutil.copy(empty_file, path)
    with open_file(path, catalogue, read_only=True) as file:
        assert log_print(Operations(file), "签名表", PAPER, SentPages("HP", (0,), 2)) is None
        assert print_jobs(file.db) == []


def test_purging_a_record_takes_its_prints_away(operations: Operations) -> None:
    village, ledger = Village(name="东河村"), operations.file.catalogue.ledger("village")
    operations.save(ledger, village)
    paper = PrintResult("ledger", b"", (PrintedRow(village.uid, "村 东河村", (0,)),))
    log_print(operations, "2023 年村台账", paper, SentPages("HP", (0,), 1))
    operations.trash(ledger, [village])
    operations.purge(ledger, [Village.get_by_id(village.id)])
    assert prints_of(operations.file.db, village.uid) == []
    assert len(print_jobs(operations.file.db)) == 1, "that a job was printed stays"
