"""The line below the attachments of a record: 添加, and the actions for the current one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.form.child_table import AddRowButton
from lawgov_desktop.widgets.record.attachments_model import AttachmentLine
from lawgov_desktop.widgets.style import theme

ADD = "添加佐证"


class AttachmentActions(QWidget):
    """＋ 添加佐证 … 打开 另存 改种类 移除; impossible actions are hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.add = AddRowButton(ADD, self)
        self.add.setObjectName("add_evidence")
        self.open = Button("打开", "link", name="open_evidence")
        self.save = Button("另存…", "link", name="save_evidence")
        self.kind = Button("改种类", "link", name="kind_evidence")
        self.remove = Button("移除", "link", name="remove_evidence")
        self.restore = Button("恢复", "link", name="restore_evidence")
        self.trash = Button("", "link", name="removed_evidence")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.add, 1)
        # Keeps the buttons at the right end where 添加 is hidden.
        self._row.addStretch(0)
        for button in (self.open, self.save, self.kind, self.remove, self.restore, self.trash):
            self._row.addWidget(button)
        self.measure()

    def offer(self, line: AttachmentLine | None, *, writable: bool, removed: int, unfolded: bool) -> None:
        """Show the actions for `line`, and the number of removed attachments."""
        present = line is not None and line.attachment is not None
        trashed = line is not None and line.removed
        _say(self.open, "打开" if present else "选择文件…")
        _say(self.trash, "收起移除的" if unfolded else f"已移除 {removed} 份")
        self.add.setVisible(writable)
        self.open.setVisible(line is not None and (present or writable))
        self.save.setVisible(present)
        self.kind.setVisible(present and not trashed and writable)
        self.remove.setVisible(present and not trashed and writable)
        self.restore.setVisible(trashed and writable)
        self.trash.setVisible(removed > 0 and (trashed or not present))

    @property
    def any(self) -> bool:
        """Whether any button is visible."""
        parts = (self.add, self.open, self.save, self.kind, self.remove, self.restore, self.trash)
        return any(not part.isHidden() for part in parts)

    def set_busy(self, busy: bool) -> None:
        """Disable 添加 while files are being read and written."""
        self.add.setEnabled(not busy)
        self.add.setText("正在添加……" if busy else ADD)

    def measure(self) -> None:
        """Set widths and margins from the type size."""
        self._row.setContentsMargins(0, 0, theme.px(0.43), 0)
        self._row.setSpacing(theme.px(0.6))
        self.add.setMinimumWidth(theme.px(8))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.add.sizeHint().height())


def _say(button: Button, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)
