"""What a list shows instead of rows: why it is empty, one sentence on what to do, and the buttons to do it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lawgov_desktop.widgets.style import icons, theme


class _Picture(QWidget):
    """An icon of 3.4 em in quiet ink."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Draw another icon."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(3.4), theme.px(3.4))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.draw(QPainter(self), self._name, theme.tokens().ink3, 0, 0, theme.px(3.4))


class EmptyState(QWidget):
    """Covers the viewport of a table while it has no rows."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._picture = _Picture("file", self)
        self._title = theme.label("", "record", parent=self)
        self._sentence = theme.label("", "text", "ink2", parent=self)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._row = QHBoxLayout()
        self._second = QHBoxLayout()
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.px(0.6))
        lines.addStretch(2)
        lines.addWidget(self._picture, 0, middle)
        lines.addSpacing(theme.px(0.85))
        lines.addWidget(self._title, 0, middle)
        lines.addWidget(self._sentence)
        for row in (self._row, self._second):
            row.setSpacing(theme.px(0.6))
            lines.addLayout(row)
        lines.addStretch(3)

    def say(
        self,
        icon: str,
        title: str,
        sentence: str,
        buttons: Sequence[QPushButton],
        second: Sequence[QPushButton] = (),
    ) -> None:
        """Show one state; its buttons are deleted with the next one."""
        self._picture.show_icon(icon)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for row, wanted in ((self._row, buttons), (self._second, second)):
            while row.count():
                item = row.takeAt(0)
                old = item.widget() if item is not None else None
                if old is not None:
                    old.hide()
                    old.deleteLater()
            if wanted:
                row.addStretch()
                for button in wanted:
                    row.addWidget(button)
                row.addStretch()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False
