"""From a path to an open file: passphrase, read-only, rescue of a damaged file, and the first window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from lawgov_desktop.errors import (
    FileDamaged,
    FileLocked,
    FileProblem,
    ForeignCode,
    KnownError,
    NotALedger,
    NotWritable,
    WrongPassphrase,
)
from lawgov_desktop.paths import Paths
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.services import operators
from lawgov_desktop.shell.services.backup_scheduler import KEEP_ALL
from lawgov_desktop.shell.startup.check_window import inspect, secure
from lawgov_desktop.storage.engine.engine import read_salt
from lawgov_desktop.storage.engine.sqlite_errors import reachable, storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.widgets.controls.question import Answer, Ask
from lawgov_desktop.widgets.controls.ui_state import UiState

if TYPE_CHECKING:
    from lawgov_desktop.shell.services.file_watch import LostFile
    from lawgov_desktop.shell.startup.entry_window import EntryWindow
    from lawgov_desktop.shell.startup.lost_window import LostWindow
    from lawgov_desktop.shell.startup.rescue_window import RescueWindow
    from lawgov_desktop.shell.startup.start_forms import StartRequest
    from lawgov_desktop.shell.startup.start_window import StartWindow
    from lawgov_desktop.shell.startup.unlock_window import UnlockWindow

_NO_LEDGER_ANY_MORE = (
    "上次用的文件里现在不是台账了，可能是断电、磁盘出错，或被别的程序改写。请用下面的备份恢复。"
)
_MISSING = "上次用的文件 {} 不在了。如果它在 U 盘或别的盘上，请插好再打开；也可以用备份恢复。"
_NEVER_ENCRYPTED = "这个文件没有设过口令，现在的开头却不是台账的样子，已经损坏。请用下面的备份恢复。"
_SALT_DAMAGED = "口令是对的，但文件的开头已经损坏，打不开。请用下面的备份恢复。"
_BY_BACKUP = "要用备份恢复，请选一份。现在的文件会先另存，不会丢。"


class FileOpening(QObject):
    """Opens a file. Until one is open it shows the start, unlock or rescue window.

    Every attempt ends with a file handed to `show_file`, with a window handed to `show_window`, or with `cancelled`.
    """

    #: The user gave up: the program ends.
    cancelled = Signal()
    #: The user closed the unlock window: the file at `return_to` is opened again, or the program ends.
    unlock_closed = Signal()
    #: A backup was restored in place of a damaged file, which is opened next.
    restored = Signal()
    #: A sentence for the window in view, and whether it tells of a success.
    message = Signal(str, bool)

    def __init__(
        self,
        catalogue: Catalogue,
        paths: Paths,
        ui_state: UiState,
        ask: Ask,
        show_file: Callable[[OfficeFile], None],
        show_window: Callable[[EntryWindow], None],
    ) -> None:
        """`show_file` opens the main window; `show_window` shows another window in place of the one in view.

        They are functions and not signals, because an exception in them must reach the caller of `open`.
        """
        super().__init__()
        self._show_file, self._show_window = show_file, show_window
        self._catalogue, self._paths, self._ui_state, self._ask = catalogue, paths, ui_state, ask
        #: The file to open again when the user has looked at a copy of a backup; None for an ordinary file.
        self.return_to: Path | None = None

    # -- which file ---------------------------------------------------------------------------------------

    def begin(self, database: Path | None, passphrase: str | None = None) -> None:
        """Open `database`, or without it the file of the last session.

        When that file is missing the rescue window appears; when there was none, the start window.
        """
        from lawgov_desktop.shell.startup import locate_file

        start_file = locate_file.find_start_file(self._ui_state, self._paths, database)
        path = start_file.path
        if start_file.state == locate_file.PRESENT:
            self.open(path, passphrase)
        elif start_file.state == locate_file.SEVERAL:
            self._offer_other_file(path, FileProblem("这里有几个台账文件，请选要打开的那一个。"))
        elif start_file.state == locate_file.MISSING:
            # A new, empty file would look as if all data were lost.
            self._rescue(path, FileProblem(_MISSING.format(path)))
        else:
            self.show_start_window(database)

    def open(self, path: Path, passphrase: str | None = None, read_only: bool = False) -> None:
        """Open a file; ask for the passphrase when it needs one."""
        from lawgov_desktop.shell.startup.locate_file import was_plain

        try:
            with reachable(path), storage_errors(path):
                needs_passphrase = passphrase is None and read_salt(path) is not None
            if needs_passphrase and was_plain(self._ui_state, path):
                raise FileDamaged(_NEVER_ENCRYPTED)
            if needs_passphrase:
                self._ask_for_passphrase(path, read_only)
                return
            self._show_file(self._open(path, passphrase, read_only))
        except KnownError as error:
            self._handle_failure(path, passphrase, error)

    def _open(self, path: Path, passphrase: str | None, read_only: bool) -> OfficeFile:
        if self.return_to is not None:
            # A copy of a backup may have an older structure: opening it for writing brings it up to date.
            with suppress(ForeignCode):
                open_file(path, self._catalogue, passphrase).close()
        return open_file(
            path,
            self._catalogue,
            passphrase,
            read_only=read_only,
            backup_before=secure,
            inspect=inspect,
        )

    def _handle_failure(self, path: Path, passphrase: str | None, error: KnownError) -> None:
        """Show the reason and offer what helps: read-only, the passphrase, a backup, or another file."""
        from lawgov_desktop.shell.startup.locate_file import is_known

        return_to, self.return_to = self.return_to, None
        if return_to is not None:
            # Only the copy of a backup could not be opened.
            self.open(return_to)
            self.message.emit(error.sentence, False)
        elif isinstance(error, FileLocked | NotWritable | ForeignCode):
            self._offer_reading(path, passphrase, error)
        elif isinstance(error, WrongPassphrase):
            self._ask_for_passphrase(path, False, error.sentence)
        elif isinstance(error, FileDamaged):
            self._rescue(path, error)
        elif isinstance(error, NotALedger) and is_known(self._ui_state, path):
            self._rescue(path, FileProblem(_NO_LEDGER_ANY_MORE))
        else:
            self._offer_other_file(path, error)

    def _offer_reading(self, path: Path, passphrase: str | None, error: KnownError) -> None:
        answers = (Answer("leave", "退出"), Answer("read", "只读打开", "filled"))
        title = "文件正在别处使用" if isinstance(error, FileLocked) else "这里只能看，不能写"
        title = "文件里有别的工具加的内容" if isinstance(error, ForeignCode) else title
        if self._ask(title, error.sentence, answers) == "read":
            self.open(path, passphrase, read_only=True)
        else:
            self.cancelled.emit()

    # -- the start window ---------------------------------------------------------------------------------

    def show_start_window(self, target: Path | None = None) -> StartWindow:
        """Let the user create or choose a file; `target` is the path of a new file from the command line."""
        from lawgov_desktop.shell.startup.start_window import StartWindow

        self.return_to = None
        start = StartWindow(self._paths, target)
        start.requested.connect(lambda request: self._carry_out(start, request))
        start.closed.connect(self.cancelled)
        self._show_window(start)
        return start

    def _offer_other_file(self, path: Path, error: KnownError) -> None:
        self.show_start_window().offer_file(path, error)

    def _carry_out(self, start: StartWindow, request: StartRequest) -> None:
        from lawgov_desktop.shell.startup import new_file

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if request.kind == "new":
                file = new_file.create(request, self._catalogue, self._ui_state, self._paths)
            elif request.kind == "sample" and not request.path.exists():
                file = new_file.sample(request, self._catalogue, self._ui_state)
            else:
                file = self._open(request.path, request.passphrase or None, False)
                file.operator = request.operator
        except ForeignCode as error:
            self._offer_reading(request.path, request.passphrase or None, error)
            return
        except KnownError as error:
            start.show_problem(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        if request.operator:
            operators.remember(self._ui_state, request.operator)
        self._show_file(file)

    # -- the passphrase -----------------------------------------------------------------------------------

    def _ask_for_passphrase(self, path: Path, read_only: bool, sentence: str = "") -> None:
        from lawgov_desktop.shell.startup.unlock_window import UnlockWindow

        unlock = UnlockWindow(path, sentence)
        unlock.given.connect(lambda secret: self._try_passphrase(unlock, path, secret, read_only))
        unlock.backups_requested.connect(lambda: self._rescue(path, FileProblem(_BY_BACKUP)))
        unlock.other_requested.connect(lambda: self.show_start_window())  # noqa: PLW0108 - it returns a window
        unlock.closed.connect(self.unlock_closed)
        self._show_window(unlock)

    def _try_passphrase(self, unlock: UnlockWindow, path: Path, secret: str, read_only: bool) -> None:
        from lawgov_desktop.shell.startup import locate_file

        try:
            self._show_file(self._open(path, secret, read_only))
        except WrongPassphrase as error:
            if locate_file.salt_is_damaged(self._ui_state, self._paths, path, secret):
                self._rescue(path, FileDamaged(_SALT_DAMAGED))
            else:
                unlock.show_problem(error)
        except KnownError as error:
            self._handle_failure(path, secret, error)

    # -- the file that was replaced --------------------------------------------------------------------------

    def show_lost(self, lost: LostFile) -> None:
        """Show what happened to the open file, with its rescue file and the file that took its place."""
        from lawgov_desktop.shell.startup.lost_window import LostWindow

        window = LostWindow(lost)
        window.rescued_chosen.connect(lambda: self._put_back(window, lost))
        window.present_chosen.connect(lambda: self.open(lost.path))
        window.backups_requested.connect(lambda: self._rescue(lost.path, FileProblem(lost.sentence)))
        window.closed.connect(self.cancelled)
        self._show_window(window)

    def _put_back(self, window: LostWindow, lost: LostFile) -> None:
        """Restore the rescue file; the file that took its place is set aside."""
        assert lost.rescued.path is not None
        if self._bring_back(window, lost.rescued.path, lost.path, key=lost.key) is not None:
            self.open(lost.path)

    # -- the rescue window --------------------------------------------------------------------------------

    def _rescue(self, path: Path, error: FileProblem) -> None:
        """Show the rescue window: it lists intact backups of the damaged or missing file."""
        from lawgov_desktop.shell.startup.rescue_window import RescueWindow

        rescue = RescueWindow(path, error.sentence)
        rescue.chosen.connect(lambda entry, secret: self._restore(rescue, path, entry, secret))
        rescue.again_requested.connect(lambda: self._list_backups(rescue, path))
        rescue.other_requested.connect(lambda: self.show_start_window())  # noqa: PLW0108 - it returns a window
        rescue.closed.connect(self.cancelled)
        self._list_backups(rescue, path)
        self._show_window(rescue)

    def _list_backups(self, rescue: RescueWindow, path: Path) -> None:
        from lawgov_desktop.shell.startup.locate_file import file_id_of, good_backups

        backups = good_backups(self._ui_state, self._paths, path)
        rescue.show_backups(backups, file_id_of(self._ui_state, path))

    def _restore(self, rescue: RescueWindow, path: Path, entry: Any, secret: str) -> None:
        sentence = self._bring_back(rescue, entry.path, path, passphrase=secret or None)
        if sentence is not None:
            self.open(path, secret or None)
            self.message.emit(sentence, True)

    def _bring_back(
        self,
        window: EntryWindow,
        backup: Path,
        path: Path,
        *,
        passphrase: str | None = None,
        key: str | None = None,
    ) -> str | None:
        """Restore a backup to `path` and return the sentence about it; None when `window` shows why it failed."""
        from lawgov_desktop.storage.backup.restore import restore

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            report = restore(backup, path, self._catalogue, passphrase, key=key)
        except KnownError as error:
            window.show_problem(error)
            return None
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._ui_state.put(KEEP_ALL, True)
        self.restored.emit()
        return report.sentence
