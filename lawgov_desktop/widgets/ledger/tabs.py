"""Tabs of the ledgers of an area, 2 px underline below the current one; tabs that do not fit are in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme


class LedgerTab(QAbstractButton):
    """One tab; its objectName is the ledger's key."""

    def __init__(self, key: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        # Measured in bold in every state: choosing a tab must not move the others.
        return QSize(
            QFontMetrics(theme.font("strong")).horizontalAdvance(self.text()) + theme.px(0.6), theme.px(3.0)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        tab_font: QFont = theme.font("strong" if on else "text")
        painter.setFont(tab_font)
        painter.setPen(theme.colour("ink" if on or self.underMouse() else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme.colour("accent"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            radius = theme.px(0.29)
            painter.drawRoundedRect(
                self.rect().adjusted(1, theme.px(0.45), -1, -theme.px(0.45)), radius, radius
            )


class LedgerTabs(Restyled, QWidget):
    """The tabs of one area, left aligned."""

    #: Key of the ledger to show.
    chosen = Signal(str)

    def __init__(self, ledgers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`ledgers`: key and title of each."""
        super().__init__(parent)
        self.tabs = {key: LedgerTab(key, title, self) for key, title in ledgers}
        for key, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        self._more = Button("更多 ▾", "quiet", name="more_ledgers", parent=self)
        self._more.clicked.connect(self._open_menu)
        self._current = next(iter(self.tabs))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_current(self._current)
        self.follow_theme()

    def show_current(self, key: str) -> None:
        """Underline a tab."""
        self._current = key
        for name, tab in self.tabs.items():
            tab.setChecked(name == key)
        self._place()

    def neighbour(self, step: int) -> str:
        """Key of the tab `step` to the right of the current one; after the last comes the first."""
        keys = list(self.tabs)
        return keys[(keys.index(self._current) + step) % len(keys)]

    def natural_width(self) -> int:
        """Pixels all tabs need side by side."""
        return sum(t.sizeHint().width() + self._gap() for t in self.tabs.values())

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), theme.px(3.0))

    def _choose(self, key: str) -> None:
        self.show_current(self._current)
        self.chosen.emit(key)

    def _gap(self) -> int:
        return theme.px(0.85)

    def _fitting(self) -> list[str]:
        """Keys of the tabs shown: as many as fit, the current one always among them."""
        keys, room = list(self.tabs), self.width()
        if self.natural_width() - self._gap() <= room:
            return keys
        room -= self._more.sizeHint().width()
        shown: list[str] = []
        for key in [self._current, *(k for k in keys if k != self._current)]:
            room -= self.tabs[key].sizeHint().width() + self._gap()
            if room < 0 and shown:
                break
            shown.append(key)
        return [k for k in keys if k in shown]

    def _place(self) -> None:
        shown, left = self._fitting(), 0
        for key, tab in self.tabs.items():
            tab.setVisible(key in shown)
            if key in shown:
                hint = tab.sizeHint()
                tab.setGeometry(left, self.height() - hint.height(), hint.width(), hint.height())
                left += hint.width() + self._gap()
        self._more.setVisible(len(shown) < len(self.tabs))
        high = self._more.sizeHint().height()
        self._more.setGeometry(left, (self.height() - high) // 2, self._more.sizeHint().width(), high)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        shown = self._fitting()
        for key, tab in self.tabs.items():
            if key not in shown:
                menu.addAction(tab.text()).triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def restyle(self) -> None:
        """Set the height from the type size and place the tabs."""
        self.setFixedHeight(theme.px(3.0))
        self._place()
