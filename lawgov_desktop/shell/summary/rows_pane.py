"""The rows behind the chosen figure or claim, under the table of figures."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.summary.cells import evidence_cells, rule_words
from lawgov_desktop.summary.overview import SummaryLine
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.text_table import TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Job
from lawgov_desktop.widgets.style import theme


class FigureRowsPane(QWidget):
    """Shows the rule of a figure and its rows; a row opens in its ledger."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        self._line: SummaryLine | None = None
        #: The rows behind the figure.
        self.evidence: list[Any] = []
        bar = Bar(height=2.9)
        bar.set_margins(0.5, 0, 1.2, 0)
        self._title = theme.label("", "section")
        self._rule = theme.label("", "small", "ink2")
        self._rule.setMinimumWidth(theme.px(4))
        self.open_ledger = Button("在台账里打开", "link", name="open_ledger")
        self.open_ledger.clicked.connect(self._open_all)
        bar.box.addWidget(self._title)
        bar.box.addWidget(self._rule, 1)
        bar.box.addWidget(self.open_ledger)
        self.table = TextTable(
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
        self.table.opened.connect(self._open_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.table, 1)

    def figure_of(self, line: SummaryLine) -> Figure:
        """The figure whose rows are shown: the line's own figure, or the one a claim is about."""
        figures = self._context.file.catalogue.figures
        if line.claim is not None:
            claim = line.claim.claim
            return figures[claim.whole or claim.part]
        return figures[line.key]

    def show_line(self, line: SummaryLine, period: Period | None) -> None:
        """Show the rule of a line, and read its rows in the background; no `period` reads none."""
        self._line = line
        figure = self.figure_of(line)
        self._title.setText(line.title)
        rule = rule_words(line, figure)
        self._rule.setText(rule)
        self._rule.setToolTip(rule)
        if period is not None:
            self._read(line, figure, period)

    def _read(self, line: SummaryLine, figure: Figure, period: Period) -> None:
        file = self._context.file
        only = set(line.claim.missing) if line.claim is not None and line.claim.missing else None
        if self._job is not None:
            self._job.cancel()

        def work(_progress: object) -> Any:
            from lawgov_desktop.summary.figure_rows import evidence

            rows = evidence(file, figure, period, viewer=file.viewer("screen"))
            return [row for row in rows if only is None or row.uid in only]

        def show(rows: list[Any]) -> None:
            # Ignore rows that arrive after another line was chosen.
            if self._line is line:
                self.evidence = rows
                self.table.show_rows(evidence_cells(rows, figure))
                self.open_ledger.setEnabled(bool(rows))

        self._job = self._context.jobs.start(work, show, self._context.job_failed)

    def _go_to(self, uids: tuple[str, ...]) -> None:
        if self._line is None or not uids:
            return
        catalogue = self._context.file.catalogue
        ledger = catalogue.ledger(self.figure_of(self._line).ledger)
        self._context.go(Location(catalogue.area_of(ledger).key, ledger.key, uids, self._line.title))

    def _open_all(self) -> None:
        self._go_to(tuple(row.uid for row in self.evidence))

    def _open_row(self, index: int) -> None:
        if index < len(self.evidence):
            self._go_to((self.evidence[index].uid,))
