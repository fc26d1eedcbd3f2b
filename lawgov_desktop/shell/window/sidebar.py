"""The sidebar: town and year, the pages in three groups, who is typing, and the newest verified backup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.shell.window.sidebar_items import NARROW, WIDE, SidebarHead, SidebarItem, SidebarLine
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme

#: Height of an item in em in a window of usual height.
_PITCH = 2.43
#: Height of an item in em in a low window.
_LOW = 2.28
#: Least height of an item in em; if the items do not fit then, the sidebar scrolls.
_LEAST = 1.9
#: A window of at most this many pixels is low.
_LOW_WINDOW = 720


@dataclass(frozen=True)
class SidebarEntry:
    """One item of the sidebar: the page's key, its words, its icon, and whether a line is drawn before it."""

    key: str
    title: str
    icon: str
    after_line: bool = False


class SidebarGap(QWidget):
    """The thin line between two groups of the sidebar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Set the height from the type size."""
        self.setFixedHeight(theme.px(0.65))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(1.0) if self.width() > theme.px(6) else theme.px(0.6)
        QPainter(self).fillRect(side, self.height() // 2, self.width() - 2 * side, 1, theme.colour("scroll"))


class Sidebar(Restyled, QWidget):
    """Shows what `SidebarContent` sets; a signal tells what was pressed."""

    #: Key of the page that was pressed.
    chosen = Signal(str)
    year_requested = Signal()
    operator_requested = Signal()
    backup_requested = Signal()

    def __init__(
        self, entries: Sequence[SidebarEntry], bottom: Sequence[SidebarEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("页面")
        self.folded = False
        self.items: dict[str, SidebarItem] = {}
        self._gaps: list[SidebarGap] = []
        self._group = QButtonGroup(self)
        self.head = SidebarHead(self)
        self.head.clicked.connect(self.year_requested)
        self._upper = self._column(entries)
        self._lower = self._column(bottom)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._upper)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt would fill both; paintEvent of the sidebar paints the ground behind them.
        self._upper.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.who = SidebarLine("who", "user", "换人", self)
        self.who.clicked.connect(self.operator_requested)
        self.backup = SidebarLine("backup_state", "alert", "", self)
        self.backup.clicked.connect(self.backup_requested)
        self._group.buttonClicked.connect(self._emit_chosen)
        self._foot_gap = QSpacerItem(0, 1, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self._scroll, 1)
        self._layout.addWidget(self._lower)
        self._layout.addItem(self._foot_gap)
        self._layout.addWidget(self.who)
        self._layout.addWidget(self.backup)
        self.follow_theme()

    def _column(self, entries: Sequence[SidebarEntry]) -> QWidget:
        column = QWidget(self)
        column.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for entry in entries:
            if entry.after_line:
                gap = SidebarGap(column)
                self._gaps.append(gap)
                layout.addWidget(gap)
            item = SidebarItem(entry.title, entry.key, entry.icon, column)
            self._group.addButton(item)
            self.items[entry.key] = item
            layout.addWidget(item)
        layout.addStretch(1)
        return column

    def _emit_chosen(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.objectName())

    def order(self) -> list[str]:
        """Keys of all pages from top to bottom."""
        return list(self.items)

    def show_current(self, key: str) -> None:
        """Mark the item of the page in view."""
        item = self.items.get(key)
        if item is not None:
            item.setChecked(True)
            self._scroll.ensureWidgetVisible(item, 0, 0)

    def fold(self, folded: bool) -> None:
        """Show icons alone, or icons with words."""
        self.folded = folded
        for part in (self.head, *self.items.values(), self.who, self.backup):
            part.fold(folded)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedWidth(theme.px(NARROW if self.folded else WIDE))
        for gap in self._gaps:
            gap.restyle()
        self._layout.setContentsMargins(0, 0, 0, theme.px(0.15))
        # The line above the foot is aligned with the bottom bars of the list and the record.
        self._foot_gap.changeSize(0, theme.px(0.27))
        self._fit_items()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_items()

    def _fit_items(self) -> None:
        """Choose the height of the items so that all fit, but no lower than can be read."""
        wanted = _LOW if self.height() < _LOW_WINDOW else _PITCH
        taken = theme.px(3.14 * 2) + theme.px(0.65) * (len(self._gaps) + 1)
        room = (self.height() - taken) / max(1, len(self.items)) / max(1, theme.px(1))
        pitch = max(_LEAST, min(wanted, room))
        for item in self.items.values():
            item.pitch = pitch
            item.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        line = theme.colour("line")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.fillRect(0, self.height() - theme.px(3.14), self.width(), 1, line)
