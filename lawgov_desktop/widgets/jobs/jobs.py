"""Background jobs: long work off the GUI thread on its own connection, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import KnownError
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.sqlite_errors import explain


class Cancelled(KnownError):
    """The user cancelled the job; nothing was written."""

    def __init__(self) -> None:
        super().__init__("已取消。")


class Progress:
    """Given to the work of a job: reports its progress and raises Cancelled."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        #: The connection of the job while it has one: `stop()` interrupts its query.
        self.connection: Any = None

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Report `done` of `total` (0 when unknown). Raises Cancelled after 取消 was pressed."""
        self.check()
        self._tell(done, total, what)

    def check(self) -> None:
        """Raises Cancelled after 取消 was pressed."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def stopped(self) -> bool:
        """Whether 取消 was pressed."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Stop the work at its next report, or interrupt its query."""
        self._stop.set()
        connection = self.connection
        if connection is not None:
            connection.interrupt()


Work = Callable[[Progress], Any]
#: The return value of the work, or its exception.
_Result = tuple[Any, Exception | None]


def _do(work: Work, db: Database, progress: Progress) -> _Result:
    """Run the work in this thread, on a connection of its own if the thread has none yet."""
    opened = db.is_closed()
    try:
        if opened:
            db.connect()
            progress.connection = db.connection()
        progress.check()
        return work(progress), None
    except Exception as problem:
        if progress.stopped:
            return None, Cancelled()
        # A full or missing disk becomes a KnownError.
        return None, explain(problem) or problem
    finally:
        progress.connection = None
        if opened and not db.is_closed():
            db.close()


class Job(QObject):
    """One piece of work; its signals are emitted in the GUI thread, and no other thread touches this object."""

    #: done, total (0 unknown), what is being done.
    progressed = Signal(int, int, str)
    #: The work's return value.
    succeeded = Signal(object)
    #: The exception: a KnownError to show, Cancelled to ignore, anything else a bug.
    failed = Signal(object)
    #: After succeeded or failed.
    ended = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.progress: Progress | None = None
        self.running = False

    def cancel(self) -> None:
        """Stop as soon as possible, in the middle of a query too; `failed` then carries Cancelled."""
        if self.progress is not None:
            self.progress.stop()

    def deliver(self, result: _Result) -> None:
        """Emit the result; called by Jobs."""
        value, error = result
        self.running = False
        if error is None:
            self.succeeded.emit(value)
        else:
            self.failed.emit(error)
        self.ended.emit()


class Jobs(QObject):
    """Starts jobs against one open file and keeps those that are running."""

    #: A job without a `failed` callable raised something that is no KnownError: a bug.
    broken = Signal(object)
    #: Number of the job, progress or result. Worker threads emit it, the GUI thread receives it; they touch no
    #: other Qt object, because one that Python drops in a thread would be destroyed there.
    _posted = Signal(int, object)

    def __init__(self, db: Database, parent: QObject | None = None, *, synchronous: bool = False) -> None:
        """`synchronous` runs the work at once in the thread of the caller (for tests)."""
        super().__init__(parent)
        self._db = db
        self.synchronous = synchronous
        self._threads = None if synchronous else ThreadPoolExecutor(2, "job")
        self._jobs: dict[int, Job] = {}
        self._last = 0
        self._posted.connect(self._open)

    def start(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Start `work`; the callables run in the GUI thread. `failed` gets Cancelled too."""
        job = Job(work)
        self.run(job, done, failed, progress)
        return job

    def run(
        self,
        job: Job,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> None:
        """Start a job built by the caller, who can compare it with the one that delivers."""
        if done is not None:
            job.succeeded.connect(done)
        if progress is not None:
            job.progressed.connect(progress)
        job.failed.connect(failed or self._unheard)
        self._last += 1
        number, post, work, db = self._last, self._posted.emit, job.work, self._db
        report = Progress(lambda *how_far: post(number, how_far))
        job.progress, job.running = report, True
        self._jobs[number] = job
        if self._threads is None:
            self._open(number, _do(work, db, report))
        else:
            self._threads.submit(lambda: post(number, _do(work, db, report)))

    @property
    def running(self) -> int:
        """How many jobs have not delivered yet."""
        return len(self._jobs)

    def stop(self) -> None:
        """Cancel all jobs and wait for the threads, before the file is closed; no result is delivered afterwards."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)

    def _open(self, number: int, result: tuple[Any, ...]) -> None:
        job = self._jobs.get(number)
        if job is None:
            return
        if len(result) == 3:
            job.progressed.emit(*result)
            return
        del self._jobs[number]
        job.deliver((result[0], result[1]))

    def _unheard(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.broken.emit(error)
