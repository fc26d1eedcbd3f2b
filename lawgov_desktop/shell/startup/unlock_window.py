"""The page for a file with a passphrase: which file, the passphrase, and two other ways."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.startup.illustration import NAME, Illustration
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.style import theme


class UnlockWindow(QWidget):
    """Asks for the passphrase until it fits or the clerk chooses another way."""

    given = Signal(str)
    #: Another file is wanted.
    other_requested = Signal()
    #: Closed without a passphrase.
    closed = Signal()

    def __init__(self, path: Path, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("unlock")
        self.setWindowTitle(NAME)
        self._done = False
        self._hills = Illustration()
        self.secret = PassphraseEdit("口令")
        self.secret.setObjectName("unlock.secret")
        self.secret.setFixedWidth(theme.px(20))
        self.secret.tab_pressed.connect(lambda _step: self._give())
        self._wrong = theme.label(sentence, "small", "red" if sentence else "ink2")
        self._wrong.setWordWrap(True)
        sheet = EmWidget(QVBoxLayout(), (4.0, 2.6, 4.0, 1.7), 0.6)
        sheet.box.addStretch(2)
        sheet.box.addWidget(theme.label("请输入口令", "page"))
        where = theme.label(str(path), "small", "ink2")
        where.setWordWrap(True)
        sheet.box.addWidget(where)
        sheet.box.addSpacing(theme.px(0.6))
        sheet.box.addWidget(self.secret)
        sheet.box.addWidget(self._wrong)
        sheet.box.addSpacing(theme.px(0.6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        self.go = Button("打开", "filled", name="go")
        self.go.clicked.connect(self._give)
        other = Button("另选文件", "plain", name="other")
        other.clicked.connect(self.other_requested)
        leave = Button("退出", "quiet", name="leave")
        leave.clicked.connect(self.close)
        for button in (self.go, other, leave):
            row.addWidget(button)
        row.addStretch(1)
        sheet.box.addLayout(row)
        sheet.box.addStretch(3)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._hills, 1)
        layout.addWidget(sheet, 2)
        self.resize(theme.px(97), theme.px(54))
        self.secret.setFocus()

    def _give(self) -> None:
        if not self.secret.text():
            self.show_sentence("请输入口令。忘了口令没有人能找回。")
            return
        self.given.emit(self.secret.text())

    def show_problem(self, error: KnownError) -> None:
        """The passphrase did not fit, or the file cannot be opened."""
        self.show_sentence(error.sentence)

    def show_sentence(self, sentence: str) -> None:
        """Say what is wrong under the field."""
        self._wrong.setText(sentence)
        theme.set_tone(self._wrong, "red")
        self.secret.set_problem(sentence)
        self.secret.selectAll()
        self.secret.setFocus()

    def finish(self) -> None:
        """Go away because the file is open, or another window takes over."""
        self._done = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        if not self._done:
            self._done = True
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hills.setVisible(self.width() >= theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))
