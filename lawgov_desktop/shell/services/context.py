"""What every page of the window works with: the open file, operations, jobs, state of this computer, messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import Paths
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.widgets.controls.question import Ask
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Cancelled, Jobs
from lawgov_desktop.widgets.style.theme import Theme


class Tell(Protocol):
    """Shows one sentence in the bar over the page."""

    def __call__(self, sentence: str, *, good: bool = False) -> None:
        """Show `sentence`; `good` for something that succeeded."""


class LeaveFor(Protocol):
    """Closes the open file and opens another one in its place, once unsaved rows are saved or dropped."""

    def __call__(
        self,
        path: Path,
        read_only: bool = False,
        *,
        secret: str | None = None,
        before: Callable[[], str] | None = None,
    ) -> None:
        """Open `path` with the passphrase `secret`; `before` runs once all jobs have stopped and returns a sentence."""


class ChangeRelay(QObject):
    """Passes changes on in the window's thread; an import, for example, writes in a thread of its own.

    Connect only bound methods of Qt objects: a plain function would run in the thread that wrote.
    """

    #: A Change of `Operations`.
    written = Signal(object)


@dataclass
class AppContext:
    """Everything a page may use; a page does not use the window itself.

    The window sets the functions, which do nothing before that.
    """

    file: OfficeFile
    operations: Operations
    jobs: Jobs
    ui_state: UiState
    theme: Theme
    paths: Paths
    ask: Ask
    year: int
    options: Options
    undo: Undo
    notices: ChangeRelay
    #: The window is closing: no job is started any more.
    closed: bool = False
    #: The screen is locked: nothing is read or written.
    locked: bool = False
    tell: Tell = field(default=lambda sentence, good=False: None)
    go: Callable[[Location], None] = field(default=lambda location: None)
    #: Lock the screen now.
    lock: Callable[[], None] = field(default=lambda: None)
    #: Read the minutes until the screen locks by itself again, and count from now.
    restart_idle_timer: Callable[[], None] = field(default=lambda: None)
    #: Back up, then call the first function (an import); when the backup fails, call the second one with the error.
    after_backup: Callable[[Callable[[], None], Callable[[BaseException], None]], None] = field(
        default=lambda then, failed: then()
    )
    #: Choose a file or folder: (title, start folder, name filter or "" for a folder, suggested name) → path or "".
    choose: Callable[[str, str, str, str], str] = field(default=lambda title, folder, kinds, name: "")
    #: Choose files: (title, start folder, name filter) → paths, none when nothing was chosen.
    choose_several: Callable[[str, str, str], list[str]] = field(default=lambda title, folder, kinds: [])
    #: Open a copy of an attachment in another program: (name, content). Raises KnownError.
    show_copy: Callable[[str, bytes], None] = field(default=lambda name, content: None)

    @property
    def period(self) -> Period:
        """The year in view as a report period: up to today in the current year, else the whole year."""
        return Period.until_today(self.year)

    def try_to(self, work: Callable[[], Any]) -> Any:
        """Return the result of `work`. A KnownError is shown in the message bar, and None is returned."""
        try:
            return work()
        except KnownError as error:
            self.tell(error.sentence)
            return None

    def job_failed(self, error: BaseException) -> None:
        """Handle the error of a job: a message, nothing when it was cancelled, or the crash window for a bug."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, KnownError):
            self.tell(error.sentence)
        else:
            self.jobs.broken.emit(error)
