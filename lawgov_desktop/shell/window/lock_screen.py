"""已锁定: covers the window while the clerk is away; what was typed stays, the key leaves the memory."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.style import theme

#: Milliseconds between two looks whether the last job has given its connection back, and how many looks in a row
#: must find none: a search typed a moment ago, or figures to be drawn again, wait half a second before they read.
_AGAIN, _CALM = 100, 6


class LockScreen(QWidget):
    """Lies over the whole window; `opened` says that the clerk is back."""

    opened = Signal()

    def __init__(self, context: AppContext, over: QWidget, content: QWidget) -> None:
        """`content` is hidden while the screen is locked, so that neither Tab nor a shortcut reaches it."""
        super().__init__(over)
        self.setObjectName("lock")
        self._context, self._over, self._content = context, over, content
        self._focus: QWidget | None = None
        self._dialogs: list[QDialog] = []
        self._calm = 0
        self._forget_timer = QTimer(self, interval=_AGAIN)
        self._forget_timer.timeout.connect(self._forget_key_when_idle)
        self.secret = PassphraseEdit("口令")
        self.secret.setObjectName("lock.secret")
        self.secret.setAccessibleName("口令")
        self.secret.setFixedWidth(theme.px(20))
        self.secret.tab_pressed.connect(lambda _step: self._open())
        self._words = theme.label("", "text", "ink2")
        self._words.setWordWrap(True)
        self._wrong = theme.label("", "small", "red")
        self._wrong.setWordWrap(True)
        self.go = Button("继续", "filled", name="unlock")
        self.go.clicked.connect(self._open)
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        sheet = QVBoxLayout()
        sheet.setSpacing(theme.px(0.6))
        sheet.addStretch(2)
        sheet.addWidget(theme.label("已锁定", "page"))
        sheet.addWidget(self._words)
        sheet.addSpacing(theme.px(0.6))
        sheet.addWidget(self.secret)
        sheet.addWidget(self._wrong)
        sheet.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(sheet, 2)
        row.addStretch(1)

    def cover(self) -> None:
        """Hide everything, and forget the key as soon as no job needs it."""
        self._context.locked = True
        encrypted = self._context.file.encrypted
        self.secret.setVisible(encrypted)
        kept = "填了没保存的都还在。"
        self._words.setText(
            f"输入口令接着用，{kept}" if encrypted else f"这个文件没有口令，锁上只是遮住内容。{kept}"
        )
        self._say("")
        # A menu would stay in front of everything, with what it offers.
        while (menu := QApplication.activePopupWidget()) is not None and menu.close():
            continue
        # One that runs its own loop ends as by Esc; the others come back with the clerk.
        self._dialogs = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
        ]
        for dialog in self._dialogs:
            dialog.hide()
        self._focus = self._over.focusWidget()
        self._content.hide()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        (self.secret if encrypted else self.go).setFocus()
        if encrypted:
            self._calm = 0
            self._forget_timer.start()

    def _forget_key_when_idle(self) -> None:
        self._calm = 0 if self._context.jobs.running else self._calm + 1
        if self._calm >= _CALM:
            self._forget_timer.stop()
            self._context.file.forget_key()

    def _open(self) -> None:
        file = self._context.file
        try:
            if file.encrypted:
                # The passphrase is asked also while a job still holds the key.
                file.restore_key(self.secret.text())
        except KnownError as error:
            self._say(error.sentence)
            return
        self._forget_timer.stop()
        self._context.locked = False
        self.secret.clear()
        self.hide()
        self._content.show()
        if self._focus is not None and _alive(self._focus):
            self._focus.setFocus()
        self.opened.emit()
        for dialog in self._dialogs:
            if _alive(dialog) and dialog.result() == 0 and dialog.isWindow():
                dialog.show()
        self._dialogs.clear()

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self.secret.set_problem(sentence or None)
        self.secret.selectAll()

    def say_backing_up(self) -> None:
        """The window closes by itself once the backup under way is there."""
        self._say("正在备份，备份好了就关闭……")

    def refuse_to_close(self) -> None:
        """The window cannot close while something typed waits for the key."""
        self._say("还有填了没保存的内容，请先解锁再关闭。")
        self.secret.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return bool(isValid(widget))
