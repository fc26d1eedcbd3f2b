"""帮助: short pages in plain words, and a page for each ledger made from its declaration."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout

from lawgov_desktop import __version__
from lawgov_desktop.paths import resources
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.help.ledger_topic import html_of
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.log import NAME
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme


def topics() -> list[tuple[str, str]]:
    """File stem and title of every help page, in order; the title is the first line of the file."""
    pages = []
    for path in sorted((resources() / "help").glob("*.html")):
        with path.open(encoding="utf-8") as file:
            pages.append((path.stem, re.sub(r"<[^>]+>", "", file.readline()).strip()))
    return pages


class HelpPage(Restyled, Page):
    """Titles at the left, the page at the right; in a narrow window the titles stand above."""

    def __init__(self, context: AppContext) -> None:
        super().__init__("help")
        self._context = context
        self._topics = topics()
        self._top = Bar()
        self.menu = Button("", "quiet", icon="menu", name="menu")
        self.menu.setAccessibleName("页面")
        self.menu.clicked.connect(self.menu_requested)
        self.menu.hide()
        self._top.box.addWidget(self.menu)
        self._top.box.addWidget(theme.label("帮助", "record"))
        self._top.box.addStretch(1)
        self._top.box.addWidget(
            theme.label(f"程序 {__version__} 版 · 日志 {context.paths.logs / NAME}", "small", "ink2")
        )
        self.table = TextTable("help.topics", (TextHeading("内容"),), roomy=True)
        self.table.show_rows([[TextCell(title)] for _, title in self._topics], 0)
        self.table.chosen.connect(self._show)
        self.text = QTextBrowser()
        self.text.setObjectName("help.text")
        self.text.setAccessibleName("帮助内容")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._row = QHBoxLayout()
        self._row.setSpacing(1)
        self._row.addWidget(self.table)
        self._row.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addLayout(self._row, 1)
        self.follow_theme()

    def entered(self) -> None:
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        self.menu.setVisible(compact)

    def go_to(self, location: Location) -> None:
        """Show a topic; `location.ledger` holds the stem of a page, or the key of a ledger."""
        ledgers = self._context.file.catalogue.ledgers
        if location.ledger in ledgers:
            self.show_ledger(ledgers[location.ledger])
        else:
            self.show_topic(location.ledger)

    def show_topic(self, stem: str) -> None:
        """Show a page by its file stem without the number, like keys or backup."""
        for index, (name, _title) in enumerate(self._topics):
            if name.partition("-")[2] == stem:
                self.table.go_to(index)

    def show_ledger(self, ledger: Ledger) -> None:
        """Show the page of one ledger."""
        self.table.show_rows([[TextCell(title)] for _, title in self._topics], -1)
        self._write(html_of(self._context.file.catalogue, ledger))

    def _write(self, html: str) -> None:
        document = self.text.document()
        document.setDefaultFont(theme.font("text"))
        document.setDefaultStyleSheet(_sheet())
        self.text.setHtml(html)

    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.toString())

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._topics):
            return
        stem = self._topics[row][0]
        self._write((resources() / "help" / f"{stem}.html").read_text("utf-8"))

    def restyle(self) -> None:
        self.table.setFixedWidth(theme.px(15))
        self.text.document().setDocumentMargin(theme.px(1.7))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show(self.table.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("line"))


def _sheet() -> str:
    """The style sheet of the pages in the current colours and type size."""
    look, em = theme.tokens(), theme.em()
    return f"""
        h1 {{ font-size: {16.5 * theme.scale():g}pt; color: {look.ink}; margin: 0 0 {round(0.85 * em)}px 0; }}
        p, li {{ color: {look.ink}; line-height: 165%; }}
        p {{ margin: {round(0.6 * em)}px 0; }}
        li {{ margin: {round(0.3 * em)}px 0; }}
        td {{ padding: {round(0.3 * em)}px {round(1.2 * em)}px {round(0.3 * em)}px 0; }}
        td.key {{ color: {look.accent}; font-weight: bold; }}
        td.does {{ color: {look.ink}; }}
    """
