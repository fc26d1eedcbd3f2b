"""年度总结: the figures of the report, the rows behind each of them, and the report's pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.shell.printing.pdf_view import PdfView
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.shell.summary.cells import line_cells
from lawgov_desktop.shell.summary.report_files import print_report, save_report_docx, save_report_pdf
from lawgov_desktop.shell.summary.rows_pane import FigureRowsPane
from lawgov_desktop.shell.summary.top_bar import SummaryBar
from lawgov_desktop.summary.overview import Summary, SummaryLine, read_summary
from lawgov_desktop.widgets.controls.text_table import TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Job
from lawgov_desktop.widgets.style import theme

#: Narrower than this many em either the figures or the report's pages are shown.
_ONE_PANE = 62


class SummaryPage(Page):
    """The table of figures over the rows of the chosen one at the left, the report's pages at the right."""

    def __init__(self, context: AppContext) -> None:
        super().__init__("summary")
        self._context = context
        self._job: Job | None = None
        self._stale = True
        #: Key of the figure to choose once the figures are read.
        self._key_to_choose = ""
        self._page_shown = False
        self.data: Summary | None = None
        self.bar = self._build_bar()
        self.table = TextTable(
            "figures.table",
            (
                TextHeading("数字", least=9),
                TextHeading("准确值", 7.0, right=True),
                TextHeading("报告里写", 11.0, give=5.0),
                TextHeading("去年", 5.5, right=True, give=1.0),
                TextHeading("来历", 4.8, right=True),
                TextHeading("是否属实", 6.6),
            ),
        )
        self.rows = FigureRowsPane(context)
        self.table.chosen.connect(self._show_chosen)
        self.table.linked.connect(lambda _row, _column: self.rows.table.setFocus())
        self.table.opened.connect(lambda _row: self.rows.table.setFocus())
        self.pages = PdfView(context.jobs, "点页面上的数字，左边就到它的来历")
        self.pages.pressed.connect(self._choose_from_page)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.addWidget(self.table)
        self._left.addWidget(self.rows)
        self._left.setSizes([540, 460])
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._left)
        splitter.addWidget(self.pages)
        splitter.setSizes([580, 420])
        for part in (self._left, splitter):
            part.setHandleWidth(1)
            part.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(splitter, 1)
        self._timer = QTimer(self, singleShot=True, interval=500)
        self._timer.timeout.connect(self.refresh)
        context.notices.written.connect(self._mark_stale)

    def _build_bar(self) -> SummaryBar:
        bar = SummaryBar()
        bar.menu_requested.connect(self.menu_requested)
        bar.cutoff_changed.connect(self._mark_stale)
        bar.cutoff.tab_pressed.connect(lambda _step: self.table.setFocus())
        bar.turn.clicked.connect(self._turn)
        bar.save_docx.clicked.connect(lambda: self._export(save_report_docx))
        bar.save_pdf.clicked.connect(lambda: self._export(save_report_pdf))
        bar.print.clicked.connect(lambda: self._export(print_report))
        bar.show_year(self._context.year)
        return bar

    # -- reading ------------------------------------------------------------------------------------------

    def show_year(self, year: int) -> None:
        self.bar.show_year(year)
        self._mark_stale()

    @property
    def period(self) -> Period:
        """The year up to 数据截至. Raises KnownError for a day outside the year."""
        return Period.of_year(self._context.year, self.bar.cutoff.value())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)

    def _mark_stale(self, _change: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def refresh(self) -> None:
        """Compute the figures and lay out the report again, in the background."""
        if not self._stale or self._context.closed:
            return
        period = self._context.try_to(lambda: self.period)
        if period is None:
            return
        self._stale = False
        if self._job is not None:
            self._job.cancel()
        file = self._context.file
        if self.data is None:
            self.pages.say("正在排版……")
        self._job = self._context.jobs.start(
            lambda _progress: read_summary(file, period), self._show, self._context.job_failed
        )

    def _show(self, data: Summary) -> None:
        self._job = None
        self.data = data
        key = self._key_to_choose or (self.chosen.key if self.chosen else "")
        self._key_to_choose = ""
        rows = [line_cells(line) for line in data.lines]
        first = next((i for i, line in enumerate(data.lines) if line.key), -1)
        index = next((i for i, line in enumerate(data.lines) if line.key and line.key == key), first)
        self.table.show_rows(rows, index)
        self.bar.save_docx.setEnabled(data.report is not None)
        self.bar.save_pdf.setEnabled(bool(data.pdf))
        self.bar.print.setEnabled(data.report is not None)
        if data.preview is not None:
            self.pages.show_preview(data.preview, data.marks, data.broken)
        else:
            self.pages.say(data.problem)
        if index >= 0:
            self._show_chosen(index)

    # -- choosing -----------------------------------------------------------------------------------------

    @property
    def chosen(self) -> SummaryLine | None:
        """The line chosen in the table."""
        index = self.table.current
        return self.data.lines[index] if self.data is not None and 0 <= index < len(self.data.lines) else None

    def choose(self, key: str) -> None:
        """Choose a figure or claim by its key."""
        if self.data is None:
            self._key_to_choose = key
            return
        for index, line in enumerate(self.data.lines):
            if line.key == key:
                self.table.go_to(index)

    def _choose_from_page(self, key: str) -> None:
        self._page_shown = False
        self._arrange()
        self.choose(key)

    def help_topic(self) -> str:
        return "numbers"

    def go_to(self, location: Location) -> None:
        """Choose a figure; `location.ledger` holds its key."""
        self.choose(location.ledger)

    def _show_chosen(self, _index: int) -> None:
        line = self.chosen
        if line is not None and line.key:
            self.pages.choose(line.key)
            self.rows.show_line(line, self._context.try_to(lambda: self.period))

    def _export(self, action: Callable[[AppContext, Summary, str, QWidget], None]) -> None:
        if self.data is not None:
            action(self._context, self.data, self.bar.heading, self)

    # -- layout -------------------------------------------------------------------------------------------

    def entered(self) -> None:
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        self.bar.menu.setVisible(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(_ONE_PANE)
        self._left.setVisible(not narrow or not self._page_shown)
        self.pages.setVisible(not narrow or self._page_shown)
        self.bar.arrange(self.width(), narrow=narrow, page_shown=self._page_shown)

    def _turn(self) -> None:
        self._page_shown = not self._page_shown
        self._arrange()
        (self.pages if self._page_shown else self.table).setFocus()
