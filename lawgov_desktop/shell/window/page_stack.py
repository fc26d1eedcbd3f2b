"""The content of the main window: sidebar, message bar, and the pages, each created when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.shell.window.message_bar import MessageBar
from lawgov_desktop.shell.window.sidebar import Sidebar, SidebarEntry
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme

#: Least widths of the window in em for the sidebar with words and with icons only; below them it is a drawer.
FULL, ICONS = 84, 68

#: QWIDGETSIZE_MAX: a widget without a greatest height.
_NO_LIMIT = 16_777_215


@dataclass(frozen=True)
class PageKind:
    """A page of the window: its entry in the sidebar and the function that creates it."""

    entry: SidebarEntry
    make: Callable[[], Page]
    #: The entry stands at the lower end of the sidebar.
    at_bottom: bool = False


class PageStack(Restyled, QWidget):
    """Holds the sidebar and the pages. In a narrow window the sidebar shows icons only, or becomes a drawer."""

    #: Key of the page that came into view.
    page_shown = Signal(str)

    def __init__(self, kinds: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = {kind.entry.key: kind for kind in kinds}
        self.pages: dict[str, Page] = {}
        upper = [k.entry for k in kinds if not k.at_bottom]
        self.sidebar = Sidebar(upper, [k.entry for k in kinds if k.at_bottom], self)
        self.sidebar.chosen.connect(self.open)
        self.message_bar = MessageBar(self)
        self._stack = QStackedWidget(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.message_bar)
        right.addWidget(self._stack, 1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.sidebar)
        self._layout.addLayout(right, 1)
        #: How the sidebar is shown: "full", "icons" or "drawer"; empty before the first layout.
        self.mode = ""
        #: Key of the page in view.
        self.current = ""
        self._add_shortcuts()
        self.follow_theme()

    def _add_shortcuts(self) -> None:
        for number, key in enumerate(self.sidebar.order()[:9], start=1):
            self._add_shortcut(f"Ctrl+{number}", partial(self.open, key))
        self._add_shortcut("Alt+Down", partial(self._open_neighbour, 1))
        self._add_shortcut("Alt+Up", partial(self._open_neighbour, -1))

    def _add_shortcut(self, keys: str, action: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _open_neighbour(self, step: int) -> None:
        keys = self.sidebar.order()
        index = keys.index(self.current) if self.current in keys else 0
        self.open(keys[(index + step) % len(keys)])

    # -- pages --------------------------------------------------------------------------------------------

    def page(self, key: str) -> Page:
        """The page with the key `key`; it is created by the first call."""
        if key not in self.pages:
            page = self._kinds[key].make()
            page.menu_requested.connect(self.unfold)
            self.pages[key] = page
            self._stack.addWidget(page)
        return self.pages[key]

    def opened(self) -> list[Page]:
        """The pages that were opened since the start."""
        return list(self.pages.values())

    def typed(self) -> list[str]:
        """What is typed and not saved on all pages, as lines of text."""
        return [line for page in self.pages.values() for line in page.typed()]

    def open_page(self, page: Page) -> None:
        """Bring a page that was opened before into view."""
        self.open(next(key for key, other in self.pages.items() if other is page))

    def open(self, key: str) -> None:
        """Bring a page into view and give it the keyboard focus."""
        self._close_drawer()
        page = self.page(key)
        changed = key != self.current
        if changed:
            self.message_bar.clear()
        self.current = key
        self._stack.setCurrentWidget(page)
        self.sidebar.show_current(key)
        page.set_compact(self.mode == "drawer")
        if changed:
            page.entered()
            self.page_shown.emit(key)

    # -- width --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_mode()

    def restyle(self) -> None:
        if self.mode:
            self._choose_mode()

    def _choose_mode(self) -> None:
        ems = self.width() / theme.em(self)
        mode = "full" if ems >= FULL else "icons" if ems >= ICONS else "drawer"
        if mode != self.mode:
            self.mode = mode
            self._close_drawer()
            if mode == "drawer":
                self._layout.removeWidget(self.sidebar)
                self.sidebar.hide()
            else:
                self._layout.insertWidget(0, self.sidebar)
                self.sidebar.show()
            self.sidebar.fold(mode == "icons")
        if self.current:
            self.pages[self.current].set_compact(mode == "drawer")
        if self._drawer_open():
            self.sidebar.setFixedHeight(self.height())

    # -- the sidebar as a drawer --------------------------------------------------------------------------

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

    def _close_drawer(self) -> None:
        self.sidebar.setMinimumHeight(0)
        self.sidebar.setMaximumHeight(_NO_LIMIT)
        if self._drawer_open():
            self.sidebar.hide()
            self.window().removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer_open():
            self._close_drawer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close_drawer()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._close_drawer()
        return False
