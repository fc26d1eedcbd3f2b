"""Files dropped onto a widget or any of its parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Accepts files dropped on `target`; ignores other data, and everything while `welcome()` is false."""

    #: Paths, and the position on the screen in pixels.
    dropped = Signal(list, QPoint)

    def __init__(self, target: QWidget, welcome: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._target, self._welcome = target, welcome
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dragging in, moving and dropping are all QDropEvents."""
        if not isinstance(event, QDropEvent) or not self._welcome():
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return False
        # Copied, never moved: the file of the user stays where it is.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths, self._target.mapToGlobal(event.position().toPoint()))
        return True
