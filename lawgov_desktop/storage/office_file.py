"""One open office file: its database, settings, catalogue and operator."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lawgov_desktop.errors import FileReplaced
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.rule_context import RuleContext
from lawgov_desktop.records.time.period import FIRST_YEAR, LAST_YEAR
from lawgov_desktop.records.viewer import ADMINISTRATOR, Purpose, Viewer
from lawgov_desktop.storage.engine.engine import (
    Database,
    write_over_keys,
)
from lawgov_desktop.storage.engine.lock import WriteLock
from lawgov_desktop.storage.engine.settings import Settings
from lawgov_desktop.storage.file_guard import FileGuard


class OfficeFile:
    """One open file: its database, settings, catalogue and operator."""

    def __init__(
        self, path: Path, catalogue: Catalogue, db: Database, lock: WriteLock | None, key: str | None
    ) -> None:
        self.path = path
        self.catalogue = catalogue
        self.db = db
        self.key = key
        #: Whether the file is encrypted on disk.
        self.encrypted = key is not None
        #: Random id drawn when the file was created; copies and backups of the file carry the same one.
        self.file_id = ""
        #: Name of the person typing; written into the history with every change.
        self.operator = ""
        self._lock = lock
        self.settings = Settings(db)
        #: Whether the last session ended without closing the file.
        self.closed_uncleanly = lock is not None and lock.closed_uncleanly
        self.guard = FileGuard(path, db, key)

    @property
    def read_only(self) -> bool:
        """Whether the file is open without the write lock: another process holds it, or only reading was asked for."""
        return self._lock is None

    @property
    def year(self) -> int:
        """The working year: the setting if it holds a year, else the current year."""
        text = self.settings["working_year"]
        known = text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR
        return int(text) if known else dt.date.today().year

    def rule_context(self) -> RuleContext:
        """What the rules of a record are checked with now: settings of the file, today, the working year."""
        return RuleContext(self.settings, dt.date.today(), self.year)

    def viewer(self, purpose: Purpose) -> Viewer:
        """The operator as a viewer of rows, for screen, export or paper."""
        return Viewer(self.operator, ADMINISTRATOR, purpose)

    @property
    def key_forgotten(self) -> bool:
        """Whether `forget_key` was called: nothing can be read or written until `restore_key`."""
        return self.encrypted and self.key is None

    def judge_identity(self) -> None:
        """Check that the path still names this file. Raises FileReplaced when it does not, and calls `on_lost` once.

        Called before every write and backup, and when the program is idle.
        """
        if not self.read_only and not self.key_forgotten:
            self.guard.judge(self.key)

    def checkpoint(self) -> None:
        """Write the rows that stand only in the -wal file into the file itself, as far as no reader prevents it.

        A copy made in the file manager is then whole. Call it in a thread with a connection.
        """
        if not self.read_only and not self.key_forgotten:
            self.judge_identity()
            self.db.execute_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def forget_key(self) -> None:
        """Close this thread's connection and overwrite the key in memory; the write lock stays held.

        The connections of other threads must be closed already.
        """
        self.guard.close_connection(self.key)
        self.guard.hold()
        self.db.take_key(None)
        self.key = None
        write_over_keys()

    def restore_key(self, passphrase: str) -> None:
        """Open the file again after `forget_key`. Raises WrongPassphrase and then leaves it closed.

        Raises FileReplaced when the file was replaced meanwhile; the guard then holds a copy of it, if it can.
        """
        try:
            key = self.guard.release(passphrase)
        except FileReplaced:
            self.key = self.guard.key_of_copy
            raise
        self.key = key
        self.db.take_key(key)
        self.db.connect(reuse_if_open=True)

    def close(self) -> None:
        """Close this thread's connection and release the lock; may be called twice."""
        self.guard.close_connection(self.key)
        lost = self.guard.end()
        if self._lock is not None:
            # What lies at the path of a lost file was not written by this program: it is checked at the next opening.
            self._lock.closed_uncleanly = self._lock.closed_uncleanly or lost
            self._lock.release()

    def __enter__(self) -> OfficeFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
