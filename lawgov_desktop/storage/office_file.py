"""The office file: create it, open it plain or encrypted, for writing or read-only, and apply pending migrations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileDamaged, FileProblem, NotWritable
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.proxy import database as proxy
from lawgov_desktop.records.rule_context import RuleContext
from lawgov_desktop.records.text.file_names import beside, fits
from lawgov_desktop.records.text.passphrases import judge_passphrase
from lawgov_desktop.records.time import dates
from lawgov_desktop.records.time.period import FIRST_YEAR, LAST_YEAR
from lawgov_desktop.records.viewer import ADMINISTRATOR, Purpose, Viewer
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.engine.durable_copy import flush_folder
from lawgov_desktop.storage.engine.engine import (
    Database,
    derive_key,
    is_full,
    make_database,
    new_salt,
    write_over_keys,
)
from lawgov_desktop.storage.engine.lock import WriteLock
from lawgov_desktop.storage.engine.raw_reader import file_id_of
from lawgov_desktop.storage.engine.settings import Settings
from lawgov_desktop.storage.engine.sqlite_errors import (
    StorageErrors,
    reachable,
    refuse_foreign_encoding,
    storage_errors,
)
from lawgov_desktop.storage.engine.temporary_files import COMPANIONS, PART, sweep_beside
from lawgov_desktop.storage.file_key import check_application_id, key_for, prove_key, refuse_other_files
from lawgov_desktop.storage.tables import (
    foreign_objects,
    history,
    holidays,
    migrations,
    numbering,
    schema_diff,
    search_sync,
    terms,
)

#: Makes and verifies a backup before migrations are applied; returns its path.
BackupBefore = Callable[["OfficeFile"], Path]
#: Checks a file that was not closed properly, before anything is written. Raises FileDamaged.
Inspect = Callable[[Database], None]
#: Messages of SQLite for a file whose schema differs from what the program expects.
_SCHEMA_DIFFERS = re.compile("no such (table|column)|already exists")
#: Writes the first rows of a new file.
Fill = Callable[["OfficeFile"], None]


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

    def forget_key(self) -> None:
        """Close this thread's connection and overwrite the key in memory; the write lock stays held.

        The connections of other threads must be closed already.
        """
        if not self.db.is_closed():
            self.db.close()
        self.db.take_key(None)
        self.key = None
        write_over_keys()

    def restore_key(self, passphrase: str) -> None:
        """Open the file again after `forget_key`. Raises WrongPassphrase and then leaves it closed."""
        key = key_for(self.path, passphrase)
        prove_key(self.path, key)
        self.key = key
        self.db.take_key(key)
        self.db.connect(reuse_if_open=True)

    def close(self) -> None:
        """Close this thread's connection and release the lock; may be called twice."""
        if not self.db.is_closed():
            self.db.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> OfficeFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_file(
    path: Path, catalogue: Catalogue, passphrase: str | None = None, fill: Fill | None = None
) -> OfficeFile:
    """Create a file and open it for writing; `fill` writes its first rows before it gets its name.

    Raises FileProblem when a file with that name exists.
    """
    if passphrase:
        judge_passphrase(passphrase)
    refuse_foreign_encoding(path)
    with reachable(path):
        if path.exists():
            raise FileProblem(f"{path} 已经有文件了。请换个名字，或直接打开它。")
    if not fits(path):
        raise FileProblem(f"文件名“{path.name}”太长了，请用短些的名字（80 个汉字以内）。")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(f"不能建立文件夹 {path.parent}，请换个位置。") from error
    lock = WriteLock(path)
    lock.take()
    # A half-created file needs no integrity check.
    lock.closed_uncleanly = False
    try:
        with storage_errors(path):
            part = beside(path, PART)
            _make_complete(part, catalogue, passphrase)
            if fill is not None:
                file = _open_locked(part, catalogue, passphrase, lock)
                try:
                    fill(file)
                finally:
                    file.db.close()
            part.rename(path)
            flush_folder(path.parent)
            return _open_locked(path, catalogue, passphrase, lock)
    except BaseException:
        lock.release()
        raise


