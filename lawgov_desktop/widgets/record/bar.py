"""The bar below a record: the first problem at the left, 删除, 恢复, 放弃修改 and 保存 at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.record.plate import Plate
from lawgov_desktop.widgets.style import theme


class RecordBar(Restyled, Plate):
    """The buttons of a record; `error` leads to the first problem."""

    def __init__(self) -> None:
        super().__init__("surface", Qt.Edge.TopEdge)
        self._problems: list[str] = []
        self.error = Button("", "wrong", icon="alert", name="first_problem")
        self.error.setAccessibleName("到第一处问题")
        # Its sentence is cut before it would push the other buttons out of the pane.
        self.error.setMinimumWidth(1)
        self.delete = Button("删除", "quiet", icon="trash", name="delete")
        self.restore = Button("恢复", "plain", icon="undo", name="restore")
        self.revert = Button("放弃修改", shortcut="Esc", name="revert")
        self.save = Button("保存", "filled", shortcut="Ctrl+S", name="save")
        for button in (self.save, self.revert):
            # A click leaves the cursor in its field; and once disabled, a button would hand the focus to anyone.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self.error)
        row.addStretch()
        for button in (self.delete, self.restore, self.revert, self.save):
            row.addWidget(button)
        self.follow_theme()

    def show_problems(self, labels: Sequence[str]) -> None:
        """Say how many places are wrong and which is the first; nothing for none."""
        self._problems = list(labels)
        self._fit()

    def _fit(self) -> None:
        wrong = self._problems
        self.error.setVisible(bool(wrong))
        if not wrong:
            return
        sentence = f"{len(wrong)} 处要改正：{wrong[0]}"
        others = [b for b in (self.delete, self.restore, self.revert, self.save) if not b.isHidden()]
        room = self.width() - sum(b.sizeHint().width() + theme.px(0.6) for b in others) - theme.px(4.5)
        metrics = QFontMetrics(self.error.font())
        text = metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, max(room, theme.px(6)))
        # A plain space is the room between icon and text.
        self.error.setText(" " + text)
        self.error.setAccessibleName(sentence)
        self.error.setToolTip(sentence)

    def restyle(self) -> None:
        """Set height and margins from the type size."""
        side = theme.px(1.2)
        self.setFixedHeight(theme.px(3.14))
        self._row.setContentsMargins(side - theme.px(0.3), 0, side, 0)
        self._row.setSpacing(theme.px(0.6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
