"""Fulfils a StartRequest: a new file with its town in it, or the sample year in a file of its own."""

from __future__ import annotations

from pathlib import Path

from lawgov_desktop.paths import Paths
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.services import operators
from lawgov_desktop.shell.services.backup_scheduler import keep_folder, make_folder, usual_folder
from lawgov_desktop.shell.startup.start_window import StartRequest
from lawgov_desktop.storage.office_file import OfficeFile, create_file
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.ui_state import UiState


def create(request: StartRequest, catalogue: Catalogue, ui_state: UiState, paths: Paths) -> OfficeFile:
    """A new file that knows its town and office, and a folder for its backups. Raises KnownError."""
    folder = Path(request.backups) if request.backups else paths.backups
    make_folder(folder)

    def fill(made: OfficeFile) -> None:
        made.operator = request.operator
        Operations(made).configure(
            {"town": request.town, "office": request.office, "government": f"{request.town}人民政府"}
        )

    file = create_file(request.path, catalogue, request.passphrase or None, fill)
    file.operator = request.operator
    keep_folder(ui_state, folder if folder != usual_folder(request.path) else None)
    return file


def sample(request: StartRequest, catalogue: Catalogue, ui_state: UiState) -> OfficeFile:
    """The sample year, in the name of its clerk. Raises KnownError."""
    from lawgov_desktop.areas.sample_year import CLERK, fill

    operators.remember(ui_state, CLERK)
    return create_file(request.path, catalogue, fill=fill)
