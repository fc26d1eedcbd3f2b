"""Reads all ids of a long list in a job, after its first page is painted."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress

#: Milliseconds for painting the first page before the job begins.
_PAUSE = 40


class IdReader(QObject):
    """At most one job at a time; the result of a stopped one is ignored."""

    #: The ids could not be read: the exception.
    failed = Signal(object)

    def __init__(self, listing: Listing, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._listing, self._jobs = listing, jobs
        self._job: Job | None = None

    def read(self, view: View, take: Callable[[array[int]], None]) -> None:
        """Read the ids of a view and hand them to `take` in the GUI thread."""
        listing = self._listing

        def work(progress: Progress) -> array[int]:
            progress.check()
            return listing.ids(view)

        def done(ids: array[int]) -> None:
            if self._job is job:
                self._job = None
                take(ids)

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self.failed.emit(error)

        job = Job(work)
        self._job = job

        def begin() -> None:
            if self._job is job:
                self._jobs.run(job, done=done, failed=failed)

        if self._jobs.synchronous:
            begin()
        else:
            # A second Python thread would slow the painting of the first page.
            QTimer.singleShot(_PAUSE, self, begin)

    def stop(self) -> None:
        """Cancel the job that is running."""
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
