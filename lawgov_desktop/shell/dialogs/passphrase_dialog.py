"""The dialog for a passphrase: the present one, or a new one typed twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.text.passphrases import judge_passphrase
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit, strength_hint
from lawgov_desktop.widgets.style import theme


class PassphraseDialog(QDialog):
    """`secret` holds the passphrase; with `twice` both fields must agree and it must be long enough."""

    def __init__(self, title: str, words: str, *, twice: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("secret")
        self.setWindowTitle(title)
        self.secret = ""
        self._lines = [PassphraseEdit("口令")]
        if twice:
            self._lines.append(PassphraseEdit("再写一遍"))
            self._lines[1].setPlaceholderText("再写一遍")
        remark = theme.label(words, "text", "ink2")
        remark.setWordWrap(True)
        self._problem = theme.label("", "small", "red")
        self.strength = theme.label(" ", "small", "ink2")
        self.strength.setObjectName("strength")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(theme.label(title, "record"))
        layout.addWidget(remark)
        for line in self._lines:
            layout.addWidget(line)
            if twice and line is self._lines[0]:
                layout.addWidget(self.strength)
                line.textChanged.connect(self._show_strength)
        layout.addWidget(self._problem)
        self._lines[0].tab_pressed.connect(lambda _s: self._lines[-1].setFocus() if twice else self._take())
        if twice:
            self._lines[1].tab_pressed.connect(lambda _s: self._take())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        back = Button("取消", "plain", name="cancel")
        back.clicked.connect(self.reject)
        done = Button("确定", "filled", name="done")
        done.clicked.connect(self._take)
        buttons.addWidget(back)
        buttons.addWidget(done)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.px(30))
        # The remark wraps: without this the dialog gets the height of a wider one, and its lines are cut.
        self.setMinimumHeight(max(0, layout.totalHeightForWidth(theme.px(30))))
        self._lines[0].setFocus()

    def _show_strength(self, passphrase: str) -> None:
        text, tone = strength_hint(passphrase, " ")
        self.strength.setText(text)
        theme.set_tone(self.strength, tone)

    def _take(self) -> None:
        if not self._lines[0].text():
            self._say("请写口令")
        elif self._lines[0].text() != self._lines[-1].text():
            self._say("两遍不一样，请再写一遍")
        elif len(self._lines) > 1 and (problem := _too_short(self._lines[0].text())):
            self._say(problem)
        else:
            self.secret = self._lines[0].text()
            self.accept()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._lines[-1].set_problem(sentence)
        self._lines[-1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)


def _too_short(secret: str) -> str:
    try:
        judge_passphrase(secret)
    except InputProblem as problem:
        return problem.sentence
    return ""


def ask_secret(title: str, words: str, *, twice: bool = False) -> str:
    """Ask in front of the active window. Returns the passphrase, empty when the user cancelled."""
    dialog = PassphraseDialog(title, words, twice=twice, parent=QApplication.activeWindow())
    dialog.exec()
    dialog.deleteLater()
    return dialog.secret
