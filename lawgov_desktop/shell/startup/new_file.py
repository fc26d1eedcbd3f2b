"""Creates the file of a StartRequest: a new file with its town, or a file with the sample year."""

from __future__ import annotations

from pathlib import Path

from lawgov_desktop.paths import Paths
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.services import operators
from lawgov_desktop.shell.services.backup_folders import make_folder, set_backup_folder
from lawgov_desktop.shell.startup.start_forms import StartRequest
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.ui_state import UiState


def create(request: StartRequest, catalogue: Catalogue, ui_state: UiState, paths: Paths) -> OfficeFile:
    """Create a file with the names of town and office, and the folder of its backups. Raises KnownError."""
    folder = Path(request.backups) if request.backups else default_backup_folder(paths.database)
    make_folder(folder)

    def fill(file: OfficeFile) -> None:
        file.operator = request.operator
        Operations(file).configure(
            {"town": request.town, "office": request.office, "government": f"{request.town}人民政府"}
        )

    file = create_file(request.path, catalogue, request.passphrase or None, fill)
    file.operator = request.operator
    set_backup_folder(ui_state, folder if folder != default_backup_folder(request.path) else None)
    return file


def sample(request: StartRequest, catalogue: Catalogue, ui_state: UiState) -> OfficeFile:
    """Create a file with the sample year, written in the name of its clerk. Raises KnownError."""
    from lawgov_desktop.areas.sample_year import CLERK, fill

    operators.remember(ui_state, CLERK)
    return create_file(request.path, catalogue, fill=fill)
