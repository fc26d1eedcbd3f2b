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
    Signal,
)

from lawgov_desktop.records.ledger import Column
from lawgov_desktop.storage.read.cell_text import PLAIN, Cell, CellFormatter
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.list.id_reader import IdReader

#: Rows read at once, and how many such blocks are kept.
BLOCK = 128
_KEPT = 24
#: Ids read at once; a job reads the others.
FIRST = 512

_TEXT = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex
_NO_ROW: tuple[Cell, ...] = ()
_ROOT = QModelIndex()


class ListModel(QAbstractTableModel):
    """The rows of one ledger in a view: the ids of all, the cells of those that were painted."""

    #: The first rows can be painted; more ids may follow.
    shown = Signal()
    #: All ids are read.
    complete = Signal()
    #: A column that is never cut got a longer text than before.
    outgrown = Signal()
    #: The rest of the ids could not be read.
    failed = Signal(object)

    def __init__(self, listing: Listing, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._reader = IdReader(listing, jobs, self)
        self._reader.failed.connect(self.failed)
        self.view = View()
        self.columns: list[CellFormatter] = [self._shown(c) for c in listing.ledger.columns]
        self._ids = array("q")
        self._blocks: dict[int, list[tuple[Cell, ...]]] = {}
        self._longest = [0] * len(self.columns)
        self.whole = True

    # -- what is in view --------------------------------------------------------------------------------

    def look(self, view: View) -> None:
        """Show another view from its first row; a job reads the ids beyond the first page."""
        self._reader.stop()
        first = self._listing.ids(view, FIRST)
        self.beginResetModel()
        self.view = view
        self.columns = [self._shown(c) for c in self._listing.ledger.columns]
        self._blocks.clear()
        self._longest = [0] * len(self.columns)
        self._ids = first
        self.whole = len(first) < FIRST
        self.endResetModel()
        if first:
            # The first painting needs it anyway, and the widths are measured from it.
            self._fetch(0)
        self.shown.emit()
        if self.whole:
            self.complete.emit()
        else:
            self._read_rest(self._extend)

    def reload(self) -> None:
        """Read the same view again after a change; selection and scroll position stay."""
        self._reader.stop()
        self._blocks.clear()
        if len(self._ids) >= FIRST:
            # Reading all ids takes long: read the visible rows again now, the order follows from a job.
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self._read_rest(self._replace)
            return
        ids = self._listing.ids(self.view, FIRST)
        self.whole = len(ids) < FIRST
        self._replace(ids)
        if self.whole:
            self.complete.emit()
        else:
            self._read_rest(self._extend)

    def _read_rest(self, take: Callable[[array[int]], None]) -> None:
        self.whole = False

        def complete(ids: array[int]) -> None:
            self.whole = True
            take(ids)
            self.complete.emit()

        self._reader.read(self.view, complete)

    def _extend(self, ids: array[int]) -> None:
        """Append the ids after the first page; if the first page changed meanwhile, replace all."""
        old = len(self._ids)
        if len(ids) < old or ids[:old] != self._ids:
            self._replace(ids)
        elif len(ids) > old:
            self.beginInsertRows(_ROOT, old, len(ids) - 1)
            self._ids = ids
            # The last block may have been incomplete.
            self._blocks.pop(old // BLOCK, None)
            self.endInsertRows()

    def _replace(self, ids: array[int]) -> None:
        """Replace all ids; selected rows stay selected at their new position."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        selected = [self._ids[i.row()] for i in before]
        self._ids = ids
        self._blocks.clear()
        indexes = self._indexes(set(selected))
        after = [
            self.index(indexes[row_id], old.column()) if row_id in indexes else QModelIndex()
            for old, row_id in zip(before, selected, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _indexes(self, wanted: set[int]) -> dict[int, int]:
        if len(wanted) < 64:
            indexes = {row_id: self.row_of(row_id) for row_id in wanted}
            return {row_id: index for row_id, index in indexes.items() if index >= 0}
        return {row_id: index for index, row_id in enumerate(self._ids) if row_id in wanted}

    # -- rows -------------------------------------------------------------------------------------------

    def id_at(self, row: int) -> int:
        """Id of the row at a position. Raises IndexError when there is none."""
        return self._ids[row]

    def ids_at(self, rows: Iterable[int]) -> list[int]:
        """Ids of the rows at these positions."""
        return [self._ids[r] for r in rows if r < len(self._ids)]

    def row_of(self, row_id: int) -> int:
        """Position of the row with this id, −1 when it is not in the view."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def cell(self, row: int, column: int) -> Cell:
        """(text, tone) of a cell; its block of rows is read on first use."""
        number = row // BLOCK
        block = self._blocks.get(number)
        if block is None:
            block = self._fetch(number)
        cells = block[row % BLOCK]
        return cells[column] if cells else ("", PLAIN)

    def _fetch(self, number: int) -> list[tuple[Cell, ...]]:
        ids = self._ids[number * BLOCK : (number + 1) * BLOCK]
        rows = {r.id: r for r in self._listing.rows(ids)}
        shows = [c.show for c in self.columns]
        block = [
            tuple(show(value) for show, value in zip(shows, rows[i].values, strict=True))
            if i in rows
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
        for index, column in enumerate(self.columns):
            if column.whole:
                longest = max((len(cells[index][0]) for cells in block if cells), default=0)
                grown |= longest > self._longest[index]
                self._longest[index] = max(longest, self._longest[index])
        if grown:
            self.outgrown.emit()

    def texts(self, column: int, limit: int = BLOCK) -> list[str]:
        """Texts of a column in the rows read so far, for measuring."""
        texts = [cells[column][0] for block in self._blocks.values() for cells in block if cells]
        return texts[:limit]

    def _shown(self, column: Column) -> CellFormatter:
        return CellFormatter(self._listing.ledger, column, self.view.year)

    # -- the interface of QAbstractTableModel -----------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _TEXT) -> Any:
        # Hot path: Qt asks for eight roles of each cell; all but the text are handled elsewhere.
        if role:
            return self.extra(index, role)
        return self.cell(index.row(), index.column())[0]

    def extra(self, index: Index, role: int) -> Any:
        """Data of the other roles."""
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
