"""Background jobs: a connection of their own, progress, cancel during a query, results in the GUI thread."""

from __future__ import annotations

import threading
from typing import Any

import apsw
import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import KnownError, OperationRefused
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.jobs.jobs import Cancelled, Jobs, Progress
from tests.widgets.ledger_office import settle_in

#: A query that would run for hours.
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_work_reads_on_its_own_connection_and_the_result_comes_home(
    operations: Operations, qtbot: QtBot
) -> None:
    settle_in(operations)
    jobs, home, seen = Jobs(operations.file.db), threading.get_ident(), []

    def work(progress: Progress) -> tuple[int, int]:
        progress(1, 2, "读村")
        return threading.get_ident(), Village.select().count()

    jobs.start(
        work,
        done=lambda value: seen.append((threading.get_ident(), value)),
        progress=lambda *how_far: seen.append((threading.get_ident(), how_far)),
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] == (home, (1, 2, "读村"))
    where, (there, count) = seen[1]
    assert where == home != there
    assert count == 3
    assert jobs.running == 0
    assert Village.select().count() == 3
    jobs.stop()


def test_a_cancelled_query_stops_at_once_and_leaves_the_file_usable(
    operations: Operations, qtbot: QtBot
) -> None:
    jobs, begun = Jobs(operations.file.db), threading.Event()

    def work(progress: Progress) -> Any:
        begun.set()
        return operations.file.db.execute_sql(ENDLESS).fetchone()

    errors: list[Exception] = []
    job = jobs.start(work, failed=errors.append)
    begun.wait(5)
    qtbot.wait(20)
    job.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    settle_in(operations)
    assert Village.select().count() == 3
    jobs.stop()


def test_a_job_may_write_and_open_pages_hear_of_it_at_home(operations: Operations, qtbot: QtBot) -> None:
    jobs, heard = Jobs(operations.file.db), []
    operations.listen(lambda change: heard.append(change.name))
    with qtbot.waitSignal(jobs.start(lambda progress: settle_in(operations)).succeeded):
        pass
    assert heard == ["准备"]
    assert Village.select().count() == 3
    jobs.stop()


def test_a_known_error_and_a_bug_are_told_apart(operations: Operations, qtbot: QtBot) -> None:
    jobs = Jobs(operations.file.db)
    broken: list[Exception] = []
    jobs.broken.connect(broken.append)

    def refuse(progress: Progress) -> None:
        raise OperationRefused("不行。")

    def stumble(progress: Progress) -> None:
        raise ZeroDivisionError

    def lose_the_disk(progress: Progress) -> None:
        raise apsw.IOError("disk I/O error")

    errors: list[Exception] = []
    jobs.start(refuse, failed=errors.append)
    jobs.start(stumble)
    jobs.start(lose_the_disk, failed=errors.append)
    qtbot.waitUntil(lambda: bool(len(errors) == 2 and broken))
    assert all(isinstance(error, KnownError) for error in errors)
    assert isinstance(broken[0], ZeroDivisionError)
    jobs.stop()


@pytest.mark.parametrize("many", [1, 12])
def test_closing_waits_for_no_job(operations: Operations, qtbot: QtBot, many: int) -> None:
    jobs = Jobs(operations.file.db)
    delivered: list[Any] = []
    for _ in range(many):
        jobs.start(
            lambda progress: operations.file.db.execute_sql(ENDLESS).fetchone(),
            delivered.append,
            delivered.append,
        )
    jobs.stop()
    qtbot.wait(10)
    assert delivered == []
    assert jobs.running == 0
