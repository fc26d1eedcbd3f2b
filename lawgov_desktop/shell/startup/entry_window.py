"""The frame shared by the windows before the main window: the illustration at the left, the content at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.shell.startup.illustration import NAME, Illustration
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.style import theme


class EntryWindow(QWidget):
    """A window shown while no file is open. Esc and 退出 close it; `finish` closes it without `closed`."""

    #: The user closed the window; nothing else was chosen.
    closed = Signal()

    #: Least width of the window in em at which the illustration is shown.
    illustration_from: ClassVar[float] = 66

    def __init__(self, name: str) -> None:
        """`name` becomes the object name."""
        super().__init__()
        self.setObjectName(name)
        self.setWindowTitle(NAME)
        self._finished = False
        self._illustration = Illustration()
        self.leave = Button("退出", "quiet", name="leave")
        self.leave.clicked.connect(self.close)

    def lay_out(self, content: QWidget) -> None:
        """Put `content` beside the illustration, on two thirds of the width."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._illustration, 1)
        row.addWidget(content, 2)
        self.resize(theme.px(97), theme.px(54))

    def show_problem(self, error: KnownError) -> None:
        """Show why the program could not do what was asked for; each window has its own place for it."""
        raise NotImplementedError

    def finish(self) -> None:
        """Close without the signal `closed`: a file is open, or another window takes over."""
        self._finished = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._finished:
            self._finished = True
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._illustration.setVisible(self.width() >= theme.px(self.illustration_from))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))
