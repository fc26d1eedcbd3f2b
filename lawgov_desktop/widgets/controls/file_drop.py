"""Files dropped onto a widget, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Watches `place` for files; what is neither a file nor welcome just now is left alone."""

    #: Paths, and where on the screen.
    dropped = Signal(list, QPoint)

    def __init__(self, place: QWidget, welcome: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._welcome = place, welcome
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dragging in, moving and dropping are all QDropEvents."""
        if not isinstance(event, QDropEvent) or not self._welcome():
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return False
        # Never moved: the clerk's own file stays where it is.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths, self._place.mapToGlobal(event.position().toPoint()))
        return True
