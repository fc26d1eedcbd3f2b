"""Nobody at the keyboard: tells when no key, click or wheel came for some minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

#: Minutes without a key after which a file with a passphrase locks itself: this computer's, the usual, the choices.
LOCK_AFTER, LOCK_USUAL, LOCK_CHOICES = "lock.minutes", 10, (5, 10, 30, 0)
_SIGNS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
)


class IdleTimer(QObject):
    """Watches the window in front, where every key and click of the program arrives first.

    A filter on the whole application would be asked about each event of each widget; this one only about input.
    """

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
        """Tell after so many minutes without a sign of life, from now; 0 never tells."""
        self._timer.setInterval(round(minutes * 60_000))
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing it again only moves it to the front.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in _SIGNS:
            self._timer.start()
        return False
