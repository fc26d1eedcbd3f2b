"""The dialog for questions of the shell: a sentence, and buttons named for what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.style import theme


class QuestionDialog(QDialog):
    """A question; `answer` is the key of the pressed answer. A filled answer has the focus, Esc gives none."""

    def __init__(
        self, title: str, text: str, answers: Sequence[Answer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(title)
        self.answer = ""
        heading = theme.label(title, "record")
        words = theme.label(text, "text", "ink2")
        for label in (heading, words):
            label.setWordWrap(True)
            label.setMinimumWidth(theme.px(26))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        row.addStretch(1)
        focus: Button | None = None
        for answer in answers:
            button = Button(answer.text, answer.look, name=answer.key)
            button.clicked.connect(lambda _=False, key=answer.key: self._take(key))
            row.addWidget(button)
            focus = button if answer.look == "filled" or focus is None else focus
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.85))
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addSpacing(theme.px(0.6))
        layout.addLayout(row)
        if focus is not None:
            focus.setFocus()

    def _take(self, key: str) -> None:
        self.answer = key
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)


def ask(title: str, text: str, answers: Sequence[Answer]) -> str:
    """Ask in front of the active window. Returns the key of the answer, empty for Esc."""
    question = QuestionDialog(title, text, answers, QApplication.activeWindow())
    question.exec()
    question.deleteLater()
    return question.answer
