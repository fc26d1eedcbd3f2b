"""The file dialogs of the desktop, with the main window as their parent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.records.text.file_names import file_name


class FileChooser:
    """Asks for a file or folder; `AppContext.choose` and `choose_several` are its methods."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def choose(self, title: str, folder: str, kinds: str, name: str) -> str:
        """The chosen path, "" when the user cancelled.

        An empty `kinds` (the name filter) asks for a folder, a `name` for a file to save, otherwise a file to open. A
        name made from data, such as a heading, is proposed as a valid file name.
        """
        if not kinds:
            return QFileDialog.getExistingDirectory(self._parent, title, folder)
        if name:
            proposed = str(Path(folder) / file_name(name, "台账"))
            return QFileDialog.getSaveFileName(self._parent, title, proposed, kinds)[0]
        return QFileDialog.getOpenFileName(self._parent, title, folder, kinds)[0]

    def choose_several(self, title: str, folder: str, kinds: str) -> list[str]:
        """The chosen paths, none when the user cancelled."""
        return QFileDialog.getOpenFileNames(self._parent, title, folder, kinds)[0]
