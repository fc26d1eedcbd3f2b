"""Emits a signal when there was no input of the user for some minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

#: Idle minutes until an encrypted file is locked: key of the setting of this computer, its default, its choices.
LOCK_AFTER, LOCK_USUAL, LOCK_CHOICES = "lock.minutes", 10, (5, 10, 30, 0)
_INPUT_EVENTS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
)


class IdleTimer(QObject):
    """An event filter on the window with the focus, where keys and clicks arrive first.

    A filter on the application would run for every event of every widget, this one only for those of one window.
    """

    #: The minutes have passed without input.
    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.passed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def wait(self, minutes: float) -> None:
        """Emit `passed` after so many minutes without input, counted from now; 0 turns the timer off."""
        self._timer.setInterval(round(minutes * 60_000))
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # A filter that is installed already is only moved to the front.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in _INPUT_EVENTS:
            self._timer.start()
        return False
