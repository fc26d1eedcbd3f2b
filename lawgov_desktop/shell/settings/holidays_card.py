"""节假日 in 设置: the public holidays and the worked weekends of the year in view, entered once a year."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.records.text.cleaning import clean_line
from lawgov_desktop.records.time import dates, workdays
from lawgov_desktop.records.time.holiday import OFF, WORKED
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.tables import holidays
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Card, CardTitle
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

_WEEK = "一二三四五六日"
#: Days of one entry at most; the longest public holiday so far had eleven days.
_MOST_DAYS = 31
_ONE = dt.timedelta(days=1)


class HolidaysCard(Card):
    """The holidays of one year, and fields that set a day or a span of days."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.lines: list[Any] = []
        self.box.addWidget(CardTitle("节假日", "数工作日、排值班表用；不在表里的，周一到周五上班"))
        self.state = theme.label("", "text")
        self.state.setObjectName("holidays.state")
        self.state.setWordWrap(True)
        self.box.addWidget(self.state)
        self.table = TextTable(
            "holidays.table",
            (TextHeading("日期", 8), TextHeading("星期", 5), TextHeading("休/班", 5), TextHeading("名称")),
        )
        self.table.setMinimumHeight(theme.px(12))
        self.table.chosen.connect(lambda _row: self._show_chosen())
        self.box.addWidget(self.table)
        self.day = self._make_line("holiday.day", "日期", "日期：10.1，或 10.1 到 10.8")
        self.name = self._make_line("holiday.name", "节日名称", "名称：国庆节")
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        row.addWidget(self.day, 1)
        row.addWidget(self.name, 1)
        self.off = Button("放假", "plain", name="day_off")
        self.worked = Button("上班", "plain", name="day_worked")
        self.usual = Button("照平常", "plain", name="day_usual")
        for button, kind in ((self.off, OFF), (self.worked, WORKED), (self.usual, "")):
            button.clicked.connect(lambda _=False, kind=kind: self._apply(kind))
            row.addWidget(button)
            button.setEnabled(not context.file.read_only)
        self.box.addLayout(row)
        self._problem = theme.label("", "small", "red")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.box.addWidget(self._problem)
        self.refresh()

    def _make_line(self, name: str, title: str, hint: str) -> LineEdit:
        line = LineEdit()
        line.setObjectName(name)
        line.setAccessibleName(title)
        line.setPlaceholderText(hint)
        return line

    def refresh(self) -> None:
        """Read the holidays of the year in view again."""
        year = self._context.year
        self.lines = holidays.of_year(year)
        self.state.setText(
            f"{year} 年，共 {len(self.lines)} 天和平常不同。"
            if workdays.known(year)
            else f"{year} 年的节假日还没有填，现在只把周六周日当休息日。放假通知公布后，请在这里填。"
        )
        self.table.show_rows(
            [
                [
                    TextCell(str(line.day)),
                    TextCell(f"周{_WEEK[line.day.weekday()]}", "ink2"),
                    TextCell(line.kind, "ink" if line.kind == OFF else "amber_ink"),
                    TextCell(line.name, "ink2"),
                ]
                for line in self.lines
            ]
        )

    def _show_chosen(self) -> None:
        if 0 <= self.table.current < len(self.lines):
            line = self.lines[self.table.current]
            self.day.setText(str(line.day))
            self.name.setText(line.name)

    def _apply(self, kind: str) -> None:
        self._problem.hide()
        try:
            self._set(kind)
        except KnownError as error:
            self._problem.setText(error.sentence)
            self._problem.show()

    def _set(self, kind: str) -> None:
        """Make the days in the field days off, worked days, or ordinary weekdays (`kind` is empty)."""
        days, name = span(self.day.text()), clean_line(self.name.text())
        if len(name) > 40:
            raise InputProblem("名称最多 40 个字，请缩短")
        words = f"{days[0]}" + (f" 到 {days[-1]}" if len(days) > 1 else "")
        with self._context.operations.operation(f"节假日：{words} {kind or '照平常'}") as change:
            if not holidays.put(days, kind, name):
                usual = "周六周日本来就休息" if kind == OFF else "周一到周五本来就上班"
                raise InputProblem(f"{usual}，不用写")
            change.tables.add("holiday")
        self.day.clear()


def span(text: str) -> list[dt.date]:
    """The days of a text like 10.1 or 10.1 到 10.8. Raises InputProblem with an example of the right form."""
    first_text, _, last_text = re.sub(r"[~～—]+|至", "到", clean_line(text)).partition("到")
    first = dates.parse_day(first_text)
    last = dates.parse_day(last_text) or first
    if first is None or last is None:
        raise InputProblem("请先写日期，如 10.1，或 10.1 到 10.8")
    if not 0 <= (last - first).days < _MOST_DAYS:
        raise InputProblem(f"从 {first} 到 {last} 不对，请核对（一次最多 {_MOST_DAYS} 天）")
    return [first + _ONE * number for number in range((last - first).days + 1)]
