"""The head of a record: its title, the line below it, the badge, and the tabs of its sections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.record.plate import Plate
from lawgov_desktop.widgets.record.section_tabs import SectionTabs
from lawgov_desktop.widgets.style import theme


class RecordHead(Restyled, Plate):
    """Three rows, or one row with 回到列表 where the record stands alone in a narrow window."""

    def __init__(self) -> None:
        super().__init__("ground", Qt.Edge.BottomEdge)
        self.title = theme.label("", "record")
        self.subtitle = theme.label("", "sub", "ink2")
        self.badge = Badge()
        self.tabs = SectionTabs()
        self.back = Button("回到列表", "quiet", icon="back", name="back")
        # Beside the title: the bar below needs its room for the sentence about what is wrong.
        self.related = Button("相关", "quiet", icon="search", name="related")
        self.related.setToolTip("别的台账里与它有关的行  Ctrl+R")
        self._whole_subtitle = ""
        self._one_pane = False
        self._lay_out()
        self.back.hide()
        self.follow_theme()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._top_row, self._sub_row = QHBoxLayout(), QHBoxLayout()
        self._top_row.addWidget(self.back)
        self._top_row.addWidget(self.title)
        self._top_row.addStretch()
        self._top_row.addWidget(self.related)
        self._top_row.addWidget(self.badge)
        self._sub_row.addWidget(self.subtitle, 1)
        self._rows.addLayout(self._top_row)
        self._rows.addLayout(self._sub_row)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._rows.addLayout(self._tab_row)

    def set_titles(self, title: str, subtitle: str) -> None:
        """纠纷 2023-017, and below it what a person would call it."""
        self.title.setText(title)
        self._whole_subtitle = subtitle
        self._elide()

    def set_one_pane(self, one_pane: bool) -> None:
        """Put everything but the subtitle into one row, or into three again."""
        self._one_pane = one_pane
        self.back.setVisible(one_pane)
        self.subtitle.setVisible(not one_pane)
        self._tab_row.removeWidget(self.tabs)
        self._top_row.removeWidget(self.tabs)
        if one_pane:
            self._top_row.insertWidget(3, self.tabs)
        else:
            self._tab_row.addWidget(self.tabs)
        self.restyle()

    def restyle(self) -> None:
        """Set heights and margins from the type size."""
        one_pane, side = self._one_pane, theme.px(1.2)
        # The words of the tabs stand in line with the title; their underline reaches a little further left.
        inset = theme.px(0.3)
        left, top = (theme.px(0.45), 0) if one_pane else (side - inset, theme.px(0.72))
        self._rows.setContentsMargins(left, top, side, 1)
        self._top_row.setContentsMargins(0 if one_pane else inset, 0, 0, 0)
        self._top_row.setSpacing(theme.px(0.85))
        self.tabs.setFixedHeight(theme.px(2.7 if one_pane else 2.4))
        policy = QSizePolicy.Policy.Maximum if one_pane else QSizePolicy.Policy.Expanding
        self.tabs.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.title.setMinimumHeight(theme.px(2.7 if one_pane else 1.9))
        self._sub_row.setContentsMargins(inset, 0, 0, 0 if one_pane else theme.px(0.15))
        self._elide()

    def _elide(self) -> None:
        text = self._whole_subtitle
        room = max(theme.px(8), self.width() - 2 * theme.px(1.2))
        self.subtitle.setText(self.subtitle.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.subtitle.setToolTip(text if self.subtitle.text() != text else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
