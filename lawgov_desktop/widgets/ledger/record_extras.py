"""The two sections every record has beside its fields: its attachments, and its prints with its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.record.attachments_panel import AttachmentsPanel
from lawgov_desktop.widgets.record.history import RecordHistory
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.record.prints import RecordPrints

#: Milliseconds before the history is read: a user walking through the rows does not read it.
_PAUSE = 120


class RecordExtras(QObject):
    """佐证 and 修改记录 of the record in a pane."""

    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)

    def __init__(self, pane: RecordPane, context: LedgerContext, parent: QObject) -> None:
        super().__init__(parent)
        self._form = pane.form
        self._file: OfficeFile = context.file
        self._uids: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show_history)
        self.history = RecordHistory(context.file, pane.ledger, context.options)
        self.prints = RecordPrints(context.file)
        both = EmWidget(QVBoxLayout(), spacing=0.6)
        both.box.addWidget(self.prints)
        both.box.addWidget(self.history)
        self.evidence = evidence = AttachmentsPanel(
            pane.ledger, context.operations, context.jobs, context.ask, context.files
        )
        pane.form.add_extra("佐证", evidence, "Ctrl+E 到这里，回车打开或添加，也可把文件拖进来")
        pane.form.add_extra("修改记录", both)
        evidence.accept_drops_on(pane)
        evidence.message.connect(self.message)
        evidence.focus_moved.connect(pane.form.focus_moved)
        evidence.resized.connect(pane.form.arrange)
        evidence.noted.connect(lambda note: pane.set_tab_note("佐证", note))

    def show_record(self, record: Any, children: Mapping[str, Sequence[Any]]) -> None:
        """Show the attachments of a saved record now, its history and that of its child rows a moment later."""
        self.evidence.show_record(record, read_only=self._file.read_only)
        self._uids = [record.uid, *(row.uid for rows in children.values() for row in rows)]
        self._timer.start()

    def show_new(self) -> None:
        """A new record has neither attachments nor history."""
        self._uids = []
        self.evidence.show_record(None)
        self.history.show_changes([])
        self.prints.show_record("")

    def clear(self) -> None:
        """Show the attachments of no record."""
        self.evidence.show_record(None)

    def reload(self) -> None:
        """Attachments were added or removed: here, by undoing, or beside another record."""
        self.evidence.reload()
        self._timer.start()

    def reload_prints(self) -> None:
        """Something was printed: read prints and history of the record again."""
        self._timer.start()

    def _show_history(self) -> None:
        # The file may have been closed meanwhile.
        if self._uids and not self._file.db.is_closed():
            self.prints.show_record(self._uids[0])
            self.history.show_changes([*self._uids, *self.evidence.attachments.uids])
            self._form.arrange()
