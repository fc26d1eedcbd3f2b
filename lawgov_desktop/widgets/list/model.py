"""The rows of a list for Qt: an array of ids, and a window of rows fetched when they come into view."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from lawgov_desktop.records.ledger import Column
from lawgov_desktop.storage.read.cell_text import PLAIN, Cell, CellFormatter
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress

#: Rows asked for at once, and how many such blocks are kept.
BLOCK = 128
_KEPT = 24
#: Ids shown at once; what lies beyond follows from a job.
FIRST = 512
#: Milliseconds left to the painting of the first page before the job begins.
_PAUSE = 40

_TEXT = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex
_NO_ROW: tuple[Cell, ...] = ()
_ROOT = QModelIndex()


class ListModel(QAbstractTableModel):
    """One ledger's rows in view; it holds ids of all of them and cells of those that were looked at."""

    #: The first rows stand there (already painted); more ids may follow.
    shown = Signal()
    #: Every id is known.
    complete = Signal()
    #: A value of a column that is never cut is longer than any before.
    outgrown = Signal()
    #: The rest of the ids could not be read.
    failed = Signal(object)

    def __init__(self, listing: Listing, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._jobs = jobs
        self._job: Job | None = None
        self.view = View()
        self.columns: list[CellFormatter] = [self._shown(c) for c in listing.ledger.columns]
        self._ids = array("q")
        self._blocks: dict[int, list[tuple[Cell, ...]]] = {}
        self._longest = [0] * len(self.columns)
        self.whole = True

    # -- what is in view --------------------------------------------------------------------------------

    def look(self, view: View) -> None:
        """Show another part of the ledger from its first row; the ids beyond the first page follow by a job."""
        self._stop()
        first = self._listing.ids(view, FIRST)
        self.beginResetModel()
        self.view = view
        self.columns = [self._shown(c) for c in self._listing.ledger.columns]
        self._forget()
        self._longest = [0] * len(self.columns)
        self._ids = first
        self.whole = len(first) < FIRST
        self.endResetModel()
        if first:
            # Needed for the first painting anyway, and the widths are taken from it.
            self._fetch(0)
        self.shown.emit()
        if self.whole:
            self.complete.emit()
        else:
            self._fetch_rest(view, self._extend)

    def reload(self) -> None:
        """Read the same view again after a change; rows that stay keep their place, nothing jumps."""
        self._stop()
        self._forget()
        if len(self._ids) >= FIRST:
            # Too many to wait for: what is in view is read anew at once, the order follows.
            self._touch()
            self._fetch_rest(self.view, self._replace)
            return
        ids = self._listing.ids(self.view, FIRST)
        self.whole = len(ids) < FIRST
        self._replace(ids)
        if self.whole:
            self.complete.emit()
        else:
            self._fetch_rest(self.view, self._extend)

    def refresh(self, row_id: int) -> None:
        """Read one row again."""
        place = self.row_of(row_id)
        if place < 0:
            return
        self._blocks.pop(place // BLOCK, None)
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _fetch_rest(self, view: View, take: Callable[[array[int]], None]) -> None:
        listing = self._listing
        self.whole = False

        def read(progress: Progress) -> array[int]:
            progress.check()
            return listing.ids(view)

        def done(ids: array[int]) -> None:
            if self._job is job:
                self._job = None
                self.whole = True
                take(ids)
                self.complete.emit()

        def failed(error: Exception) -> None:
            if self._job is job:
                self._job = None
                self.failed.emit(error)

        job = Job(read)
        self._job = job

        def begin() -> None:
            if self._job is job:
                self._jobs.run(job, done=done, failed=failed)

        if self._jobs.synchronous:
            begin()
        else:
            # After the first page is painted: Python's threads get in each other's way.
            QTimer.singleShot(_PAUSE, self, begin)

    def _extend(self, ids: array[int]) -> None:
        """Put the rest behind the first page; when that has moved meanwhile, everything is placed anew."""
        old = len(self._ids)
        if len(ids) < old or ids[:old] != self._ids:
            self._replace(ids)
        elif len(ids) > old:
            self.beginInsertRows(_ROOT, old, len(ids) - 1)
            self._ids = ids
            # The last block may have been a part of one.
            self._blocks.pop(old // BLOCK, None)
            self.endInsertRows()

    def _replace(self, ids: array[int]) -> None:
        """Put other ids in place; selected rows stay selected wherever they are now."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._ids[i.row()] for i in before]
        self._ids = ids
        self._forget()
        places = self._places(set(kept))
        after = [
            self.index(places[row_id], old.column()) if row_id in places else QModelIndex()
            for old, row_id in zip(before, kept, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _touch(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def _places(self, wanted: set[int]) -> dict[int, int]:
        if len(wanted) < 64:
            found = {row_id: self.row_of(row_id) for row_id in wanted}
            return {row_id: place for row_id, place in found.items() if place >= 0}
        return {row_id: place for place, row_id in enumerate(self._ids) if row_id in wanted}

    def _stop(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    def _forget(self) -> None:
        self._blocks.clear()

    # -- rows -------------------------------------------------------------------------------------------

    def id_at(self, row: int) -> int:
        """Id of the row at a place; IndexError when there is none."""
        return self._ids[row]

    def ids_at(self, rows: Iterable[int]) -> list[int]:
        """Ids of the rows at these places."""
        return [self._ids[r] for r in rows if r < len(self._ids)]

    def row_of(self, row_id: int) -> int:
        """Place of the row with this id, −1 when it is not in view."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def cell(self, row: int, column: int) -> Cell:
        """(text, tone) of a cell, fetching its block when nobody looked at it yet."""
        number = row // BLOCK
        block = self._blocks.get(number)
        if block is None:
            block = self._fetch(number)
        cells = block[row % BLOCK]
        return cells[column] if cells else ("", PLAIN)

    def _fetch(self, number: int) -> list[tuple[Cell, ...]]:
        ids = self._ids[number * BLOCK : (number + 1) * BLOCK]
        found = {r.id: r for r in self._listing.rows(ids)}
        shows = [c.show for c in self.columns]
        block = [
            tuple(show(value) for show, value in zip(shows, found[i].values, strict=True))
            if i in found
            else _NO_ROW
            for i in ids
        ]
        if len(self._blocks) >= _KEPT:
            del self._blocks[next(iter(self._blocks))]
        self._blocks[number] = block
        self._measure(block)
        return block

    def _measure(self, block: list[tuple[Cell, ...]]) -> None:
        grown = False
        for place, column in enumerate(self.columns):
            if column.whole:
                longest = max((len(cells[place][0]) for cells in block if cells), default=0)
                grown |= longest > self._longest[place]
                self._longest[place] = max(longest, self._longest[place])
        if grown:
            self.outgrown.emit()

    def texts(self, column: int, limit: int = BLOCK) -> list[str]:
        """Texts of a column in the rows that are already read, for measuring."""
        found = [cells[column][0] for block in self._blocks.values() for cells in block if cells]
        return found[:limit]

    def _shown(self, column: Column) -> CellFormatter:
        return CellFormatter(self._listing.ledger, column, self.view.year)

    # -- what Qt asks -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _TEXT) -> Any:
        # Qt asks eight roles a cell: anything but the text leaves by the first line.
        if role:
            return self.extra(index, role)
        return self.cell(index.row(), index.column())[0]

    def extra(self, index: Index, role: int) -> Any:
        """Whatever is asked beside the text."""
        if role == _ALIGN:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == _ACCESSIBLE:
            return f"{self.columns[index.column()].title} {self.cell(index.row(), index.column())[0]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _TEXT:
            return self.columns[section].heading
        return None