def _make_complete(part: Path, catalogue: Catalogue, passphrase: str | None) -> None:
    """Build the file under the name `part`: an unfinished file never carries the final name."""
    for tail in ("", *COMPANIONS):
        part.with_name(part.name + tail).unlink(missing_ok=True)
    salt = new_salt() if passphrase else None
    key = derive_key(passphrase, salt) if passphrase and salt else None
    db = make_database(part, key, salt=salt, on_stick=True)
    with db.connection_context():
        migrations.apply_steps(db, migrations.pending_steps(db.connection(), catalogue))
        if schema_diff.lacks_columns(db.connection(), catalogue):
            schema_diff.refuse_missing_migration(catalogue)
        history.install(db, catalogue)
        terms.seed(db, catalogue)
        holidays.seed(db)


def open_file(
    path: Path,
    catalogue: Catalogue,
    passphrase: str | None = None,
    *,
    read_only: bool = False,
    backup_before: BackupBefore | None = None,
    inspect: Inspect | None = None,
) -> OfficeFile:
    """Open a file, for writing unless `read_only`; `inspect` is called first when it was not closed properly.

    Raises FileLocked when another process holds the write lock, WrongPassphrase, FileDamaged, and FileProblem when
    it is missing, not one of ours, or newer than the program.
    """
    refuse_other_files(path, read_only)
    lock = None if read_only else WriteLock(path)
    if lock is not None:
        lock.take()
        sweep_beside(path, default_backup_folder(path))
    try:
        with storage_errors(path):
            return _open_locked(path, catalogue, passphrase, lock, backup_before, inspect)
    except StorageErrors as error:
        if lock is not None:
            lock.release()
        if _SCHEMA_DIFFERS.search(str(error)) is None:
            raise
        raise _schema_damaged(path) from error
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _schema_damaged(path: Path) -> FileDamaged:
    return FileDamaged(
        f"{path.name} 里缺了程序要用的东西，可能被别的工具改过，打不开。请用最近一次核验过的备份恢复。"
    )


def _migrate(file: OfficeFile, backup_before: BackupBefore | None) -> None:
    """Apply pending migrations, then check that no table or column of the program is missing."""
    pending = migrations.pending_steps(file.db.connection(), file.catalogue)
    if file.read_only and pending:
        raise FileProblem("这个文件是旧版本建立的，要先正常打开一次（自动升级）才能只读查看。")
    before = (lambda: backup_before(file)) if backup_before else None
    migrations.apply_steps(file.db, pending, before)  # type: ignore[arg-type]
    if schema_diff.lacks_columns(file.db.connection(), file.catalogue):
        schema_diff.refuse_missing_migration(file.catalogue)
        raise _schema_damaged(file.path)


def _open_locked(
    path: Path,
    catalogue: Catalogue,
    passphrase: str | None,
    lock: WriteLock | None,
    backup_before: BackupBefore | None = None,
    inspect: Inspect | None = None,
) -> OfficeFile:
    key = key_for(path, passphrase)

    def ours(connection: apsw.Connection) -> None:
        """Refuse a foreign or newer file before a writing connection sets WAL in its header."""
        check_application_id(connection, path)
        migrations.pending_steps(connection, catalogue)
        if lock is not None:
            foreign_objects.refuse_foreign_code(connection, catalogue)

    prove_key(path, key, ours)
    if lock is not None and is_full(path.parent):
        raise NotWritable(
            f"{path.parent} 所在的磁盘满了，存不进去。保存过的都在：可以先只读打开，备份到 U 盘；"
            "删去不用的文件，腾出空间，再正常打开。"
        )
    db = make_database(path, key, read_only=lock is None, on_stick=volumes.is_removable_or_network(path))
    db.connect()
    file = OfficeFile(path, catalogue, db, lock, key)
    try:
        check_application_id(db.connection(), path)
        if lock is not None and lock.closed_uncleanly and inspect is not None:
            inspect(db)
            lock.closed_uncleanly = False
        _migrate(file, backup_before)
        if lock is not None:
            reinstalled = history.install(db, catalogue)
            terms.seed(db, catalogue)
            holidays.seed(db)
        proxy.initialize(db)
        if lock is not None:
            numbering.number_missing(db, catalogue)
            # While a history trigger was missing, changes were not recorded: index all rows again.
            search_sync.rebuild(db, catalogue) if reinstalled else search_sync.index_outside_changes(
                db, catalogue
            )
    except BaseException:
        db.close()
        raise
    file.file_id = file_id_of(db.connection())
    dates.set_working_year(file.year)
    return file
