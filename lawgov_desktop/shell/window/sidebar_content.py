"""What the sidebar shows of the open file: town and year, who is typing, and the newest backup."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.backup_status import day_words
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.window.sidebar import Sidebar
from lawgov_desktop.summary.years import years_of

#: Days after which the newest backup is shown as old.
_OLD = 7


class SidebarContent(QObject):
    """Writes the sidebar's head and foot, and opens the menu of years."""

    #: A year was chosen in the menu.
    year_chosen = Signal(int)

    def __init__(self, sidebar: Sidebar, context: AppContext, backup_scheduler: BackupScheduler) -> None:
        super().__init__(sidebar)
        self._sidebar, self._context, self._backup_scheduler = sidebar, context, backup_scheduler
        sidebar.year_requested.connect(self.open_years_menu)
        backup_scheduler.known.connect(self._show_backup)

    def refresh(self) -> None:
        """Show town, year, operator and newest backup as they are now."""
        context = self._context
        self._sidebar.head.show_place(context.file.settings["town"] or "本镇", context.year)
        self._sidebar.who.say(context.file.operator or "没有写姓名", "user")
        self._show_backup(self._backup_scheduler.newest)

    def _show_backup(self, entry: Any) -> None:
        line = self._sidebar.backup
        if entry is None and self._backup_scheduler.looked:
            line.say("还没有备份", "alert", "amber_ink")
        elif entry is None:
            # The folders are not searched yet.
            line.say("", "clock", "ink2")
        else:
            days = (dt.date.today() - entry.made.date()).days
            # One day ahead is a clock that is a little wrong.
            old = days > _OLD or days < -1
            words = f"备份 {day_words(entry.made)}" if days >= -1 else "备份日期在将来"
            icon, tone, ink = ("alert", "amber_ink", "amber_ink") if old else ("check", "green", "ink2")
            line.say(words, icon, tone, ink)

    def open_years_menu(self) -> None:
        """Show the years of the file below the sidebar's head."""
        head = self._sidebar.head
        menu = QMenu(head)
        for year in years_of(self._context.file, self._context.year):
            action = menu.addAction(f"{year} 年")
            action.setCheckable(True)
            action.setChecked(year == self._context.year)
            action.triggered.connect(lambda _=False, year=year: self.year_chosen.emit(year))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(head.mapToGlobal(head.rect().bottomLeft()))
