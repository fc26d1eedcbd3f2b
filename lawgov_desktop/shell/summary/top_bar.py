"""The bar over the summary page: the report's title, the day up to which it counts, and the buttons."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.fields import Date
from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.editors.date_editor import DateEditor
from lawgov_desktop.widgets.style import theme

#: Below this width in em the short title is hidden too.
_TITLE_FROM = 40
#: Above this width in em everything is shown in full.
_ROOMY_FROM = 66


class SummaryBar(Bar):
    """☰, title, 数据截至, and the buttons for saving and printing."""

    menu_requested = Signal()
    #: 数据截至 holds another valid day.
    cutoff_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._year = 0
        #: The title of the report.
        self.heading = ""
        self.menu = Button("", "quiet", icon="menu", name="menu")
        self.menu.setAccessibleName("页面")
        self.menu.clicked.connect(self.menu_requested)
        self.menu.hide()
        self._title = theme.label("", "record")
        self._draft = Badge("draft", "草稿", self)
        self._cutoff_label = theme.label("数据截至", "text", "ink2")
        # The field belongs to no table; only its parser and its calendar are used.
        self.cutoff = DateEditor(Date("数据截至", future=True))
        self.cutoff.setObjectName("cutoff")
        self.cutoff.setFixedWidth(theme.px(9))
        self.cutoff.edited.connect(self._emit_cutoff)
        # In a narrow window the report's page is shown in place of the figures.
        self.turn = Button("看页面", "plain", name="turn")
        self.turn.hide()
        self.save_docx = Button("存为 DOCX", "quiet", icon="export", name="save_docx")
        self.save_pdf = Button("存为 PDF", "quiet", icon="export", name="save_pdf")
        self.print = Button("打印", "quiet", icon="print", name="print")
        left: tuple[QWidget, ...] = (self.menu, self._title, self._draft)
        right: tuple[QWidget, ...] = (
            self._cutoff_label,
            self.cutoff,
            self.turn,
            self.save_docx,
            self.save_pdf,
            self.print,
        )
        for part in left:
            self.box.addWidget(part)
        self.box.addStretch(1)
        for part in right:
            self.box.addWidget(part)

    def show_year(self, year: int) -> None:
        """Set title and day for the report of `year`: today in the current year, else its last day."""
        today = dt.date.today()
        self._year = year
        self.heading = f"{year} 年法治政府建设情况报告"
        self._title.setText(self.heading)
        self.cutoff.set_value(today if year == today.year else dt.date(year, 12, 31))

    def _emit_cutoff(self) -> None:
        if self.cutoff.own_problem is None:
            self.cutoff_changed.emit()

    def arrange(self, width: int, *, narrow: bool, page_shown: bool) -> None:
        """Fit into `width` pixels; in a `narrow` window `page_shown` chooses the text of the turn button."""
        self.turn.setVisible(narrow)
        self.turn.setText("看数字" if page_shown else "看页面")
        roomy = width > theme.px(_ROOMY_FROM)
        # The buttons name only the kind of file, so that they do not cover the day beside them.
        self.save_docx.setText(" 存为 DOCX" if roomy else " DOCX")
        self.save_pdf.setText(" 存为 PDF" if roomy else " PDF")
        self._draft.setVisible(roomy)
        self._cutoff_label.setVisible(roomy)
        self._title.setText(self.heading if not narrow else f"{self._year} 年报告")
        self._title.setVisible(width > theme.px(_TITLE_FROM))
