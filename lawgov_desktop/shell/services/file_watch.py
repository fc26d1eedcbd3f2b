"""Watches the open file: keeps it whole on the disk, and writes the rescue file when another program replaced it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from lawgov_desktop.errors import FileProblem, FileReplaced, KnownError
from lawgov_desktop.shell.services.backup_folders import backup_folders
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.backup.rescue import Rescue, rescue
from lawgov_desktop.storage.backup.row_journal import RowJournal
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.jobs.jobs import Progress

#: Seconds between two looks at the file; after a change its rows are in the file itself by the next one.
EVERY = 10


@dataclass(frozen=True)
class LostFile:
    """An open file that was replaced: what happened, what was rescued, and the key of the rescue file."""

    path: Path
    sentence: str
    rescued: Rescue
    #: Text file with what was typed and not saved; None when nothing was.
    typed: Path | None
    key: str | None


class FileWatch(QObject):
    """Looks at the open file every few seconds and at every write."""

    #: The rescue file is written: a LostFile.
    lost = Signal(object)
    #: Emitted in whatever thread found that the file was replaced.
    _found = Signal()

    def __init__(self, context: AppContext, typed: Callable[[], list[str]], parent: QObject) -> None:
        """`typed` returns lines with everything on the pages that is typed and not saved."""
        super().__init__(parent)
        self._context, self._typed = context, typed
        self._journal = RowJournal(context.file.db)
        self._changed = False
        self._reported = False
        self._timer = QTimer(self)
        if context.file.read_only:
            return
        context.operations.listen(self._record)
        # Queued: a write that found it is still inside its transaction.
        self._found.connect(self._rescue, Qt.ConnectionType.QueuedConnection)
        context.file.guard.on_lost = self._found.emit
        self._timer.setInterval(EVERY * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def _record(self, change: Change) -> None:
        """Keep the rows of an operation; called in the thread that committed it."""
        self._changed = True
        # The rows are committed: when they cannot be read back, the next look at the file tells why.
        with suppress(*StorageErrors):
            self._journal.record(change.operation)

    @property
    def interval(self) -> int:
        """Milliseconds between two looks at the file."""
        return self._timer.interval()

    def backed_up(self, operation: int) -> None:
        """Forget the rows a verified backup holds, up to this operation."""
        self._journal.forget_until(operation)

    def is_there(self) -> bool:
        """Whether the path still names the open file; otherwise `lost` follows, and nothing should be closed."""
        try:
            self._context.file.judge_identity()
        except FileReplaced:
            return False
        except FileProblem as error:
            self._context.tell(error.sentence)
        return True

    def look(self) -> None:
        """Check that the path still names the file, and write the rows of the -wal into it, in a job."""
        context = self._context
        if context.closed or (context.locked and context.file.encrypted) or self._reported:
            return
        with suppress(KnownError):
            context.file.judge_identity()
            if self._changed:
                self._changed = False
                context.jobs.start(self._checkpoint, failed=lambda _error: None)

    def _checkpoint(self, _progress: Progress) -> None:
        self._context.file.checkpoint()

    def _rescue(self) -> None:
        if self._reported or self._context.closed:
            return
        self._reported = True
        self._timer.stop()
        context, file = self._context, self._context.file
        folders = [*backup_folders(context.ui_state, file.path), context.paths.data]
        rescued = rescue(file, folders, self._journal.kept)
        folder = rescued.path.parent if rescued.path is not None else context.paths.data
        self.lost.emit(LostFile(file.path, file.guard.sentence, rescued, self._write_typed(folder), file.key))

    def _write_typed(self, folder: Path) -> Path | None:
        lines = self._typed()
        if not lines:
            return None
        path = folder / f"没有保存的内容 {dt.datetime.now():%Y-%m-%d %H%M%S}.txt"
        try:
            # The byte order mark makes Windows programs read it as UTF-8.
            path.write_text("\n".join(lines) + "\n", "utf-8-sig")
        except OSError:
            return None
        return path
