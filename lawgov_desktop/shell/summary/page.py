"""年度总结: every number of the report with its rows, its phrase and whether the words are true; the page beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lawgov_desktop.records.fields.fields import Date
from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.shell.printing.pdf_view import PdfView
from lawgov_desktop.shell.printing.print_and_save import print_pdf, save_file, save_pdf
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.summary.cells import evidence_cells, line_cells, rule_words
from lawgov_desktop.summary.overview import Summary, SummaryLine, read_summary
from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.text_table import TextHeading, TextTable
from lawgov_desktop.widgets.editors.date_editor import DateEditor
from lawgov_desktop.widgets.jobs.jobs import Job
from lawgov_desktop.widgets.style import theme

_ONE_PANE = 62


class SummaryPage(QWidget):
    """Figures at the left over the rows of the chosen one, the report's page at the right."""

    menu_requested = Signal()

    _left: QSplitter
    rows: TextTable

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("summary")
        self._context = context
        self._job: Job | None = None
        self._rows_job: Job | None = None
        self._stale, self._wanted = True, ""
        self._on_page = False
        self.data: Summary | None = None
        self.evidence: list[Any] = []
        self._build_top()
        self._build_tables()
        self.pages = PdfView(context.jobs, "点页面上的数字，左边就到它的来历")
        self.pages.pressed.connect(self._pressed)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.pages)
        self._splitter.setSizes([580, 420])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(self._splitter, 1)
        self._timer = QTimer(self, singleShot=True, interval=500)
        self._timer.timeout.connect(self.refresh)
        context.notices.written.connect(self._written)

    def _build_top(self) -> None:
        self._top = Bar()
        self.menu = Button("", "quiet", icon="menu", name="menu")
        self.menu.setAccessibleName("页面")
        self.menu.clicked.connect(self.menu_requested)
        self.menu.hide()
        self._title = theme.label("", "record")
        self._draft = Badge("draft", "草稿", self)
        self._cutoff_label = theme.label("数据截至", "text", "ink2")
        # A field of no table: only its typing and its calendar are wanted.
        self.cutoff = DateEditor(Date("数据截至", future=True))
        self.cutoff.setObjectName("cutoff")
        self.cutoff.setFixedWidth(theme.px(9))
        self.cutoff.edited.connect(self._cutoff_changed)
        self.cutoff.tab_pressed.connect(lambda _step: self.table.setFocus())
        self.edit = Button("存为 DOCX", "quiet", icon="export", name="save_docx")
        self.edit.clicked.connect(self._save_docx)
        self.keep = Button("存为 PDF", "quiet", icon="export", name="save_pdf")
        self.keep.clicked.connect(self._save)
        self.paper = Button("打印", "quiet", icon="print", name="print")
        self.paper.clicked.connect(self._print)
        box = self._top.box
        left: tuple[QWidget, ...] = (self.menu, self._title, self._draft)
        # In a narrow window the page stands in place of the figures.
        self.turn = Button("看页面", "plain", name="turn")
        self.turn.clicked.connect(self._turn)
        self.turn.hide()
        right: tuple[QWidget, ...] = (
            self._cutoff_label,
            self.cutoff,
            self.turn,
            self.edit,
            self.keep,
            self.paper,
        )
        for part in left:
            box.addWidget(part)
        box.addStretch(1)
        for part in right:
            box.addWidget(part)
        self._show_year()

    def _build_tables(self) -> None:
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
        self.table.chosen.connect(self._chosen)
        self.table.linked.connect(lambda _row, _column: self.rows.setFocus())
        self.table.opened.connect(lambda _row: self.rows.setFocus())
        self._rule_bar = Bar(height=2.9)
        self._rule_bar.set_margins(0.5, 0, 1.2, 0)
        self._name = theme.label("", "section")
        self._rule = theme.label("", "small", "ink2")
        self._rule.setMinimumWidth(theme.px(4))
        self.open_ledger = Button("在台账里打开", "link", name="open_ledger")
        self.open_ledger.clicked.connect(self._open_ledger)
        self._rule_bar.box.addWidget(self._name)
        self._rule_bar.box.addWidget(self._rule, 1)
        self._rule_bar.box.addWidget(self.open_ledger)
        self.rows = TextTable(
            "evidence.table",
            (
                TextHeading("编号", 5.8),
                TextHeading("日期", 6.6, may_go=True),
                TextHeading("村", 6.0, may_go=True),
                TextHeading("内容"),
                TextHeading("数量", 5, right=True, may_go=True),
                TextHeading("佐证", 3.6, may_go=True),
            ),
        )
        self.rows.opened.connect(self._open_row)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.setHandleWidth(1)
        self._left.setChildrenCollapsible(False)
        lower = QWidget()
        lines = QVBoxLayout(lower)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._rule_bar)
        lines.addWidget(self.rows, 1)
        self._left.addWidget(self.table)
        self._left.addWidget(lower)
        self._left.setSizes([540, 460])

    # -- time ------------------------------------------------------------------------------------------------

    def _show_year(self) -> None:
        year, today = self._context.year, dt.date.today()
        self._heading = f"{year} 年法治政府建设情况报告"
        self._title.setText(self._heading)
        self.cutoff.set_value(today if year == today.year else dt.date(year, 12, 31))

    def show_year(self, year: int) -> None:
        """Look at another year's report."""
        self._show_year()
        self._written()

    @property
    def period(self) -> Period:
        """The year up to 数据截至. Raises KnownError for a day outside it."""
        return Period.of_year(self._context.year, self.cutoff.value())

    def _cutoff_changed(self) -> None:
        if self.cutoff.own_problem is None:
            self._written()

    # -- reading ---------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.refresh)

    def _written(self, _change: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def refresh(self) -> None:
        """Compute and set everything again in the background."""
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
        kept = self._wanted or (self.chosen.key if self.chosen else "")
        self._wanted = ""
        rows = [line_cells(line) for line in data.lines]
        first = next((i for i, line in enumerate(data.lines) if line.key), -1)
        place = next((i for i, line in enumerate(data.lines) if line.key and line.key == kept), first)
        self.table.show_rows(rows, place)
        self.edit.setEnabled(data.report is not None)
        self.keep.setEnabled(bool(data.pdf))
        self.paper.setEnabled(bool(data.pdf))
        if data.preview is not None:
            self.pages.show_preview(data.preview, data.marks, data.broken)
        else:
            self.pages.say(data.problem)
        if place >= 0:
            self._chosen(place)

    # -- choosing --------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> SummaryLine | None:
        """The line chosen in the table."""
        place = self.table.current
        return self.data.lines[place] if self.data is not None and 0 <= place < len(self.data.lines) else None

    def choose(self, key: str) -> None:
        """Choose a figure or claim by key, from the page or from elsewhere."""
        if self.data is None:
            self._wanted = key
            return
        for place, line in enumerate(self.data.lines):
            if line.key == key:
                self.table.go_to(place)

    def _pressed(self, key: str) -> None:
        self._on_page = False
        self._arrange()
        self.choose(key)

    def arrive(self, place: Location) -> None:
        """Come from a figure of the home page; `ledger` holds its key."""
        self.choose(place.ledger)

    def _chosen(self, _row: int) -> None:
        line = self.chosen
        if line is None or not line.key:
            return
        self.pages.choose(line.key)
        figure = self._figure_of(line)
        self._name.setText(line.title)
        words = rule_words(line, figure)
        self._rule.setText(words)
        self._rule.setToolTip(words)
        self._read_rows(line, figure)

    def _figure_of(self, line: SummaryLine) -> Figure:
        """The figure whose rows are shown: its own, or the whole a claim speaks of."""
        figures = self._context.file.catalogue.figures
        if line.claim is not None:
            claim = line.claim.claim
            return figures[claim.whole or claim.part]
        return figures[line.key]

    def _read_rows(self, line: SummaryLine, figure: Figure) -> None:
        file, period = self._context.file, self._context.try_to(lambda: self.period)
        if period is None:
            return
        only = set(line.claim.missing) if line.claim is not None and line.claim.missing else None
        if self._rows_job is not None:
            self._rows_job.cancel()

        def work(_progress: object) -> Any:
            from lawgov_desktop.summary.figure_rows import evidence

            found = evidence(file, figure, period)
            return [row for row in found if only is None or row.uid in only]

        self._rows_job = self._context.jobs.start(
            work, lambda found: self._show_rows(line, figure, found), self._context.job_failed
        )

    def _show_rows(self, line: SummaryLine, figure: Figure, found: list[Any]) -> None:
        if self.chosen is not line:
            return
        self.evidence = found
        self.rows.show_rows(evidence_cells(found, figure))
        self.open_ledger.setEnabled(bool(found))

    def _place(self, uids: tuple[str, ...]) -> Location | None:
        line = self.chosen
        if line is None or not uids:
            return None
        ledger = self._context.file.catalogue.ledger(self._figure_of(line).ledger)
        return Location(self._context.file.catalogue.area_of(ledger).key, ledger.key, uids, line.title)

    def _open_ledger(self) -> None:
        place = self._place(tuple(row.uid for row in self.evidence))
        if place is not None:
            self._context.go(place)

    def _open_row(self, row: int) -> None:
        place = self._place((self.evidence[row].uid,)) if row < len(self.evidence) else None
        if place is not None:
            self._context.go(place)

    # -- paper -----------------------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.data is not None and self.data.pdf:
            save_pdf(self._context, self.data.pdf, f"{self._heading.replace(' ', '')}.pdf")

    def _save_docx(self) -> None:
        report = self.data.report if self.data is not None else None
        if report is None:
            return

        def make() -> bytes:
            from lawgov_desktop.summary.docx import docx_of

            return docx_of(report)

        save_file(self._context, make, "存为 DOCX", ".docx", f"{self._heading.replace(' ', '')}.docx")

    def _print(self) -> None:
        if self.data is not None and self.data.pdf:
            print_pdf(self._context, self.data.pdf, self._heading, self)

    # -- window ----------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """The page came into view: the keyboard goes into the figures."""
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Show ☰ when the sidebar is away."""
        self.menu.setVisible(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(_ONE_PANE)
        self.turn.setVisible(narrow)
        self.turn.setText("看数字" if self._on_page else "看页面")
        self._left.setVisible(not narrow or not self._on_page)
        self.pages.setVisible(not narrow or self._on_page)
        roomy = self.width() > theme.px(66)
        # Where room is short the kind of file alone is said, so that no button covers the day beside it.
        self.edit.setText(" 存为 DOCX" if roomy else " DOCX")
        self.keep.setText(" 存为 PDF" if roomy else " PDF")
        self._draft.setVisible(roomy)
        self._cutoff_label.setVisible(roomy)
        self._title.setText(self._heading if not narrow else f"{self._context.year} 年报告")
        self._title.setVisible(self.width() > theme.px(40))

    def _turn(self) -> None:
        self._on_page = not self._on_page
        self._arrange()
        (self.pages if self._on_page else self.table).setFocus()
