"""The main window: sidebar and pages, the shortcuts that work on every page, and closing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time import dates
from lawgov_desktop.shell.services import operators, temporary_copies
from lawgov_desktop.shell.services.attachment_files import AttachmentCopies
from lawgov_desktop.shell.services.backup_folders import backup_folders
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.file_chooser import FileChooser
from lawgov_desktop.shell.services.file_watch import FileWatch
from lawgov_desktop.shell.window.closing import Closing
from lawgov_desktop.shell.window.page_registry import page_kinds
from lawgov_desktop.shell.window.page_stack import PageStack
from lawgov_desktop.shell.window.screen_lock import ScreenLock
from lawgov_desktop.shell.window.sidebar_content import SidebarContent
from lawgov_desktop.storage.engine import temporary_files
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Progress
from lawgov_desktop.widgets.style import theme

_GEOMETRY = "window.geometry"
_PAGE = "window.page"
#: Least size in em: one pane with its bars.
_LEAST = (28, 22)


class MainWindow(Restyled, QWidget):
    """The window of one open file; closing it closes the file."""

    #: The window is closed and so is its file.
    gone = Signal()
    #: Open another file instead: path, read only, passphrase or None, and what to do before this file is closed.
    reopen_requested = Signal(object, bool, object, object)
    #: The open file was replaced by another program: a LostFile.
    lost = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("window")
        self._copies = AttachmentCopies()
        self.backup_scheduler = BackupScheduler(context, self)
        self.page_stack = PageStack(page_kinds(context, self.backup_scheduler, self.leave_for), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page_stack)
        self.closing = Closing(
            context, self.backup_scheduler, self.page_stack.opened, self.page_stack.open_page, self
        )
        self.closing.confirmed.connect(self._remember_place)
        self.closing.backing_up.connect(lambda running: self.page_stack.setEnabled(not running))
        self.closing.retry.connect(self.close)
        self.closing.finished.connect(self.leave)
        self.screen_lock = ScreenLock(context, self.backup_scheduler, self._copies, self, self.page_stack)
        self.screen_lock.idle_timer.passed.connect(self.lock)
        self.screen_lock.restart_idle_timer()
        sidebar = self.page_stack.sidebar
        self.sidebar_content = SidebarContent(sidebar, context, self.backup_scheduler)
        self.sidebar_content.year_chosen.connect(self.show_year)
        sidebar.operator_requested.connect(self.change_operator)
        sidebar.backup_requested.connect(lambda: self.page_stack.open("backup"))
        self.file_watch = FileWatch(context, self.page_stack.typed, self)
        self.file_watch.lost.connect(self.lost)
        self.backup_scheduler.backed_up.connect(self.file_watch.backed_up)
        #: The page on which F1 was pressed.
        self._page_before_help = ""
        self._connect_context()
        self._add_shortcuts()
        self.follow_theme()
        self._restore_geometry()
        self._refresh_title()
        page = context.ui_state.get(_PAGE, str, "")
        page = page if page in sidebar.items else "home"
        self.page_stack.open(page)
        if page == "home":
            sidebar.items["home"].setFocus()
        QTimer.singleShot(0, self, self.backup_scheduler.look)
        QTimer.singleShot(0, self, self._delete_old_copies)
        if context.file.read_only:
            self.tell("现在是只读打开，可以看、查、打印，不能修改。")
        elif message := self.backup_scheduler.take_unread():
            self.tell(message)

    def _connect_context(self) -> None:
        """Give the pages what only the window can do."""
        context, chooser = self.context, FileChooser(self)
        context.go, context.tell = self.go, self.page_stack.message_bar.say
        context.choose, context.choose_several = chooser.choose, chooser.choose_several
        context.show_copy = self._copies.show
        context.lock, context.restart_idle_timer = self.lock, self.screen_lock.restart_idle_timer
        context.after_backup = self.backup_scheduler.back_up_before_import
        context.notices.written.connect(self._update_after)

    def _delete_old_copies(self) -> None:
        """Delete copies and unfinished backups that a killed program left behind."""
        if not self.context.closed:
            unclean = self.context.file.closed_uncleanly
            folders = backup_folders(self.context.ui_state, self.context.file.path)

            def sweep(_progress: Progress) -> None:
                temporary_copies.sweep(unclean)
                for folder in folders:
                    temporary_files.sweep(folder, *temporary_files.BACKUP_PARTS)

            self.context.jobs.start(sweep)

    # -- shortcuts and pages ------------------------------------------------------------------------------

    def _add_shortcuts(self) -> None:
        actions: dict[str, Callable[[], None]] = {
            "Ctrl+K": lambda: self.go(Location("search")),
            "Ctrl+B": lambda: self.go(Location("backup", "now")),
            "F1": self.help,
            "Ctrl+L": self.lock,
        }

        def run(action: Callable[[], None]) -> None:
            if not self.context.locked:
                action()

        for keys, action in actions.items():
            QShortcut(QKeySequence(keys), self).activated.connect(partial(run, action))

    def help(self) -> None:
        """F1: show the help of the page in view; on the help page, go back to that page."""
        key = self.page_stack.current
        if key == "help":
            self.page_stack.open(self._page_before_help or "home")
            return
        self._page_before_help = key
        self.go(Location("help", self.page_stack.page(key).help_topic()))

    def lock(self) -> None:
        """Lock the screen, unless it is locked already or the window is closing."""
        if not (self.context.locked or self.context.closed or self.closing.under_way):
            # A copy made while nobody is there should be whole.
            self.file_watch.look()
            self.screen_lock.lock()

    def go(self, location: Location) -> None:
        """Open the search, a page, a ledger on it, or rows of it."""
        if location.page == "search":
            from lawgov_desktop.shell.dialogs.search_window import SearchWindow

            SearchWindow(self.context, self).open()
            return
        self.page_stack.open(location.page)
        if location.ledger or location.uids:
            self.page_stack.page(location.page).go_to(location)

    def tell(self, sentence: str) -> None:
        """Show a sentence in the bar over the page."""
        self.context.tell(sentence)

    # -- year and operator --------------------------------------------------------------------------------

    def _refresh_title(self) -> None:
        """Show town, year and operator in the sidebar and the title."""
        town = self.context.file.settings["town"]
        name = "法治政府建设台账"
        self.setWindowTitle(f"{town} {self.context.year} 年 · {name}" if town else name)
        self.sidebar_content.refresh()

    def _update_after(self, change: Change) -> None:
        self.context.options.forget(change.tables)
        if "setting" in change.tables:
            self._refresh_title()

    def show_year(self, year: int) -> None:
        """Show another year on every page."""
        self.context.year = year
        dates.set_working_year(year)
        for page in self.page_stack.opened():
            page.show_year(year)
        self._refresh_title()

    def change_operator(self) -> None:
        """Ask who is typing now."""
        from lawgov_desktop.shell.dialogs.operator_dialog import OperatorDialog

        context = self.context
        dialog = OperatorDialog(context.file.operator, operators.names(context.ui_state), self)
        dialog.accepted.connect(lambda: self.set_operator(dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_operator(self, name: str) -> None:
        """Write `name` into the history of every change from now on."""
        self.context.file.operator = name
        operators.remember(self.context.ui_state, name)
        self._refresh_title()

    # -- closing ------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.context.closed:
            event.accept()
            return
        event.ignore()
        if not self.file_watch.is_there():
            # Another window takes over.
            return
        if self.context.locked and self.screen_lock.screen is not None:
            self.closing.begin_locked(self.screen_lock.screen)
        else:
            self.closing.begin()

    def leave(self) -> None:
        """Stop the jobs, close the file, release its lock and close the window, without any question."""
        self.context.closed = True
        self.context.jobs.stop()
        self._copies.clear()
        self.context.ui_state.flush()
        self.context.file.close()
        self.close()
        self.gone.emit()

    def leave_for(
        self,
        path: Path,
        read_only: bool = False,
        *,
        secret: str | None = None,
        before: Callable[[], str] | None = None,
    ) -> None:
        """Close this file and open another one, unless the user goes back to unsaved input; see `LeaveFor`."""
        if self.closing.confirm_unsaved():
            self._remember_place()
            self.reopen_requested.emit(path, read_only, secret, before)

    # -- size ---------------------------------------------------------------------------------------------

    def _remember_place(self) -> None:
        """Remember page, position and size for the next start."""
        self.context.ui_state.put(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self.context.ui_state.put(_PAGE, self.page_stack.current)

    def _restore_geometry(self) -> None:
        geometry = self.context.ui_state.get(_GEOMETRY, str, "")
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            return
        screen = self.screen().availableGeometry()
        self.resize(min(screen.width(), theme.px(98)), min(screen.height(), theme.px(55)))

    def restyle(self) -> None:
        screen = self.screen().availableGeometry()
        self.setMinimumSize(
            min(theme.px(_LEAST[0]), screen.width()), min(theme.px(_LEAST[1]), screen.height())
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("ground"))
