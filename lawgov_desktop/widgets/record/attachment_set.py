"""The attachments of one record as they stand in the file: present, trashed, and required but missing."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.tables import attachment_rows, required_papers
from lawgov_desktop.storage.tables.attachment_rows import Attachment


class AttachmentSet:
    """Read anew by `read()`; empty for a record that was not saved yet."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.present: list[Attachment] = []
        self.trashed: list[Attachment] = []
        #: Kinds the record is required to have, in the order of the ledger.
        self.required: tuple[str, ...] = ()

    def read(self, db: Database, record: Any) -> None:
        """Read the attachments of a saved record, None for no record. Raises KnownError."""
        if record is None:
            self.present, self.trashed, self.required = [], [], ()
            return
        with storage_errors():
            self.present = attachment_rows.of_row(db, record.uid)
            self.trashed = attachment_rows.of_row(db, record.uid, trash=True)
        self.required = required_papers.wanted(record)

    @property
    def missing(self) -> tuple[str, ...]:
        """Required kinds without an attachment."""
        kinds = {attachment.kind for attachment in self.present}
        return tuple(kind for kind in self.required if kind not in kinds)

    @property
    def note(self) -> str:
        """For the tab of the section: 缺 1, or the number of attachments."""
        return f"缺 {len(self.missing)}" if self.missing else str(len(self.present) or "")

    @property
    def uids(self) -> list[str]:
        """Uids of all attachments, the trashed ones too, for the history."""
        return [attachment.uid for attachment in (*self.present, *self.trashed)]

    def kinds(self) -> list[str]:
        """Kinds to offer: missing ones first, then those of the ledger, then those already used here."""
        known = (
            *self.missing,
            *self.required,
            *required_papers.kinds(self._ledger.model),
            *(attachment.kind for attachment in self.present),
        )
        return [kind for kind in dict.fromkeys(known) if kind]
