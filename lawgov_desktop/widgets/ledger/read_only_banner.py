"""The banner over a page of a file locked by another program: who holds the lock."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lawgov_desktop.storage.engine.lock import WriteLock
from lawgov_desktop.widgets.style import theme


class ReadOnlyBanner(QWidget):
    """One amber line; 现在只读：某某（电脑，04-12 08:30 打开）正在使用这个文件."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("read_only")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        holder = WriteLock(path).holder()
        why = f"{holder}正在使用这个文件" if holder else "这个文件是只读打开的"
        self.label = theme.label(f"现在只读：{why}。都能看，不能改。", "sub", "amber_ink", self)
        self.label.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(0.85), theme.px(0.3), theme.px(0.85), theme.px(0.3))
        line.addWidget(self.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("amber_bg"))
