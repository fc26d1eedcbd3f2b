"""The totals below a list: read after its rows, in a job where the list is long."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from lawgov_desktop.records.fields import Money
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress
from lawgov_desktop.widgets.list.model import FIRST
from lawgov_desktop.widgets.list.query import ListQuery


class ListTotals(QObject):
    """Reads the totals a ledger declares for the current view."""

    #: `texts` changed.
    changed = Signal()

    def __init__(self, query: ListQuery, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._query, self._jobs = query, jobs
        #: 成功 42, 金额 486,300.00.
        self.texts: list[str] = []
        self._job: Job | None = None
        self._count = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._read)

    def clear(self) -> None:
        """Show no totals until they are read for the new view."""
        self.texts = []

    def read_soon(self, count: int) -> None:
        """Read the totals of the `count` rows in view once the rows are shown; several calls read once."""
        self._count = count
        self._timer.start()

    def _read(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        view, query = self._query.view, self._query
        if query.db.is_closed():
            # The window is closing.
            return
        if not query.ledger.totals or not self._count:
            self.texts = []
        elif self._count < FIRST:
            self._take(query.listing.totals(view))
        else:
            job = Job(lambda progress: self._totals_of(progress, view))
            self._job = job
            self._jobs.run(job, done=lambda totals: self._take_late(job, totals), failed=lambda _error: None)

    def _totals_of(self, progress: Progress, view: View) -> list[tuple[str, int]]:
        progress.check()
        return self._query.listing.totals(view)

    def _take_late(self, job: Job, totals: list[tuple[str, int]]) -> None:
        """Ignore the totals of a view that is no longer shown."""
        if self._job is job:
            self._job = None
            self._take(totals)

    def _take(self, totals: list[tuple[str, int]]) -> None:
        ledger = self._query.ledger
        paths = {total.title: total.path for total in ledger.totals}
        self.texts = []
        for title, number in totals:
            field = ledger.model.field(paths[title]) if paths[title] else None
            text = field.format(number) if isinstance(field, Money) else f"{number:,}"
            self.texts.append(f"{title} {text}")
        self.changed.emit()
