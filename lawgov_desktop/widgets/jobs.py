"""Background jobs: long work off the GUI thread on its own connection, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from lawgov_desktop.errors import KnownError
from lawgov_desktop.storage.database import Database


class Cancelled(KnownError):
    """The clerk stopped the job; nothing was written."""

    def __init__(self) -> None:
        super().__init__("已取消。")


class Progress:
    """Handed to the work: tells how far it is, and stops it when it was cancelled."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

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
        """Ask the work to stop at its next step."""
        self._stop.set()


Work = Callable[[Progress], Any]


class Job(QObject):
    """One running job; its signals are sent in the thread of the window."""

    #: done, total (0 unknown), what is being done.
    progressed = Signal(int, int, str)
    #: The work's return value.
    succeeded = Signal(object)
    #: The exception: a KnownError to show, Cancelled to ignore, anything else a bug.
    failed = Signal(object)
    #: After succeeded or failed.
    ended = Signal()

    _told = Signal(int, int, str)
    _result = Signal(object, object)

    def __init__(self, work: Work, db: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._db = db
        self._connection: Any = None
        self.progress = Progress(self._told.emit)
        self.running = True
        self._told.connect(self.progressed)
        self._result.connect(self._deliver)

    def cancel(self) -> None:
        """Stop as soon as possible, in the middle of a query too; `failed` then carries Cancelled."""
        self.progress.stop()
        connection = self._connection
        if connection is not None:
            connection.interrupt()

    def run_here(self) -> None:
        """Do the work in this thread, on its own connection if it has none yet, and deliver the result."""
        opened = self._db.is_closed()
        try:
            if opened:
                self._db.connect()
                self._connection = self._db.connection()
            self.progress.check()
            value, error = self._work(self.progress), None
        except Exception as problem:
            value, error = None, Cancelled() if self.progress.stopped else problem
        finally:
            self._connection = None
            if opened and not self._db.is_closed():
                self._db.close()
        self._result.emit(value, error)

    def _deliver(self, value: Any, error: BaseException | None) -> None:
        self.running = False
        if error is None:
            self.succeeded.emit(value)
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run_here()


class Jobs(QObject):
    """Starts jobs against one open file and knows which are still running."""

    #: A job that nobody listens to failed with something that is not a KnownError.
    broken = Signal(object)

    def __init__(self, db: Database, parent: QObject | None = None, *, synchronous: bool = False) -> None:
        """`synchronous` does the work at once in the caller's thread (for tests)."""
        super().__init__(parent)
        self.db = db
        self._synchronous = synchronous
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._jobs: set[Job] = set()

    def start(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Start `work`; the callables run in the window's thread. Cancelled reaches `failed` too."""
        job = Job(work, self.db, self)
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
        job.setParent(self)
        self._jobs.add(job)
        if done is not None:
            job.succeeded.connect(done)
        if progress is not None:
            job.progressed.connect(progress)
        job.failed.connect(failed or self._unheard)
        job.ended.connect(lambda: self._jobs.discard(job))
        if self._synchronous:
            job.run_here()
        else:
            self._pool.start(_Runner(job))

    @property
    def running(self) -> int:
        """How many jobs have not delivered yet."""
        return len(self._jobs)

    def stop(self) -> None:
        """Cancel everything and wait for the threads, before the file is closed."""
        for job in list(self._jobs):
            job.cancel()
        self._pool.waitForDone()

    def _unheard(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.broken.emit(error)
