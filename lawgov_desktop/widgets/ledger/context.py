"""What a ledger page and its parts work with, handed down as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.widgets.controls.file_access import FileAccess
from lawgov_desktop.widgets.controls.question import Ask
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs


@dataclass(frozen=True)
class LedgerContext:
    """The open file and the services of the window; `files` opens no dialog unless the window provides one."""

    file: OfficeFile
    operations: Operations
    #: What a link, a word of the office or a choice can be.
    options: Options
    jobs: Jobs
    ui_state: UiState
    ask: Ask
    undo: Undo
    files: FileAccess = field(default_factory=FileAccess)
