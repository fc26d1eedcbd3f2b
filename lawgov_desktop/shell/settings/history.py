"""修改记录 in 设置: who changed settings, words and holidays, and who exported a ledger."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from lawgov_desktop.records.settings import SETTINGS
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.history import RowChange
from lawgov_desktop.widgets.controls.layout import Card, CardTitle
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

_NOTHING = "（空）"
#: Columns of a word whose changes are shown; its position is not among them.
_SHOWN_COLUMNS = {"label": "用语", "note": "含义", "statistic_code": "口径"}


class SettingsHistory(Card):
    """The newest operations on settings, words and holidays, and the exports."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.box.addWidget(CardTitle("修改记录", "设置、用语、节假日是谁改的，台账是谁导出的"))
        self.table = TextTable(
            "house.history",
            (
                TextHeading("时间", 9),
                TextHeading("谁", 6),
                TextHeading("做了什么", 14, give=6),
                TextHeading("内容"),
            ),
        )
        self.table.setMinimumHeight(theme.px(12))
        self.box.addWidget(self.table)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest operations again."""
        file = self._context.file
        if file.db.is_closed():
            return
        operations = groupby(history.of_the_house(file.db), key=lambda change: change.operation)
        self.table.show_rows([self._row(list(changes)) for _operation, changes in operations])

    def _row(self, changes: list[RowChange]) -> list[TextCell]:
        first = changes[0]
        descriptions = [text for change in changes if (text := describe(change))]
        return [
            TextCell(first.at[:16], "ink2"),
            TextCell(first.operator or "—", "ink2"),
            TextCell(first.name),
            TextCell("；".join(descriptions), "ink2"),
        ]


def describe(change: RowChange) -> str:
    """乡镇名称：下良镇 → 上良镇. Empty where the name of the operation already says what was changed."""
    values = {column: (before, after) for column, before, after in change.values if column != "key"}
    if change.table == "setting" and "value" in values:
        key = next((v for c, *both in change.values if c == "key" for v in both if v), "")
        setting = SETTINGS.get(str(key))
        return f"{setting.label if setting else key}：{_arrow(*values['value'])}"
    if change.table == "term" and change.action == "update":
        parts = [
            f"{word}：{_arrow(*values[column])}"
            for column, word in _SHOWN_COLUMNS.items()
            if column in values
        ]
        return "，".join(parts)
    return ""


def _arrow(before: Any, after: Any) -> str:
    return f"{before or _NOTHING} → {after or _NOTHING}"
