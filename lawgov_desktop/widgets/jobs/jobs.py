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
    """The clerk stopped the job; nothing was written."""

    def __init__(self) -> None:
        super().__init__("已取消。")


class Progress:
    """Handed to the work: tells how far it is, and stops it when it was cancelled."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        #: The job's own connection while it has one, so that a long query can be broken off.
        self.connection: Any = None

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Say `done` of `total` (0 when unknown). Raises Cancelled when the clerk has pressed 取消."""
        self.check()
        self._tell(done, total, what)

    def check(self) -> None:
        """Raises Cancelled when the clerk has pressed 取消."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def stopped(self) -> bool:
        """Whether 取消 was pressed."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop at its next step, or in the middle of its query."""
        self._stop.set()
        connection = self.connection
        if connection is not None:
            connection.interrupt()


Work = Callable[[Progress], Any]
#: What the work gave back, or what went wrong.
_Result = tuple[Any, Exception | None]


def _do(work: Work, db: Database, progress: Progress) -> _Result:
    """Do the work in this thread, on a connection of its own if the thread has none yet."""
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
        # A disk that is full or gone is no failure of ours.
        return None, explain(problem) or problem
    finally:
        progress.connection = None
        if opened and not db.is_closed():
            db.close()


class Job(QObject):
    """One piece of work; its signals are sent in the thread of the window, and only the window knows this object."""

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
        """Send the result out; called by Jobs."""
        value, error = result
        self.running = False
        if error is None:
            self.succeeded.emit(value)
        else:
            self.failed.emit(error)
        self.ended.emit()


class Jobs(QObject):
    """Starts jobs against one open file and knows which are still running."""

    #: A job that nobody listens to failed with something that is not a KnownError.
    broken = Signal(object)
    #: Number of the job, progress or result. Threads send it, the window's thread receives it; they touch no
    #: other Qt object, because one that Python drops in a thread would be destroyed there.
    _posted = Signal(int, object)

    def __init__(self, db: Database, parent: QObject | None = None, *, synchronous: bool = False) -> None:
        """`synchronous` does the work at once in the caller's thread (for tests)."""
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
        """Start `work`; the callables run in the window's thread. Cancelled reaches `failed` too."""
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
        """Start a job made before, for a caller who must know it when it delivers at once."""
        if done is not None:
            job.succeeded.connect(done)
        if progress is not None:
            job.progressed.connect(progress)
        job.failed.connect(failed or self._unheard)
        self._last += 1
        number, post, work, db = self._last, self._posted.emit, job.work, self._db
        told = Progress(lambda *how_far: post(number, how_far))
        job.progress, job.running = told, True
        self._jobs[number] = job
        if self._threads is None:
            self._open(number, _do(work, db, told))
        else:
            self._threads.submit(lambda: post(number, _do(work, db, told)))

    @property
    def running(self) -> int:
        """How many jobs have not delivered yet."""
        return len(self._jobs)

    def stop(self) -> None:
        """Cancel everything and wait for the threads, before the file is closed; nothing is delivered any more."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)

    def _open(self, number: int, letter: tuple[Any, ...]) -> None:
        job = self._jobs.get(number)
        if job is None:
            return
        if len(letter) == 3:
            job.progressed.emit(*letter)
            return
        del self._jobs[number]
        job.deliver((letter[0], letter[1]))

    def _unheard(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.broken.emit(error)
