"""Attachments (佐证) and the desktop: file dialogs, and read-only copies that other programs show."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lawgov_desktop import file_rights
from lawgov_desktop.errors import FileProblem, OperationRefused
from lawgov_desktop.records.text.file_names import file_name, split
from lawgov_desktop.shell.services import temporary_copies
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.file_access import FileAccess

_KINDS = (
    "扫描件、照片和文档 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.doc *.docx *.wps *.xls *.xlsx *.et *.ofd)"
    ";;所有文件 (*)"
)
_FOLDER = "evidence.folder"
#: Suffixes of files that are opened; a file with another suffix may be a program.
_SHOWN = (
    *(".pdf", ".ofd", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
    *(".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".rtf", ".txt", ".csv"),
    *(".mp3", ".m4a", ".wav", ".amr", ".mp4", ".mov", ".avi", ".mkv", ".3gp"),
)


class AttachmentCopies:
    """Temporary copies of attachments the user looked at; they are deleted with the window."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def show(self, name: str, content: bytes) -> None:
        """Open a copy in the desktop's program for it. Raises FileProblem, OperationRefused for a possible program."""
        name = file_name(name, "佐证")
        if Path(name).suffix.lower() not in _SHOWN:
            raise OperationRefused(
                f"“{name}”不是常见的文档、图片或录音录像，不直接打开。要看请先“另存”，确认没有问题再打开。"
            )
        try:
            if self._folder is None or not self._folder.is_dir():
                self._folder = temporary_copies.make(temporary_copies.PAPERS)
            # Each copy has its own folder: equal names do not collide, and an open copy is never overwritten.
            path = Path(tempfile.mkdtemp(dir=self._folder)) / name
            path.write_bytes(content)
            # Changes of a copy would be lost: a read-only file makes the other program say so.
            path.chmod(0o400)
        except OSError as error:
            raise FileProblem(f"“{name}”打不开：临时文件夹写不进去。请检查磁盘空间，或先“另存”。") from error
        with file_rights.usual_rights():
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if not opened:
            raise FileProblem(f"电脑上没有能打开“{name}”的程序。请先“另存”，再到别的电脑上看。")

    def clear(self) -> None:
        """Delete every copy, except those another program still has open."""
        if self._folder is not None:
            temporary_copies.remove(self._folder)
            self._folder = None


def files_of(context: AppContext) -> FileAccess:
    """The file dialogs and the viewer for the pages of this window."""

    def folder() -> str:
        return str(context.ui_state.get(_FOLDER, str, "") or Path.home())

    def choose(title: str) -> list[Path]:
        paths = [Path(name) for name in context.choose_several(title, folder(), _KINDS)]
        if paths:
            context.ui_state.put(_FOLDER, str(paths[0].parent))
        return paths

    def choose_target(title: str, name: str) -> Path | None:
        ending = split(name)[1]
        kinds = f"这种文件 (*{ending});;所有文件 (*)" if ending else "所有文件 (*)"
        chosen = context.choose(title, folder(), kinds, name)
        if not chosen:
            return None
        target = Path(chosen)
        context.ui_state.put(_FOLDER, str(target.parent))
        return target if target.suffix or not ending else target.with_name(target.name + ending)

    return FileAccess(choose, choose_target, context.show_copy)
