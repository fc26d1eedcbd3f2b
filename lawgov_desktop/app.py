"""The composition root of the window: folders, log, areas, file and shell; one file is open at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from lawgov_desktop.areas import catalogue
from lawgov_desktop.errors import FileProblem, KnownError
from lawgov_desktop.paths import Paths
from lawgov_desktop.shell.crash.excepthook import CrashGuard
from lawgov_desktop.shell.dialogs.question_dialog import ask
from lawgov_desktop.shell.services import log, operators
from lawgov_desktop.shell.services.backup_scheduler import KEEP_ALL
from lawgov_desktop.shell.services.context import AppContext, ChangeRelay
from lawgov_desktop.shell.startup.file_opening import FileOpening
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.widgets.controls.question import Ask
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.style import screen_fonts, theme

if TYPE_CHECKING:
    from lawgov_desktop.shell.services.file_watch import LostFile
    from lawgov_desktop.shell.startup.entry_window import EntryWindow

_LOOK, _SIZE = "look.mode", "look.size"


class Program(QObject):
    """Shows the window of the open file, opens the next file in its place, and ends the program."""

    def __init__(
        self, app: QApplication, paths: Paths, ask_with: Ask = ask, look: theme.Theme | None = None
    ) -> None:
        super().__init__(app)
        self._app, self._paths, self._ask = app, paths, ask_with
        self.ui_state = UiState(paths.config / "window.json", self)
        self.theme = look or theme.Theme(app, screen_fonts.tail())
        size = self.ui_state.get(_SIZE, str, "标准")
        mode = self.ui_state.get(_LOOK, str, "system")
        if look is None:
            self.theme.apply(mode if mode in ("light", "dark") else "system", theme.SCALES.get(size, 1.0))
        #: The window in view.
        self.window: MainWindow | EntryWindow | None = None
        #: Whether to ask at the start who is typing: several people may share the computer.
        self.greets = False
        self._first = True
        self.catalogue = catalogue()
        self.opening = FileOpening(
            self.catalogue, paths, self.ui_state, ask_with, self._show_file, self._show_window
        )
        self.opening.cancelled.connect(self._end)
        self.opening.unlock_closed.connect(self._return_or_end)
        self.opening.restored.connect(self._keep_backups)
        self.opening.message.connect(self._show_message)

    def start(self, database: Path | None, passphrase: str | None = None) -> None:
        """Begin, and show a window whatever fails on the way."""
        try:
            self.begin(database, passphrase)
        except Exception as error:
            if self.window is None:
                self.opening.show_start_window()
            self._report_bug(error)

    def begin(self, database: Path | None, passphrase: str | None = None) -> None:
        """Open `database`, or without it the file of the last session; see `FileOpening.begin`."""
        self.opening.begin(database, passphrase)

    # -- windows ---------------------------------------------------------------------------------------------

    def _show_window(self, window: MainWindow | EntryWindow) -> None:
        """Show a window in place of the one in view."""
        before, self.window = self.window, window
        window.show()
        if before is not None and not isinstance(before, MainWindow):
            before.finish()
        if before is not None:
            before.deleteLater()

    def _show_file(self, file: OfficeFile) -> None:
        """Open the main window of a file."""
        from lawgov_desktop.shell.startup import locate_file

        names = operators.names(self.ui_state)
        asked = bool(file.operator)
        file.operator = file.operator or (names[0] if names else "")
        if self.opening.return_to is None:
            locate_file.remember(self.ui_state, file.path, file.file_id, file.encrypted)
        window = MainWindow(self._context_of(file))
        window.context.jobs.broken.connect(self._report_bug)
        window.gone.connect(self._return_or_end)
        window.reopen_requested.connect(partial(self._reopen, window))
        window.lost.connect(partial(self._leave_lost, window))
        log.note("opened a file, %s ledgers", len(self.catalogue.ledgers))
        self._show_window(window)
        self._show_first_message(window, file)
        if not file.read_only and not asked and (not file.operator or (self.greets and self._first)):
            window.change_operator()
        self._first = False

    def _context_of(self, file: OfficeFile) -> AppContext:
        operations = Operations(file)
        jobs = Jobs(file.db, self)
        notices = ChangeRelay(self)
        operations.listen(notices.written.emit)
        return AppContext(
            file=file,
            operations=operations,
            jobs=jobs,
            ui_state=self.ui_state,
            theme=self.theme,
            paths=self._paths,
            ask=self._ask,
            year=file.year,
            options=Options(file, viewer=file.viewer("screen")),
            undo=Undo(file, operations),
            notices=notices,
        )

    def _show_first_message(self, window: MainWindow, file: OfficeFile) -> None:
        if file.closed_uncleanly:
            self.ui_state.put(KEEP_ALL, True)
            window.page_stack.message_bar.say("上次没有正常关闭，文件已从头到尾查过，是完好的。", good=True)
        elif self._first:
            self.ui_state.put(KEEP_ALL, False)
        if (
            self.opening.return_to is None
            and not file.read_only
            and volumes.is_removable_or_network(file.path)
        ):
            place = volumes.place_name(file.path)
            window.tell(f"台账文件放在{place}上，拔掉或断网就用不了，也慢。最好放在本机硬盘，U 盘只放备份。")

    def _keep_backups(self) -> None:
        """After a restore the next file is not opened as the first one: that would let old backups be deleted."""
        self._first = False

    def _reopen(
        self,
        window: MainWindow,
        path: Path,
        read_only: bool,
        secret: str | None,
        before: Callable[[], str] | None,
    ) -> None:
        """Run `before` while nothing else uses the file, close the file, and open the one at `path`."""
        old = window.context.file.path
        window.gone.disconnect(self._return_or_end)
        self.opening.return_to = old if read_only else None
        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        sentence, error = "", None
        window.context.jobs.stop()
        try:
            sentence = before() if before is not None else ""
        except Exception as exception:
            # `before` may have closed the file already: this window cannot be used any longer.
            error, path, secret = exception, old, None
        finally:
            self._app.restoreOverrideCursor()
        window.leave()
        self.opening.open(path, secret, read_only=read_only)
        if isinstance(error, KnownError):
            self.tell(error.sentence)
        elif error is not None:
            self._report_bug(error)
        elif sentence:
            self._show_message(sentence, True)

    def _leave_lost(self, window: MainWindow, lost: LostFile) -> None:
        """Close the window of a file that was replaced, and let the user choose what to go on with."""
        from lawgov_desktop.storage.backup.rescue import put_companions_away

        window.gone.disconnect(self._return_or_end)
        self.opening.return_to = None
        window.leave()
        put_companions_away(lost.path, lost.rescued)
        self.opening.show_lost(lost)

    # -- the end ---------------------------------------------------------------------------------------------

    def _return_or_end(self) -> None:
        """A window was closed: open the file again from which a backup was looked at, or end the program."""
        return_to, self.opening.return_to = self.opening.return_to, None
        if return_to is not None:
            self.opening.open(return_to)
        else:
            self._end()

    def tell(self, sentence: str) -> None:
        """Show a sentence in the window in view."""
        if isinstance(self.window, MainWindow):
            self.window.tell(sentence)
        elif self.window is not None:
            self.window.show_problem(FileProblem(sentence))

    def _show_message(self, sentence: str, good: bool) -> None:
        if not good:
            self.tell(sentence)
        elif isinstance(self.window, MainWindow):
            self.window.page_stack.message_bar.say(sentence, good=True)

    def _report_bug(self, error: BaseException) -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    def _end(self) -> None:
        self.ui_state.flush()
        self._app.quit()

    def leave(self) -> None:
        """End at once; everything that was saved is in the file."""
        if isinstance(self.window, MainWindow):
            self.window.leave()
        self._end()


def main(paths: Paths, database: Path | None = None, passphrase_file: Path | None = None) -> int:
    """Run the window until it is closed; returns the exit code."""
    from lawgov_desktop.shell.startup.locate_file import passphrase_in

    theme.choose_input_method()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("lawgov-desktop")
    app.setQuitOnLastWindowClosed(False)
    log_file = log.start(paths.logs)
    program = Program(app, paths)
    program.greets = True
    guard = CrashGuard(log_file, program.tell, program.leave)
    guard.install()
    try:
        program.start(database, passphrase_in(passphrase_file))
        return app.exec()
    except KnownError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    finally:
        guard.uninstall()
        log.stop()
