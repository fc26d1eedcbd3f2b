"""全文搜索 (Ctrl+K): searches every ledger; arrow keys choose a row, Enter opens it in its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.summary.figure_rows import matter_of
from lawgov_desktop.widgets.controls.search_field import SearchField
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Job, Progress
from lawgov_desktop.widgets.style import theme

#: Rows shown of each ledger; the search of the ledger's own page shows all.
_EACH = 8


@dataclass(frozen=True)
class SearchHit:
    """One matching row, or (without `uid`) the number of matching rows of a ledger."""

    area: str
    ledger: str
    title: str
    uid: str = ""
    number: str = ""
    matter: str = ""
    count: int = 0


def find(file: OfficeFile, text: str, progress: Progress) -> list[SearchHit]:
    """The newest rows of each ledger that contain the text, of all years. Runs in a job."""
    hits: list[SearchHit] = []
    for ledger in file.catalogue.ledgers.values():
        progress.check()
        listing, view = Listing(file.db, ledger, viewer=file.viewer("screen")), View(text=text)
        count = listing.count(view)
        if not count:
            continue
        area = file.catalogue.area_of(ledger).key
        hits.append(SearchHit(area, ledger.key, ledger.title, count=count))
        model: Any = ledger.model
        for row_id in listing.ids(view, _EACH):
            record = model.get_by_id(row_id)
            number = model.number.format(record.number)
            hits.append(
                SearchHit(area, ledger.key, ledger.title, record.uid, number, matter_of(ledger, record))
            )
    return hits


class SearchWindow(QDialog):
    """A dialog that closes when a row is opened."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search_all")
        self.setWindowTitle("全文搜索")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._job: Job | None = None
        self.hits: list[SearchHit] = []
        self.field = SearchField("姓名、村、编号、文号、拼音首字母，所有台账", self)
        self.field.wanted.connect(self._search)
        self.field.focus_left.connect(self._focus_list)
        self.table = TextTable(
            "search.table", (TextHeading("编号", 7), TextHeading("内容"), TextHeading("台账", 8)), roomy=True
        )
        self.table.opened.connect(self._go)
        self._status = theme.label("打几个字就开始找；打拼音首字母也行。", "small", "ink2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.2)] * 4)
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(self.field)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._status)
        available = parent.size()
        self.resize(
            min(theme.px(58), available.width() - theme.px(2)),
            min(theme.px(36), available.height() - theme.px(4)),
        )
        self.field.setFocus()

    def _search(self, text: str) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not text:
            self._show("", [])
            return
        file = self._context.file
        self._job = self._context.jobs.start(
            lambda progress: find(file, text, progress),
            lambda hits: self._show(text, hits),
            self._context.job_failed,
        )

    def _show(self, text: str, hits: list[SearchHit]) -> None:
        self._job = None
        self.hits = hits
        rows = [
            [TextCell(h.number), TextCell(h.matter), TextCell(h.title, "ink2")]
            if h.uid
            else [TextCell(f"{h.title}  {h.count:,}", "ink2", bold=True, small=True)]
            for h in hits
        ]
        self.table.show_rows(rows, 1 if len(rows) > 1 else -1)
        total = sum(h.count for h in hits)
        self._status.setText(
            f"找到 {total:,} 行，Enter 打开" if total else f"没有找到“{text}”" if text else ""
        )

    def _focus_list(self) -> None:
        """Down moves into the list; Enter opens the chosen row at once."""
        self.table.setFocus()

    def _go(self, row: int) -> None:
        hit = self.hits[row]
        if hit.uid:
            self.accept()
            self._context.go(Location(hit.area, hit.ledger, (hit.uid,), hit.title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.table.current >= 0:
                self._go(self.table.current)
        else:
            super().keyPressEvent(event)
