"""The composition root of the window: folders → log → file → areas → shell; one file open at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from lawgov_desktop.areas import catalogue
from lawgov_desktop.errors import (
    FileDamaged,
    FileLocked,
    FileProblem,
    KnownError,
    NotALedger,
    NotWritable,
    WrongPassphrase,
)
from lawgov_desktop.paths import Paths
from lawgov_desktop.shell.crash.excepthook import CrashGuard
from lawgov_desktop.shell.dialogs.question_dialog import ask
from lawgov_desktop.shell.services import log, operators
from lawgov_desktop.shell.services.backup_scheduler import KEEP_ALL
from lawgov_desktop.shell.services.context import AppContext, ChangeRelay
from lawgov_desktop.shell.startup.check_window import inspect, secure
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.engine import read_salt
from lawgov_desktop.storage.engine.sqlite_errors import reachable, storage_errors
from lawgov_desktop.storage.office_file import OfficeFile, open_file
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.widgets.controls.question import Answer, Ask
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.style import screen_fonts, theme

if TYPE_CHECKING:
    from lawgov_desktop.shell.startup.rescue_window import RescueWindow
    from lawgov_desktop.shell.startup.start_window import StartRequest, StartWindow
    from lawgov_desktop.shell.startup.unlock_window import UnlockWindow

_LOOK, _SIZE = "look.mode", "look.size"
_NO_LEDGER_ANY_MORE = (
    "上次用的文件里现在不是台账了，可能是断电、磁盘出错，或被别的程序改写。请用下面的备份恢复。"
)


class Program(QObject):
    """Opens a file, shows its window, and goes on to another file or the end."""

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
        self.window: MainWindow | StartWindow | UnlockWindow | RescueWindow | None = None
        #: The file to come back to after looking at a backup.
        self._home: Path | None = None
        #: Whether who is typing is asked at the start: a computer is shared.
        self.greets = False
        self._first = True
        self.catalogue = catalogue()

    def start(self, database: Path | None, passphrase: str | None = None) -> None:
        """Begin, and reach a window whatever goes wrong on the way."""
        try:
            self.begin(database, passphrase)
        except Exception as bug:
            if self.window is None:
                self._ask_how_to_start()
            self._job_broken(bug)

    # -- which file ------------------------------------------------------------------------------------------

    def begin(self, database: Path | None, passphrase: str | None = None) -> None:
        """Open the file meant, or ask which."""
        from lawgov_desktop.shell.startup import locate_file

        found = locate_file.meant(self.ui_state, self._paths, database)
        path = found.path
        if found.state == locate_file.THERE:
            self.open(path, passphrase)
        elif found.state == locate_file.SEVERAL:
            self._say_on_start(path, FileProblem("这里有几个台账文件，请选要打开的那一个。"))
        elif found.state == locate_file.GONE:
            # A new, empty file would look as if everything were lost.
            gone = f"上次用的文件 {path} 不在了。如果它在 U 盘或别的盘上，请插好再打开；也可以用备份恢复。"
            self._rescue(path, FileProblem(gone))
        else:
            self._ask_how_to_start(database)

    def open(self, path: Path, passphrase: str | None = None, read_only: bool = False) -> None:
        """Open a file and show it; ask for what is missing."""
        try:
            with reachable(path), storage_errors(path):
                locked = passphrase is None and read_salt(path) is not None
            if locked:
                self._ask_for_passphrase(path, read_only)
                return
            self._show(self._open(path, passphrase, read_only))
        except KnownError as error:
            self._could_not_open(path, passphrase, error)

    def _could_not_open(self, path: Path, passphrase: str | None, error: KnownError) -> None:
        """Say why, and offer what helps: to read only, a backup, or another file."""
        from lawgov_desktop.shell.startup.locate_file import is_known

        home, self._home = self._home, None
        if home is not None:
            # It was only a look at a backup.
            self.open(home)
            self.tell(error.sentence)
        elif isinstance(error, FileLocked | NotWritable):
            self._offer_reading(path, passphrase, error)
        elif isinstance(error, WrongPassphrase):
            self._ask_for_passphrase(path, False, error.sentence)
        elif isinstance(error, FileDamaged):
            self._rescue(path, error)
        elif isinstance(error, NotALedger) and is_known(self.ui_state, path):
            self._rescue(path, FileProblem(_NO_LEDGER_ANY_MORE))
        else:
            self._say_on_start(path, error)

    def _open(self, path: Path, passphrase: str | None, read_only: bool) -> OfficeFile:
        if self._home is not None:
            # A copy of a backup to look at: only when it is brought up to date can this program read it.
            open_file(path, self.catalogue, passphrase).close()
        return open_file(
            path,
            self.catalogue,
            passphrase,
            read_only=read_only,
            backup_before=secure,
            inspect=inspect,
        )

    def _offer_reading(self, path: Path, passphrase: str | None, error: KnownError) -> None:
        answers = (Answer("leave", "退出"), Answer("read", "只读打开", "filled"))
        title = "文件正在别处使用" if isinstance(error, FileLocked) else "这里只能看，不能写"
        if self._ask(title, error.sentence, answers) == "read":
            self.open(path, passphrase, read_only=True)
        else:
            self._end()

    # -- windows ---------------------------------------------------------------------------------------------

    def _put(self, window: MainWindow | StartWindow | UnlockWindow | RescueWindow) -> None:
        """Show a window in place of the one before it."""
        before, self.window = self.window, window
        window.show()
        if before is not None and not isinstance(before, MainWindow):
            before.finish()
        if before is not None:
            before.deleteLater()

    def _show(self, file: OfficeFile) -> None:
        from lawgov_desktop.shell.startup import locate_file

        known = operators.names(self.ui_state)
        asked = bool(file.operator)
        file.operator = file.operator or (known[0] if known else "")
        if self._home is None:
            locate_file.remember(self.ui_state, file.path, file.file_id)
        operations = Operations(file)
        jobs = Jobs(file.db, self)
        notices = ChangeRelay(self)
        operations.listen(notices.written.emit)
        context = AppContext(
            file=file,
            operations=operations,
            jobs=jobs,
            ui_state=self.ui_state,
            theme=self.theme,
            paths=self._paths,
            ask=self._ask,
            year=file.year,
            options=Options(file),
            undo=Undo(file, operations),
            notices=notices,
        )
        window = MainWindow(context)
        jobs.broken.connect(self._job_broken)
        window.gone.connect(self._gone)
        window.reopen_requested.connect(partial(self._reopen, window))
        log.note("opened a file, %s ledgers", len(self.catalogue.ledgers))
        self._put(window)
        self._say_what_matters(window, file)
        if not file.read_only and not asked and (not file.operator or (self.greets and self._first)):
            window.change_operator()
        self._first = False

    def _say_what_matters(self, window: MainWindow, file: OfficeFile) -> None:
        if file.closed_uncleanly:
            self.ui_state.put(KEEP_ALL, True)
            window.page_stack.message_bar.say("上次没有正常关闭，文件已从头到尾查过，是完好的。", good=True)
        elif self._first:
            self.ui_state.put(KEEP_ALL, False)
        if self._home is None and not file.read_only and volumes.is_removable_or_network(file.path):
            place = volumes.place_name(file.path)
            window.tell(f"台账文件放在{place}上，拔掉或断网就用不了，也慢。最好放在本机硬盘，U 盘只放备份。")

    def _reopen(
        self,
        window: MainWindow,
        path: Path,
        read_only: bool,
        secret: str | None,
        before: Callable[[], str] | None,
    ) -> None:
        """Do what must be done while nothing else uses the file, close it, and open the next one."""
        old = window.context.file.path
        window.gone.disconnect(self._gone)
        self._home = old if read_only else None
        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        told, wrong = "", None
        window.context.jobs.stop()
        try:
            told = before() if before is not None else ""
        except Exception as error:
            # Whatever it was, the file may be shut already: the window that stands on it cannot stay.
            wrong, path, secret = error, old, None
        finally:
            self._app.restoreOverrideCursor()
        window.leave()
        self.open(path, secret, read_only=read_only)
        if isinstance(wrong, KnownError):
            self.tell(wrong.sentence)
        elif wrong is not None:
            self._job_broken(wrong)
        elif told and isinstance(self.window, MainWindow):
            self.window.page_stack.message_bar.say(told, good=True)

    def _gone(self) -> None:
        """The window was closed: back from looking at a backup, or the end."""
        home, self._home = self._home, None
        if home is not None:
            self.open(home)
        else:
            self._end()

    def _ask_how_to_start(self, target: Path | None = None) -> StartWindow:
        from lawgov_desktop.shell.startup.start_window import StartWindow

        self._home = None
        start = StartWindow(self._paths, target)
        start.requested.connect(lambda request: self._fulfil(start, request))
        start.closed.connect(self._end)
        self._put(start)
        return start

    def _ask_for_passphrase(self, path: Path, read_only: bool, sentence: str = "") -> None:
        from lawgov_desktop.shell.startup.unlock_window import UnlockWindow

        unlock = UnlockWindow(path, sentence)
        unlock.given.connect(lambda secret: self._try_passphrase(unlock, path, secret, read_only))
        unlock.other_requested.connect(lambda: self._ask_how_to_start())  # noqa: PLW0108 - it returns a window
        unlock.closed.connect(self._gone)
        self._put(unlock)

    def _try_passphrase(self, unlock: UnlockWindow, path: Path, secret: str, read_only: bool) -> None:
        try:
            self._show(self._open(path, secret, read_only))
        except WrongPassphrase as error:
            unlock.show_problem(error)
        except KnownError as error:
            self._could_not_open(path, secret, error)

    def _rescue(self, path: Path, error: FileProblem) -> None:
        """The file is damaged or gone: offer the good backups there are."""
        from lawgov_desktop.shell.startup.rescue_window import RescueWindow

        rescue = RescueWindow(path, error.sentence)
        rescue.chosen.connect(lambda entry, secret: self._restore(rescue, path, entry, secret))
        rescue.again_requested.connect(lambda: self._list_backups(rescue, path))
        rescue.other_requested.connect(lambda: self._ask_how_to_start())  # noqa: PLW0108 - it returns a window
        rescue.closed.connect(self._end)
        self._list_backups(rescue, path)
        self._put(rescue)

    def _list_backups(self, rescue: RescueWindow, path: Path) -> None:
        from lawgov_desktop.shell.startup.locate_file import file_id_of, good_backups

        rescue.show_backups(good_backups(self.ui_state, self._paths, path), file_id_of(self.ui_state, path))

    def _restore(self, rescue: RescueWindow, path: Path, entry: Any, secret: str) -> None:
        from lawgov_desktop.storage.backup.restore import restore

        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            told = restore(entry.path, path, self.catalogue, secret or None).sentence
        except KnownError as error:
            rescue.show_problem(error)
            return
        finally:
            self._app.restoreOverrideCursor()
        self.ui_state.put(KEEP_ALL, True)
        self._first = False
        self.open(path, secret or None)
        if isinstance(self.window, MainWindow):
            self.window.page_stack.message_bar.say(told, good=True)

    def _say_on_start(self, path: Path, error: KnownError) -> None:
        """The file cannot be opened: say why, and offer the first page to choose another."""
        start = self._ask_how_to_start()
        start.choose("open")
        start.file.setText(str(path))
        start.show_problem(error)

    # -- requests of the start window ---------------------------------------------------------------------------

    def _fulfil(self, start: StartWindow, request: StartRequest) -> None:
        from lawgov_desktop.shell.startup import new_file

        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if request.kind == "new":
                file = new_file.create(request, self.catalogue, self.ui_state, self._paths)
            elif request.kind == "sample" and not request.path.exists():
                file = new_file.sample(request, self.catalogue, self.ui_state)
            else:
                file = self._open(request.path, request.passphrase or None, False)
                file.operator = request.operator
        except KnownError as error:
            start.show_problem(error)
            return
        finally:
            self._app.restoreOverrideCursor()
        if request.operator:
            operators.remember(self.ui_state, request.operator)
        self._show(file)

    # -- the end ---------------------------------------------------------------------------------------------

    def tell(self, sentence: str) -> None:
        """Show a sentence in the window in front."""
        if isinstance(self.window, MainWindow):
            self.window.tell(sentence)
        elif self.window is not None:
            self.window.show_problem(FileProblem(sentence))

    def _job_broken(self, error: BaseException) -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    def _end(self) -> None:
        self.ui_state.flush()
        self._app.quit()

    def leave(self) -> None:
        """End at once; what was saved is in the file."""
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
