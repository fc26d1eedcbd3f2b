"""修改记录 of a record: who changed what and when, each value before and after, formatted by its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import Row
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.history import RowChange
from lawgov_desktop.widgets.style import theme

#: Operations shown at most.
_MOST = 30
_NOTHING = "空"


class RecordHistory(QWidget):
    """The newest changes first; read when a record is shown."""

    def __init__(self, file: OfficeFile, ledger: Ledger, options: Options) -> None:
        super().__init__()
        self._file = file
        self._ledger = ledger
        self._options = options
        self._tables: dict[str, type[Row]] = {ledger.model._meta.table_name: ledger.model}
        self._tables |= {m._meta.table_name: m for m in ledger.children.values()}
        self._texts: list[str] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(0.3))

    @property
    def text(self) -> str:
        """Everything shown, as lines."""
        return "\n".join(self._texts)

    def show_changes(self, uids: Iterable[str]) -> None:
        """Show what happened to these rows (the record and its child rows)."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._texts = []
        uids = list(uids)
        changes = history.changes_of(self._file.db, uids) if uids else []
        if not changes:
            self._say("还没有修改记录", "small", "ink2")
        groups: dict[int, list[RowChange]] = {}
        for change in changes:
            groups.setdefault(change.operation, []).append(change)
        for changes in list(groups.values())[:_MOST]:
            self._show_group(changes)
        if len(groups) > _MOST:
            self._say(f"更早的还有 {len(groups) - _MOST} 次", "small", "ink2")
        self.updateGeometry()

    def _show_group(self, changes: list[RowChange]) -> None:
        first = changes[0]
        who = f" {first.operator}" if first.operator else ""
        tone = "amber_ink" if first.name == history.OUTSIDE else "ink2"
        self._say(f"{_when(first.at)}{who} {first.name}", "sub", tone)
        lines = [line for change in reversed(changes) for line in self._lines_of(change)]
        if lines:
            self._say("\n".join(lines), "text", "")

    def _say(self, text: str, role: str, tone: str) -> None:
        label = theme.label(text, role, tone, self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(label)
        self._texts.append(text)
        label.show()

    def _lines_of(self, change: RowChange) -> list[str]:
        if change.table == "attachment":
            return _paper(change)
        model = self._tables.get(change.table)
        if model is None:
            return []
        title = "" if model is self._ledger.model else f"{self._section_of(model)} "
        fields: list[Any] = [f for f in model._meta.sorted_fields if isinstance(f, LedgerField)]
        columns = {f.column_name: f for f in fields}
        parent = model.parent_name() if model is not self._ledger.model else ""
        lines = []
        for column, before, after in change.values:
            field = columns.get(column)
            if column == "deleted_at":
                lines.append(f"{title}{'移到回收站' if after else '从回收站恢复'}")
            elif (
                field is not None
                and field.name not in ("position", parent)
                and not _dull(change, after, field)
            ):
                was, now = self._words(field, before), self._words(field, after)
                words = now if change.action == "insert" else f"{was} → {now}"
                lines.append(
                    f"{field.short}：{words}"
                    if change.action == "insert"
                    else f"{title}{field.short}：{words}"
                )
        if change.action == "insert" and lines:
            # A new row is listed as one paragraph, not as one line for each value.
            return [title + "；".join(lines)]
        return lines

    def _section_of(self, model: type[Row]) -> str:
        key = next(k for k, m in self._ledger.children.items() if m is model)
        return next(s.title for s in self._ledger.sections if s.child == key)

    def _words(self, field: Any, value: Any) -> str:
        if value is None or value == "":
            return _NOTHING
        if field.kind in ("term", "link"):
            return self._options.label(field, value) or _NOTHING
        return str(field.mask(_python(field, value))).replace("\n", " ")


def _paper(change: RowChange) -> list[str]:
    """The change of an attachment: its name when it was added, both kinds when the kind changed."""
    values = {column: (before, after) for column, before, after in change.values}
    if change.action == "insert":
        return [str(values["name"][1])]
    before, after = values.get("kind", ("", ""))
    return [f"种类：{before or '其他'} → {after or '其他'}"] if "kind" in values else []


def _python(field: Any, value: Any) -> Any:
    return bool(value) if field.kind == "flag" else value


def _dull(change: RowChange, after: Any, field: Any) -> bool:
    """Whether the value is a default of a new row, which is not listed."""
    return (
        change.action == "insert"
        and field.kind in ("flag", "number")
        and after in (0, 1, field.default, None)
    )


def _when(text: str) -> str:
    """04-12 14:32, with the year when it is not the current one."""
    this_year = text[:4] == str(dt.date.today().year)
    return text[5:16] if this_year else text[:16]
