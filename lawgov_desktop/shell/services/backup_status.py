"""How the newest backup is shown on several pages: the day in words, and an icon."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme


def day_words(moment: dt.datetime, today: dt.date | None = None) -> str:
    """今天 09:12, 昨天 17:30, 11-17 17:52, 2022-12-30."""
    today = today or dt.date.today()
    days = (today - moment.date()).days
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'} {moment:%H:%M}"
    return f"{moment:%m-%d %H:%M}" if moment.year == today.year else f"{moment:%Y-%m-%d}"


class BackupIcon(Restyled, QWidget):
    """A green tick when there is a good backup, else an amber warning sign."""

    def __init__(self) -> None:
        super().__init__()
        self._good = False
        self.follow_theme()

    def show_good(self, good: bool) -> None:
        """Show the tick or the warning sign."""
        self._good = good
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(theme.px(1.5), theme.px(1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, size = theme.tokens(), self.height() - 2
        name, tone = ("check", look.green) if self._good else ("alert", look.amber_ink)
        icons.draw(QPainter(self), name, tone, 0, 1, size)
