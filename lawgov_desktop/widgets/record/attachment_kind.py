"""The line that asks for the kind of attachments: a chip for each kind, or a typed one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lawgov_desktop.records.text.cleaning import clean_line
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.chips import Chip
from lawgov_desktop.widgets.controls.line_edit import escapes
from lawgov_desktop.widgets.style import theme
from lawgov_desktop.widgets.style.flow_layout import FlowLayout

#: Most characters of a kind.
LONGEST = 20
NO_KIND = "其他"


class _Typed(QLineEdit):
    """The field for a kind the ledger does not declare."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_kind")
        self.setProperty("look", "box")
        self.setMaxLength(LONGEST)
        self.setPlaceholderText("另写种类，按回车")
        self.setAccessibleName("另写种类")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(10.5), theme.px(2.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class AttachmentKindEdit(QWidget):
    """“这 3 份是”⟨协议书⟩⟨调解记录⟩⟨其他⟩ 另写种类 取消."""

    chosen = Signal(str)
    #: 取消 or Esc.
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = theme.label("", "text", "", self)
        self._question.setWordWrap(True)
        self._typed = _Typed(self)
        self._typed.entered.connect(self._take_typed)
        self._cancel = Button("取消", "link", name="cancel", parent=self)
        self._cancel.clicked.connect(self.dropped)
        self._pills: list[Chip] = []
        self._flow = FlowLayout(gap=theme.px(0.45))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.px(0.43), theme.px(0.43), theme.px(0.43), theme.px(0.43))
        lines.setSpacing(theme.px(0.3))
        lines.addWidget(self._question)
        lines.addLayout(self._flow)

    def ask(self, question: str, kinds: Sequence[str]) -> None:
        """Show these kinds, the likeliest first, and focus the first one."""
        self._question.setText(question)
        while self._flow.count():
            self._flow.takeAt(0)
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        self._pills = []
        for kind in (*kinds, ""):
            pill = Chip(kind or NO_KIND, checkable=True, parent=self)
            pill.clicked.connect(lambda _on, kind=kind: self.chosen.emit(kind))
            self._pills.append(pill)
            self._flow.addWidget(pill)
            pill.show()
        self._typed.clear()
        for part in (self._typed, self._cancel):
            self._flow.addWidget(part)
        for before, after in zip(
            (*self._pills, self._typed), (*self._pills[1:], self._typed, self._cancel), strict=True
        ):
            QWidget.setTabOrder(before, after)
        self.show()
        self._pills[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_typed(self) -> None:
        kind = clean_line(self._typed.text())
        if kind:
            self.chosen.emit("" if kind == NO_KIND else kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc closes this line; it must not reach 放弃修改 of the record."""
        if escapes(event):
            event.accept()
            return True
        return super().event(event)
