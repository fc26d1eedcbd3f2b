"""What is done with attachments: files read and added in a job, opened, saved elsewhere, removed, restored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.text.file_names import file_name, is_unseen, visible
from lawgov_desktop.storage.tables import attachment_rows
from lawgov_desktop.storage.tables.attachment_rows import Attachment
from lawgov_desktop.storage.write import attachments
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.file_access import FileAccess
from lawgov_desktop.widgets.jobs.jobs import Jobs, Progress


class AttachmentEdits(QObject):
    """Each write is one named operation; a KnownError becomes a `message`."""

    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)
    #: Files are being read and written; false when that ended.
    busy = Signal(bool)
    #: This many files were added.
    added = Signal(int)
    #: Attachments were changed, removed or restored.
    changed = Signal()

    def __init__(self, operations: Operations, jobs: Jobs, files: FileAccess, parent: QObject) -> None:
        super().__init__(parent)
        self._operations, self._jobs, self._files = operations, jobs, files

    def add(self, paths: Sequence[Path], owners: Sequence[str], kind: str) -> None:
        """Add the files to the rows with the uids `owners`; the content is stored once."""
        operations = self._operations

        def work(progress: Progress) -> tuple[int, str]:
            from lawgov_desktop.printing.preview import pages_of

            loaded = [replace(f, pages=pages_of(f.content)) for f in attachments.load_all(list(paths))]
            progress.check()
            attachments.keep(operations, list(owners), loaded, kind)
            return len(loaded), renamed([path.name for path in paths])

        self.busy.emit(True)
        self._jobs.start(work, self._end, self._fail)

    def _end(self, result: tuple[int, str]) -> None:
        count, note = result
        self.busy.emit(False)
        self.added.emit(count)
        self.message.emit(f"已添加 {count} 份佐证。{note}", not note)

    def _fail(self, error: Exception) -> None:
        self.busy.emit(False)
        if not isinstance(error, KnownError):
            self._jobs.broken.emit(error)
        else:
            self.message.emit(error.sentence, False)

    def open(self, attachment: Attachment) -> None:
        """Show an attachment with the program of the desktop."""
        db = self._operations.file.db
        self._try(lambda: self._files.show(attachment.name, attachment_rows.read(db, attachment.sha256)))

    def save_elsewhere(self, attachment: Attachment) -> None:
        """Write an attachment to a path the user chooses."""
        target = self._files.choose_target(
            "佐证另存到哪里", file_name(attachment.name, attachment_rows.NAMELESS)
        )
        if target is None:
            return
        db = self._operations.file.db
        if self._try(lambda: attachments.save_as(db, attachment, target)):
            self.message.emit(f"已存为 {target}", True)

    def set_kind(self, attachment: Attachment, kind: str) -> None:
        """Change the kind of an attachment."""
        if kind != attachment.kind:
            self._try(lambda: attachments.call(self._operations, attachment.uid, kind))
            self.changed.emit()

    def remove(self, attachment: Attachment) -> None:
        """Move an attachment to the trash; Ctrl+Z and 恢复 restore it."""
        if self._try(lambda: attachments.remove(self._operations, attachment.uid)):
            self.changed.emit()
            self.message.emit(f"已移除“{attachment.title}”，可以恢复。", True)

    def restore(self, attachment: Attachment) -> None:
        """Take an attachment out of the trash."""
        self._try(lambda: attachments.bring_back(self._operations, attachment.uid))
        self.changed.emit()

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except KnownError as error:
            self.message.emit(error.sentence, False)
            return False
        return True


def renamed(names: Sequence[str]) -> str:
    """A sentence about file names with unseen characters, which the stored names lack; empty when there are none."""
    for name in names:
        if any(is_unseen(character) for character in name):
            stored = file_name(name, attachment_rows.NAMELESS)
            return f"“{visible(name)}”的名字里有看不见的字符，可能是伪装的文件，已去掉，存为“{stored}”，请核对来源。"
    return ""
