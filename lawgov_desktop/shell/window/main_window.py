"""The main window: the frame with every page, the keys that work everywhere, and a farewell that loses nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time import dates
from lawgov_desktop.shell.services import operators, temporary_copies
from lawgov_desktop.shell.services.attachment_files import AttachmentCopies
from lawgov_desktop.shell.services.backup_scheduler import BackupScheduler, day_words
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.shell.services.idle_timer import LOCK_AFTER, LOCK_USUAL, IdleTimer
from lawgov_desktop.shell.window.lock_screen import LockScreen
from lawgov_desktop.shell.window.page_registry import page_kinds
from lawgov_desktop.shell.window.page_stack import PageStack
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.summary.years import years_of
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.style import theme

_GEOMETRY = "window.geometry"
_PAGE = "window.page"
#: Least size in em: one pane with its bars.
_LEAST = (28, 22)


class MainWindow(QWidget):
    """The window of one open file; closing it closes the file."""

    #: The window is gone; True when another one is wanted in its place (after a restore).
    gone = Signal()
    #: Open this file instead: path, read only, passphrase or None, and what to do before closing.
    reopen_requested = Signal(object, bool, object, object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("window")
        self.setWindowTitle(self._title())
        context.go, context.tell, context.choose = self.go, self._tell, self._choose
        context.choose_several = self._choose_several
        self._copies = AttachmentCopies()
        context.show_copy = self._copies.show
        self.backup_scheduler = BackupScheduler(context, self)
        #: Until the folders were looked through, nothing is said of backups.
        self._backups_known = False
        self.backup_scheduler.known.connect(self._backups_looked_through)
        self.page_stack = PageStack(page_kinds(context, self.backup_scheduler, self.leave_for), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page_stack)
        sidebar = self.page_stack.sidebar
        sidebar.year_requested.connect(self._show_years)
        sidebar.operator_requested.connect(self.change_operator)
        sidebar.backup_requested.connect(lambda: self.page_stack.open("backup"))
        context.notices.written.connect(self._after_writing)
        context.after_backup = self._back_up_then
        self._leaving = False
        self._farewell_said = False
        self._cover: LockScreen | None = None
        #: The page F1 was pressed on.
        self._helped = ""
        self._idle = IdleTimer(self)
        self._idle.passed.connect(self.lock)
        self.watch_idleness()
        self._keys()
        self._measure()
        self._restore_geometry()
        self._show_sidebar()
        place = context.ui_state.get(_PAGE, str, "")
        place = place if place in sidebar.items else "home"
        self.page_stack.open(place)
        if place == "home":
            sidebar.items["home"].setFocus()
        QTimer.singleShot(0, self, self.backup_scheduler.look)
        QTimer.singleShot(0, self, self._sweep)
        if context.file.read_only:
            self._tell("现在是只读打开，可以看、查、打印，不能修改。")
        elif words := self.backup_scheduler.unread():
            self._tell(words)

    def _sweep(self) -> None:
        if not self.context.closed:
            unclean = self.context.file.closed_uncleanly
            self.context.jobs.start(lambda _progress: temporary_copies.sweep(unclean))

    # -- keys and places -----------------------------------------------------------------------------------

    def _keys(self) -> None:
        self._key("Ctrl+K", lambda: self.go(Location("search")))
        self._key("Ctrl+B", self.back_up)
        self._key("F1", self.help)
        self._key("Ctrl+L", self.lock)

    def _key(self, keys: str, do: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: None if self.context.locked else do())

    def help(self) -> None:
        """F1: the help of the page in view; once more, back to that page."""
        here = self.page_stack.current
        if here == "help":
            self.page_stack.open(self._helped or "home")
            return
        self._helped = here
        ledger = getattr(self.page_stack.pages.get(here), "ledger", None)
        self.page_stack.open("help")
        page: Any = self.page_stack.page("help")
        if ledger is not None:
            page.show_ledger(ledger)
        else:
            page.show_topic({"summary": "numbers", "backup": "backup"}.get(here, "first"))

    def lock(self) -> None:
        """Ctrl+L, or nobody at the keyboard: cover everything, back up what changed, forget the key."""
        if self.context.locked or self._leaving or self._farewell_said:
            return
        if self._cover is None:
            self._cover = LockScreen(self.context, self, self.page_stack)
            self._cover.opened.connect(self.watch_idleness)
        if self.backup_scheduler.wanted and self.backup_scheduler.job is None:
            self.backup_scheduler.automatic("锁定时")
        self._idle.wait(0)
        if self.context.file.encrypted:
            # Copies of papers lie open on the disk.
            self._copies.clear()
        self._cover.cover()

    def watch_idleness(self) -> None:
        """Count the minutes without a key from now; only a file with a passphrase locks by itself."""
        minutes = self.context.ui_state.get(LOCK_AFTER, int, LOCK_USUAL)
        self._idle.wait(minutes if self.context.file.encrypted else 0)

    def go(self, place: Location) -> None:
        """Go to a page, a ledger on it, or rows of it."""
        if place.page == "search":
            from lawgov_desktop.shell.dialogs.search_window import SearchWindow

            SearchWindow(self.context, self).open()
            return
        self.page_stack.open(place.page)
        arrive = getattr(self.page_stack.page(place.page), "arrive", None)
        if arrive is not None and (place.ledger or place.uids):
            arrive(place)

    def back_up(self) -> None:
        """Ctrl+B: open the backup page and begin."""
        self.page_stack.open("backup")
        self.page_stack.page("backup").begin()  # type: ignore[attr-defined]

    def _back_up_then(self, then: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        """The backup before an import; when it fails, nothing is imported."""

        def done(error: BaseException | None) -> None:
            if error is not None:
                failed(error)
                return
            self.backup_scheduler.look()
            then()

        self.backup_scheduler.automatic("导入之前", done)

    def _tell(self, sentence: str, *, good: bool = False) -> None:
        self.page_stack.message_bar.say(sentence, good=good)

    def tell(self, sentence: str) -> None:
        """Show a sentence in the bar over the page."""
        self._tell(sentence)

    def _choose(self, title: str, folder: str, kinds: str, name: str) -> str:
        if not kinds:
            return QFileDialog.getExistingDirectory(self, title, folder)
        if name:
            return QFileDialog.getSaveFileName(self, title, str(Path(folder) / name), kinds)[0]
        return QFileDialog.getOpenFileName(self, title, folder, kinds)[0]

    def _choose_several(self, title: str, folder: str, kinds: str) -> list[str]:
        return QFileDialog.getOpenFileNames(self, title, folder, kinds)[0]

    # -- the sidebar ------------------------------------------------------------------------------------------

    def _title(self) -> str:
        town = self.context.file.settings["town"]
        return f"{town} {self.context.year} 年 · 法治政府建设台账" if town else "法治政府建设台账"

    def _show_sidebar(self) -> None:
        sidebar, context = self.page_stack.sidebar, self.context
        sidebar.head.show_place(context.file.settings["town"] or "本镇", context.year)
        sidebar.who.say(context.file.operator or "没有写姓名", "user")
        self._show_backup(self.backup_scheduler.newest)
        self.setWindowTitle(self._title())

    def _backups_looked_through(self, newest: object) -> None:
        self._backups_known = True
        self._show_backup(newest)

    def _show_backup(self, entry: object) -> None:
        line = self.page_stack.sidebar.backup
        if entry is None:
            known = self._backups_known
            words, icon, tone = ("还没有备份", "alert", "amber_ink") if known else ("", "clock", "ink2")
            line.say(words, icon, tone)
            return
        made: dt.datetime = entry.made  # type: ignore[attr-defined]
        days = (dt.date.today() - made.date()).days
        old = days > 7 or days < -1
        words = f"备份 {day_words(made)}" if days >= -1 else "备份日期在将来"
        line.say(
            words,
            "alert" if old else "check",
            "amber_ink" if old else "green",
            "amber_ink" if old else "ink2",
        )

    def _after_writing(self, change: Change) -> None:
        self.context.options.forget(change.tables)
        if "setting" in change.tables:
            self._show_sidebar()

    def _show_years(self) -> None:
        menu = QMenu(self)
        for year in years_of(self.context.file, self.context.year):
            action = menu.addAction(f"{year} 年")
            action.setCheckable(True)
            action.setChecked(year == self.context.year)
            action.triggered.connect(lambda _=False, year=year: self.show_year(year))
        head = self.page_stack.sidebar.head
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(head.mapToGlobal(head.rect().bottomLeft()))

    def show_year(self, year: int) -> None:
        """Look at another year on every page."""
        self.context.year = year
        dates.set_working_year(year)
        for page in self.page_stack.pages.values():
            turn = getattr(page, "show_year", None)
            if turn is not None:
                turn(year)
        self._show_sidebar()

    def change_operator(self) -> None:
        """Ask who is typing now."""
        context = self.context
        from lawgov_desktop.shell.dialogs.operator_dialog import OperatorDialog

        dialog = OperatorDialog(context.file.operator, operators.names(context.ui_state), self)
        dialog.accepted.connect(lambda: self.set_operator(dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_operator(self, name: str) -> None:
        """From now on `name` stands in the history."""
        self.context.file.operator = name
        operators.remember(self.context.ui_state, name)
        self._show_sidebar()

    # -- going away ----------------------------------------------------------------------------------------

    def unsaved(self) -> list[QWidget]:
        """Pages with something typed and not saved."""
        return [page for page in self.page_stack.pages.values() if getattr(page, "unsaved", lambda: ())()]

    def _confirm_unsaved(self) -> bool:
        """Save or drop what is not saved, as the clerk says; False when the clerk goes back to typing."""
        open_pages = self.unsaved()
        if not open_pages:
            return True
        words = "、".join(word for page in open_pages for word in page.unsaved())  # type: ignore[attr-defined]
        answer = self.context.ask(
            "还有没保存的内容",
            f"{words}填了还没有保存。",
            (
                Answer("discard", "放弃"),
                Answer("back", "回去继续填"),
                Answer("save", "保存并关闭", "filled"),
            ),
        )
        if answer == "discard":
            return True
        if answer != "save":
            return False
        for page in open_pages:
            if not page.save():  # type: ignore[attr-defined]
                key = next(k for k, p in self.page_stack.pages.items() if p is page)
                self.page_stack.open(key)
                return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            event.accept()
            return
        event.ignore()
        if self.context.locked and self._cover is not None:
            if self.unsaved():
                self._cover.refuse_to_close()
            elif self.backup_scheduler.job is None:
                self.leave()
            elif not self._farewell_said:
                # What changed is being backed up since it was locked: that comes first.
                self._farewell_said = True
                self._cover.say_backing_up()
                self.backup_scheduler.job.ended.connect(self._close_again)
            return
        if self._farewell_said or not self._confirm_unsaved():
            return
        self._farewell_said = True
        self._keep_place()
        if self.backup_scheduler.job is None and not self.backup_scheduler.wanted:
            self.leave()
            return
        self.page_stack.setEnabled(False)
        self._tell("正在备份，马上就好……", good=True)
        if self.backup_scheduler.job is None:
            self.backup_scheduler.automatic("关闭时", self._backed_up)
        else:
            # One that is being made, to a stick perhaps, is not broken off without a word.
            self.backup_scheduler.job.succeeded.connect(self._close_again)
            self.backup_scheduler.job.failed.connect(self._stay)

    def _close_again(self) -> None:
        self._stay()
        self.close()

    def _keep_place(self) -> None:
        """Where one was, for the next time."""
        self.context.ui_state.put(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self.context.ui_state.put(_PAGE, self.page_stack.current)

    def _stay(self) -> None:
        self._farewell_said = False
        self.page_stack.setEnabled(True)

    def _backed_up(self, error: BaseException | None) -> None:
        if error is not None:
            text = getattr(error, "sentence", "备份没有做成。")
            answer = self.context.ask(
                "关闭前的备份没有做成",
                f"{text}台账本身已经保存好了。",
                (Answer("back", "回去处理"), Answer("leave", "直接关闭", "filled")),
            )
            if answer != "leave":
                self._stay()
                self._tell(text)
                return
        self.leave()

    def leave(self) -> None:
        """Stop the jobs, close the file, give back the lock and go, without asking anything."""
        self._leaving = True
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
        """Close this file and open another; `before` runs once all jobs have stopped, and says what it did."""
        if self._confirm_unsaved():
            self._keep_place()
            self.reopen_requested.emit(path, read_only, secret, before)

    # -- measures ------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        screen = self.screen().availableGeometry()
        self.setMinimumSize(
            min(theme.px(_LEAST[0]), screen.width()), min(theme.px(_LEAST[1]), screen.height())
        )

    def _restore_geometry(self) -> None:
        kept = self.context.ui_state.get(_GEOMETRY, str, "")
        if kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            return
        screen = self.screen().availableGeometry()
        self.resize(min(screen.width(), theme.px(98)), min(screen.height(), theme.px(55)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.restyled(event) and hasattr(self, "page_stack"):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("ground"))
