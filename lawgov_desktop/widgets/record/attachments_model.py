"""The lines of 佐证 beside a record: papers that are there, papers that are missing, and those taken away."""

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
#: What stands in the place of a paper nobody has laid there yet.
TO_ADD = "还没有"


@dataclass(frozen=True)
class AttachmentLine:
    """One line; without an attachment the paper is missing."""

    kind: str
    attachment: Attachment | None = None
    removed: bool = False

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Texts of the four columns."""
        kept = self.attachment
        if kept is None:
            return self.kind, TO_ADD, "", ""
        added = (
            "已移除" if self.removed else " ".join(filter(None, (short_day(kept.created_at), kept.added_by)))
        )
        return self.kind or "其他", kept.name, extent(kept), added


def lines_of(
    wanted: Sequence[str], kept: Sequence[Attachment], removed: Sequence[Attachment] = ()
) -> list[AttachmentLine]:
    """Wanted papers in their order, there or missing; then other papers, then what was taken away."""
    found: list[AttachmentLine] = []
    for kind in wanted:
        there = [AttachmentLine(kind, a) for a in kept if a.kind == kind]
        found += there or [AttachmentLine(kind)]
    found += [AttachmentLine(a.kind, a) for a in kept if a.kind not in wanted]
    return found + [AttachmentLine(a.kind, a, removed=True) for a in removed]


def extent(kept: Attachment) -> str:
    """2 页, or how large where nobody counted pages: 118 KB."""
    if kept.pages:
        return f"{kept.pages} 页"
    size = kept.size / 1024
    return f"{size / 1024:.1f} MB" if size >= 1000 else f"{max(1, round(size))} KB"


def short_day(stamp: str) -> str:
    """04-12, with the year when it is not this one."""
    return stamp[5:10] if stamp[:4] == str(dt.date.today().year) else stamp[:10]


class AttachmentsModel(QAbstractTableModel):
    """The lines for Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[AttachmentLine] = []

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        """Other lines."""
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
