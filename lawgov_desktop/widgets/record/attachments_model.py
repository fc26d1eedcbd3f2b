"""The lines of 佐证: attachments that are present, required ones that are missing, and removed ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lawgov_desktop.storage.tables.attachment_rows import Attachment

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TEXT, _ACCESSIBLE = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)

TITLES = ("种类", "文件", "大小", "添加")
#: Shown in the line of a missing attachment.
TO_ADD = "还没有"


@dataclass(frozen=True)
class AttachmentLine:
    """One line; without an attachment it is missing."""

    kind: str
    attachment: Attachment | None = None
    removed: bool = False

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Texts of the four columns."""
        attachment = self.attachment
        if attachment is None:
            return self.kind, TO_ADD, "", ""
        day, who = short_day(attachment.created_at), attachment.added_by
        added = "已移除" if self.removed else " ".join(filter(None, (day, who)))
        return self.kind or "其他", attachment.title, extent(attachment), added


def lines_of(
    required: Sequence[str], attachments: Sequence[Attachment], removed: Sequence[Attachment] = ()
) -> list[AttachmentLine]:
    """Required kinds in their order, present or missing; then other attachments, then removed ones."""
    lines: list[AttachmentLine] = []
    for kind in required:
        present = [AttachmentLine(kind, a) for a in attachments if a.kind == kind]
        lines += present or [AttachmentLine(kind)]
    lines += [AttachmentLine(a.kind, a) for a in attachments if a.kind not in required]
    return lines + [AttachmentLine(a.kind, a, removed=True) for a in removed]


def extent(attachment: Attachment) -> str:
    """2 页, or the size where the pages are unknown: 118 KB."""
    if attachment.pages:
        return f"{attachment.pages} 页"
    size = attachment.size / 1024
    return f"{size / 1024:.1f} MB" if size >= 1000 else f"{max(1, round(size))} KB"


def short_day(stamp: str) -> str:
    """04-12, with the year when it is not the current one."""
    return stamp[5:10] if stamp[:4] == str(dt.date.today().year) else stamp[:10]


class AttachmentsModel(QAbstractTableModel):
    """The lines for Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[AttachmentLine] = []

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if role == _TEXT:
            return self.lines[index.row()].cells[index.column()]
        if role == _ACCESSIBLE:
            return f"{TITLES[index.column()]} {self.lines[index.row()].cells[index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TEXT) -> Any:
        return TITLES[section] if orientation == Qt.Orientation.Horizontal and role == _TEXT else None
