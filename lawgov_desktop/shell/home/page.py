"""首页: six figures, the tasks, two charts and the newest backup; for an empty file, what to do first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.home.cards import BackupCard, FiguresCard, TaskCard
from lawgov_desktop.shell.home.charts import Legend, MonthBars, ShareBars, shares_of
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.summary import home_content
from lawgov_desktop.summary.home_overview import HomeData, read_home
from lawgov_desktop.summary.tasks import backup_task
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Card, CardTitle, EmWidget, ScrollPage
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Job
from lawgov_desktop.widgets.style import theme

_WEEKDAYS = "一二三四五六日"
#: Until the end of this month the year before is still being typed and reported.
_LAST_YEAR_OPEN = 3
#: Narrower than this many em the two columns stand one below the other.
_ONE_COLUMN = 52


def today_words(year: int, today: dt.date) -> str:
    """11 月 22 日 星期三 · 年报截止 12 月 31 日，还有 39 天."""
    day = f"{today.month} 月 {today.day} 日 星期{_WEEKDAYS[today.weekday()]}"
    if year != today.year:
        return f"{year} 年全年 · 今天是 {today.year} 年 {day}"
    if today.month <= _LAST_YEAR_OPEN:
        return f"{day} · 补记去年的、写 {year - 1} 年年报，请点左上角换年份"
    left = (dt.date(year, 12, 31) - today).days
    return f"{day} · 年报截止 12 月 31 日，还有 {left} 天" if left else f"{day} · 今天是年报截止日"


class HomePage(Restyled, Page):
    """The first page of the day."""

    def __init__(self, context: AppContext, backup_scheduler: BackupScheduler) -> None:
        super().__init__("home")
        self.sheet = ScrollPage("home.sheet")
        self.sheet.menu_requested.connect(self.menu_requested)
        self._context, self._backup_scheduler = context, backup_scheduler
        self._job: Job | None = None
        self._stale = True
        self.data: HomeData | None = None
        self.head = self.sheet.add_head(f"{context.year} 年", today_words(context.year, dt.date.today()))
        search = Button("全文搜索", icon="search", shortcut="Ctrl+K", name="search_all")
        # Ctrl+K is a shortcut of the window; here it is only shown.
        search.setShortcut("")
        search.clicked.connect(lambda: context.go(Location("search")))
        summary = Button("年度总结", icon="summary", name="to_summary")
        summary.clicked.connect(lambda: context.go(Location("summary")))
        self.head.add(search, summary)
        self.figures = FiguresCard()
        self.figures.chosen.connect(lambda key: context.go(Location("summary", key)))
        self.sheet.body.addWidget(self.figures)
        self.first = FirstSteps(context)
        self.first.hide()
        self.sheet.body.addWidget(self.first)
        self._columns = EmWidget(QHBoxLayout(), spacing=0.85)
        self.sheet.body.addWidget(self._columns, 1)
        self.tasks = TaskCard()
        self.tasks.chosen.connect(lambda task: context.go(task.location))
        self._columns.box.addWidget(self.tasks, 54)
        self._columns.box.addWidget(self._right(backup_scheduler), 46)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        # A short delay: ten saves in a row are followed by one reading.
        self._timer = QTimer(self, singleShot=True, interval=300)
        self._timer.timeout.connect(self.refresh)
        context.notices.written.connect(self._mark_stale)
        self.follow_theme()

    def _right(self, backup_scheduler: BackupScheduler) -> QWidget:
        right = EmWidget(QVBoxLayout(), spacing=0.85)
        months, words = Card(), Card()
        self._months_title = CardTitle(home_content.BY_MONTH[1])
        self.legend = Legend()
        self._months_title.box.addWidget(self.legend)
        self.months = MonthBars("months")
        months.box.addWidget(self._months_title)
        months.box.addWidget(self.months, 1)
        self._words_title = CardTitle(home_content.BY_WORD[2])
        self.words = ShareBars("words")
        words.box.addWidget(self._words_title)
        words.box.addWidget(self.words, 1)
        self.backup = BackupCard()
        self.backup.all_requested.connect(lambda: self._context.go(Location("backup")))
        self.backup.backup_requested.connect(lambda: self._context.go(Location("backup", "now")))
        backup_scheduler.known.connect(self._show_backup)
        self.backup.show_entry(backup_scheduler.newest)
        self._months_card, self._words_card = months, words
        right.box.addWidget(months, 5)
        right.box.addWidget(words, 3)
        right.box.addWidget(self.backup)
        right.box.addStretch(0)
        return right

    def _show_backup(self, entry: Any) -> None:
        self.backup.show_entry(entry)
        self._show_tasks()

    def _show_tasks(self) -> None:
        """Show the tasks, with the one for the backup once the newest backup is known."""
        if self.data is None:
            return
        lines = list(self.data.due)
        newest = self._backup_scheduler.newest
        if self._backup_scheduler.looked and not self.data.empty:
            line = backup_task(None if newest is None else newest.made.date(), dt.date.today())
            lines += [line] if line is not None else []
        self.tasks.show_lines(sorted(lines, key=lambda line: line.order))

    # -- reading ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            # After the first paint: the window is in view before anything is read.
            QTimer.singleShot(0, self, self.refresh)

    def show_year(self, year: int) -> None:
        self._mark_stale()

    def _mark_stale(self, _change: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def refresh(self) -> None:
        """Read everything again in the background; the old values stay in view meanwhile."""
        if not self._stale or self._context.closed:
            return
        self._stale = False
        if self._job is not None:
            self._job.cancel()
        file, year, today = self._context.file, self._context.year, dt.date.today()
        self._job = self._context.jobs.start(
            lambda _progress: read_home(file, year, today), self._show, self._context.job_failed
        )

    def _show(self, data: HomeData) -> None:
        self._job = None
        self.data = data
        year = self._context.year
        self.head.say(f"{year} 年", today_words(year, dt.date.today()))
        self.figures.show_figures(data.headlines)
        self.first.setVisible(data.empty)
        self.tasks.setVisible(not data.empty)
        self._show_tasks()
        self._months_title.remark.setText(data.months_unit)
        self.legend.show_years(year)
        self.months.show_months(data.months, data.months_before)
        self._months_card.setVisible(any((*data.months, *data.months_before)))
        shares = shares_of(data.words)
        self._words_title.remark.setText(data.words_total)
        self.words.show_shares(shares)
        self._words_card.setVisible(bool(shares))

    def set_compact(self, compact: bool) -> None:
        self.sheet.set_compact(compact)

    # -- width --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        ems = self.width() / max(1, theme.px(1))
        direction = (
            QBoxLayout.Direction.TopToBottom if ems < _ONE_COLUMN else QBoxLayout.Direction.LeftToRight
        )
        self._columns.box.setDirection(direction)
        self.figures.set_across(6 if ems >= 62 else 3 if ems >= 32 else 2)


class FirstSteps(Card):
    """For an empty file: the three first things to do, each with a button."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.box.addWidget(CardTitle("先做这三件事", "做完就能开始登记"))
        keys = {area.key for area in context.file.catalogue.areas}
        steps = [
            ("先登记村（社区）和人员，以后选一下就行", "去基础信息", "township"),
            ("原来有 Excel 台账的，打开那一页点“导入”，一次搬过来", "去矛盾调解", "mediation"),
            ("插上 U 盘备份一次，以后每天自动备份", "去备份恢复", "backup"),
        ]
        for number, (words, action, key) in enumerate(steps, start=1):
            if key not in keys and key != "backup":
                continue
            row = QHBoxLayout()
            row.addWidget(theme.label(f"{number}", "section", "accent"))
            row.addSpacing(theme.px(0.6))
            row.addWidget(theme.label(words, "text"))
            row.addStretch(1)
            button = Button(action, "plain", name=f"first.{key}")
            button.clicked.connect(lambda _=False, key=key: context.go(Location(key)))
            row.addWidget(button)
            self.box.addLayout(row)
