"""已锁定: covers the window while the user is away. Unsaved input stays; the key is removed from memory."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.plain_lines import PassphraseEdit
from lawgov_desktop.widgets.style import theme

#: Milliseconds between two checks for running jobs, and the number of checks in a row that must find none before the
#: key is forgotten: a search or a redrawn chart starts its job half a second later.
_CHECK_EVERY, _IDLE_CHECKS = 100, 6


class LockScreen(QWidget):
    """Covers the whole window until the passphrase is given."""

    #: The screen was unlocked.
    opened = Signal()

    def __init__(self, context: AppContext, over: QWidget, content: QWidget) -> None:
        """`content` is hidden while the screen is locked, so that neither Tab nor a shortcut reaches it."""
        super().__init__(over)
        self.setObjectName("lock")
        self._context, self._over, self._content = context, over, content
        self._focus: QWidget | None = None
        self._dialogs: list[QDialog] = []
        self._idle_checks = 0
        self._forget_timer = QTimer(self, interval=_CHECK_EVERY)
        self._forget_timer.timeout.connect(self._forget_key_when_idle)
        self.secret = PassphraseEdit("口令")
        self.secret.setObjectName("lock.secret")
        self.secret.setAccessibleName("口令")
        self.secret.setFixedWidth(theme.px(20))
        self.secret.tab_pressed.connect(lambda _step: self._open())
        self._words = theme.label("", "text", "ink2")
        self._words.setWordWrap(True)
        self._problem = theme.label("", "small", "red")
        self._problem.setWordWrap(True)
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
        sheet.addWidget(self._problem)
        sheet.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(sheet, 2)
        row.addStretch(1)

    def cover(self) -> None:
        """Lock: hide the content and all dialogs, and forget the key when no job uses it any more."""
        self._context.locked = True
        encrypted = self._context.file.encrypted
        self.secret.setVisible(encrypted)
        unsaved = "填了没保存的都还在。"
        self._words.setText(
            f"输入口令接着用，{unsaved}" if encrypted else f"这个文件没有口令，锁上只是遮住内容。{unsaved}"
        )
        self._say("")
        # An open menu would stay in front of the lock screen.
        while (menu := QApplication.activePopupWidget()) is not None and menu.close():
            continue
        # Hiding a dialog that was opened by exec() ends it as Esc does; the others are shown again after unlocking.
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
            self._idle_checks = 0
            self._forget_timer.start()

    def _forget_key_when_idle(self) -> None:
        self._idle_checks = 0 if self._context.jobs.running else self._idle_checks + 1
        if self._idle_checks >= _IDLE_CHECKS:
            self._forget_timer.stop()
            self._context.file.forget_key()

    def _open(self) -> None:
        file = self._context.file
        try:
            if file.encrypted:
                # The passphrase is checked even while a job still has the key.
                file.restore_key(self.secret.text())
        except KnownError as error:
            self._say(error.sentence)
            return
        self._forget_timer.stop()
        self._context.locked = False
        self.secret.clear()
        self.hide()
        self._content.show()
        if self._focus is not None and _exists(self._focus):
            self._focus.setFocus()
        self.opened.emit()
        for dialog in self._dialogs:
            if _exists(dialog) and dialog.result() == 0 and dialog.isWindow():
                dialog.show()
        self._dialogs.clear()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self.secret.set_problem(sentence or None)
        self.secret.selectAll()

    def say_backing_up(self) -> None:
        """Show that the window closes once the running backup is complete."""
        self._say("正在备份，备份好了就关闭……")

    def refuse_to_close(self) -> None:
        """Show that unsaved input needs the key before the window can close."""
        self._say("还有填了没保存的内容，请先解锁再关闭。")
        self.secret.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))


def _exists(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return bool(isValid(widget))
