"""换人: asks who is typing now; the name is written into the history of every change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields import PersonName
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.style import theme


class OperatorDialog(QDialog):
    """A field for the name, and buttons with names used before on this computer; `name` is the answer."""

    def __init__(self, present: str, known: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("operator")
        self.setWindowTitle("今天谁录入")
        self.name = present
        self._line = LineEdit()
        self._line.setObjectName("operator.name")
        self._line.setAccessibleName("姓名")
        self._line.setText(present)
        self._line.selectAll()
        self._line.setPlaceholderText("姓名")
        self._line.tab_pressed.connect(lambda _step: self._take(self._line.text()))
        self._problem = theme.label("", "small", "red")
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(theme.label("今天谁录入", "record"))
        layout.addWidget(theme.label("每次修改都记着是谁。", "small", "ink2"))
        layout.addWidget(self._line)
        layout.addWidget(self._problem)
        others = [n for n in known if n != present]
        if others:
            row = QHBoxLayout()
            row.setSpacing(theme.px(0.45))
            for name in others[:4]:
                button = Button(name, "plain", name="known")
                button.clicked.connect(lambda _=False, name=name: self._take(name))
                row.addWidget(button)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addSpacing(theme.px(0.6))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        keep = Button("不换", "plain", name="cancel")
        keep.clicked.connect(self.reject)
        done = Button("确定", "filled", name="done")
        done.clicked.connect(lambda: self._take(self._line.text()))
        buttons.addWidget(keep)
        buttons.addWidget(done)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.px(26))
        self._line.setFocus()

    def _take(self, text: str) -> None:
        try:
            name = PersonName("姓名").parse(text)
            if not name:
                raise InputProblem("请写姓名，以后查得到是谁改的")
        except InputProblem as problem:
            self._problem.setText(problem.sentence)
            self._problem.show()
            self._line.set_problem(problem.sentence)
            return
        self.name = name
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)
