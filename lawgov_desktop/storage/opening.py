"""Creating and opening office files: plain or encrypted, for writing or read-only, with pending migrations."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileDamaged, FileProblem, NotWritable
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.proxy import database as proxy
from lawgov_desktop.records.text.file_names import beside, fits
from lawgov_desktop.records.text.passphrases import judge_passphrase
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.engine.durable_copy import flush_folder
from lawgov_desktop.storage.engine.engine import (
    Database,
    derive_key,
    is_full,
    make_database,
    new_salt,
)
from lawgov_desktop.storage.engine.lock import WriteLock
from lawgov_desktop.storage.engine.raw_reader import file_id_of
from lawgov_desktop.storage.engine.sqlite_errors import (
    StorageErrors,
    reachable,
    refuse_foreign_encoding,
    storage_errors,
)
from lawgov_desktop.storage.engine.temporary_files import COMPANIONS, PART, sweep_beside
from lawgov_desktop.storage.file_key import check_application_id, key_for, prove_key, refuse_other_files
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import (
    foreign_objects,
    history,
    holidays,
    migrations,
    numbering,
    row_digests,
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
    db = make_database(part, key, salt=salt, on_stick=True, create=True)
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
    if pending:
        row_digests.forget_all(file.db)
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
            if reinstalled:
                row_digests.forget_all(db)
            with db.atomic("IMMEDIATE"):
                row_digests.bring_up_to_date(db)
    except BaseException:
        db.close()
        raise
    file.file_id = file_id_of(db.connection())
    dates.set_working_year(file.year)
    return file
