"""The frame of the window: sidebar, the sentence bar, and pages made when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lawgov_desktop.shell.window.message_bar import MessageBar
from lawgov_desktop.shell.window.sidebar import Sidebar, SidebarEntry
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.style import theme

#: Widths of the window in em: sidebar with words from the first on, icons from the second on, below it the ☰ button.
FULL, ICONS = 84, 68


@dataclass(frozen=True)
class PageKind:
    """A page of the window: its place in the sidebar and how it is made."""

    entry: SidebarEntry
    make: Callable[[], QWidget]
    #: Stands at the lower end of the sidebar.
    at_bottom: bool = False


class MenuBar(QWidget):
    """The ☰ line over a page that has no line of its own for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.menu = Button("页面", "quiet", icon="menu", name="menu")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(0.85), theme.px(0.3), theme.px(0.85), theme.px(0.3))
        layout.addWidget(self.menu)
        layout.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


class PageStack(QWidget):
    """Holds the sidebar and the pages, and folds the sidebar as the window gets narrow."""

    #: Key of the page now in view.
    page_shown = Signal(str)

    def __init__(self, kinds: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = {kind.entry.key: kind for kind in kinds}
        self.pages: dict[str, QWidget] = {}
        upper = [k.entry for k in kinds if not k.at_bottom]
        self.sidebar = Sidebar(upper, [k.entry for k in kinds if k.at_bottom], self)
        self.sidebar.chosen.connect(self.open)
        self.message_bar = MessageBar(self)
        self._menu_bar = MenuBar(self)
        self._menu_bar.menu.clicked.connect(self.unfold)
        self._menu_bar.hide()
        self._stack = QStackedWidget(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._menu_bar)
        right.addWidget(self.message_bar)
        right.addWidget(self._stack, 1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.sidebar)
        self._layout.addLayout(right, 1)
        self.mode = ""
        self.current = ""
        self._keys()

    def _keys(self) -> None:
        for number, key in enumerate(self.sidebar.order()[:9], start=1):
            self._key(f"Ctrl+{number}", partial(self.open, key))
        self._key("Alt+Down", lambda: self._neighbour(1))
        self._key("Alt+Up", lambda: self._neighbour(-1))

    def _key(self, keys: str, do: Callable[[], Any]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _neighbour(self, step: int) -> None:
        keys = self.sidebar.order()
        place = keys.index(self.current) if self.current in keys else 0
        self.open(keys[(place + step) % len(keys)])

    # -- pages -------------------------------------------------------------------------------------------

    def page(self, key: str) -> QWidget:
        """The page called `key`, made now if nobody looked at it yet."""
        if key not in self.pages:
            made = self._kinds[key].make()
            made.setObjectName(made.objectName() or key)
            self.pages[key] = made
            self._stack.addWidget(made)
            wanted = getattr(made, "menu_requested", None)
            if wanted is not None:
                wanted.connect(self.unfold)
        return self.pages[key]

    def open(self, key: str) -> None:
        """Bring a page into view and the keyboard with it."""
        self._shut_drawer()
        page = self.page(key)
        changed = key != self.current
        if changed:
            self.message_bar.clear()
        self.current = key
        self._stack.setCurrentWidget(page)
        self.sidebar.show_current(key)
        self._tell_mode(page)
        if changed:
            entered = getattr(page, "entered", None)
            if entered is not None:
                entered()
            self.page_shown.emit(key)

    # -- width -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_mode()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.restyled(event) and hasattr(self, "mode"):
            self._choose_mode()

    def _choose_mode(self) -> None:
        ems = self.width() / theme.em(self)
        mode = "full" if ems >= FULL else "icons" if ems >= ICONS else "drawer"
        if mode != self.mode:
            self.mode = mode
            self._shut_drawer()
            if mode == "drawer":
                self._layout.removeWidget(self.sidebar)
                self.sidebar.hide()
            else:
                self._layout.insertWidget(0, self.sidebar)
                self.sidebar.show()
            self.sidebar.fold(mode == "icons")
        if self.current:
            self._tell_mode(self.pages[self.current])
        if self._drawer_open():
            self.sidebar.setFixedHeight(self.height())

    def _tell_mode(self, page: QWidget) -> None:
        drawer = self.mode == "drawer"
        own = hasattr(page, "menu_requested")
        self._menu_bar.setVisible(drawer and not own)
        if own:
            page.set_compact(drawer)  # type: ignore[attr-defined]

    # -- the sidebar as a drawer ----------------------------------------------------------------------------

    def _drawer_open(self) -> bool:
        return self.mode == "drawer" and self.sidebar.isVisible()

    def unfold(self) -> None:
        """Show the sidebar over the page, until a page is chosen, Esc is pressed or the page is clicked."""
        if self.mode != "drawer":
            return
        self.sidebar.setFixedHeight(self.height())
        self.sidebar.move(QPoint(0, 0))
        self.sidebar.show()
        self.sidebar.raise_()
        item = self.sidebar.items.get(self.current)
        if item is not None:
            item.setFocus(Qt.FocusReason.OtherFocusReason)
        self.window().installEventFilter(self)

    def _shut_drawer(self) -> None:
        if hasattr(self, "_layout"):
            self.sidebar.setMinimumHeight(0)
            self.sidebar.setMaximumHeight(16_777_215)
        if self._drawer_open():
            self.sidebar.hide()
            self.window().removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer_open():
            self._shut_drawer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._shut_drawer()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._shut_drawer()
        return False
