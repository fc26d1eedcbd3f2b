"""An office's file: opened plain or encrypted, locked for writing or only read, brought up to date first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileDamaged, FileProblem, NotALedger, NotWritable, WrongPassphrase
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.proxy import database as proxy
from lawgov_desktop.records.time import dates
from lawgov_desktop.records.time.period import FIRST_YEAR, LAST_YEAR
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.engine.durable_copy import flush_folder
from lawgov_desktop.storage.engine.engine import (
    APPLICATION_ID,
    Database,
    derive_key,
    is_encrypted,
    is_full,
    is_quiescent,
    judge_passphrase,
    make_database,
    new_salt,
    read_salt,
    write_over_keys,
)
from lawgov_desktop.storage.engine.key_check import key_fits
from lawgov_desktop.storage.engine.lock import WriteLock
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX
from lawgov_desktop.storage.engine.raw_reader import connect, file_id_of
from lawgov_desktop.storage.engine.settings import Settings
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors, reachable, storage_errors
from lawgov_desktop.storage.tables import history, holidays, migrations, numbering, search_sync, terms

#: Makes and verifies a backup of the file before its structure is changed; returns where it lies.
BackupBefore = Callable[["OfficeFile"], Path]
#: Looks into a file that was not closed properly, before anything is written. Raises FileDamaged.
Inspect = Callable[[Database], None]
#: What SQLite says of a file that another tool took something out of.
_LACKING = re.compile("no such (table|column)|already exists")
#: Writes into a file that is being made.
Fill = Callable[["OfficeFile"], None]


class OfficeFile:
    """One open file: its database, settings, catalogue and who is typing."""

    def __init__(
        self, path: Path, catalogue: Catalogue, db: Database, lock: WriteLock | None, key: str | None
    ) -> None:
        self.path = path
        self.catalogue = catalogue
        self.db = db
        self.key = key
        #: Whether the file lies on the disk encrypted.
        self.encrypted = key is not None
        #: The mark drawn when the file was made, which tells it from every other file.
        self.file_id = ""
        #: Who is typing; stands in the history of every change.
        self.operator = ""
        self._lock = lock
        self.settings = Settings(db)
        #: Whether the last session ended without closing the file.
        self.closed_uncleanly = lock is not None and lock.closed_uncleanly

    @property
    def read_only(self) -> bool:
        """Whether another holds the lock, or the caller asked only to read."""
        return self._lock is None

    @property
    def year(self) -> int:
        """The file's working year: the kept one, else the current year."""
        text = self.settings["working_year"]
        known = text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR
        return int(text) if known else dt.date.today().year

    @property
    def key_forgotten(self) -> bool:
        """Whether the key was forgotten: nothing can be read or written until `restore_key`."""
        return self.encrypted and self.key is None

    def forget_key(self) -> None:
        """Close this thread's connection and forget the key; the lock is kept, so that nobody else writes meanwhile.

        Connections of other threads must be closed.
        """
        if not self.db.is_closed():
            self.db.close()
        self.db.take_key(None)
        self.key = None
        write_over_keys()

    def restore_key(self, passphrase: str) -> None:
        """Open the file again after `forget_key`. Raises WrongPassphrase; then it stays shut."""
        key = _key_for(self.path, passphrase)
        prove_key(self.path, key)
        self.key = key
        self.db.take_key(key)
        self.db.connect(reuse_if_open=True)

    def close(self) -> None:
        """Close this thread's connection and give the lock back; safe to call twice."""
        if not self.db.is_closed():
            self.db.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> OfficeFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _key_for(path: Path, passphrase: str | None) -> str | None:
    salt = read_salt(path)
    if salt is None:
        if passphrase:
            raise FileProblem("这个文件没有加密，不需要口令。请去掉口令再打开。")
        return None
    if not passphrase:
        raise WrongPassphrase("这个文件设了口令，请输入口令。忘了口令没有人能找回。")
    return derive_key(passphrase, salt)


def prove_key(path: Path, key: str | None, judge: Callable[[apsw.Connection], None] | None = None) -> None:
    """See that `key` opens the file. Raises WrongPassphrase, or FileDamaged when the passphrase is right all the same.

    Without a key a file that cannot be read is damaged. `judge` looks at the file through the same connection.
    """
    try:
        with closing(connect(path, key, quiescent=is_quiescent(path))) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            if judge is not None:
                judge(connection)
    except (apsw.NotADBError, apsw.CorruptError) as error:
        if key is not None and not key_fits(path, key):
            raise WrongPassphrase(
                "口令不对，请看看大小写和输入法，再输一遍。忘了口令没有人能找回。"
            ) from error
        known = "口令是对的，但" if key is not None else ""
        raise FileDamaged(f"{known}{path.name} 已经损坏，打不开。请用最近一次核验过的备份恢复。") from error
    except apsw.Error:
        # A write-protected place, a lock: the opening itself says it better.
        return


def _judge(path: Path, read_only: bool) -> None:
    """Tell an empty or foreign file or a backup from ours before SQLite would take it for a database and write."""
    with reachable(path), storage_errors(path):
        if path.is_dir():
            raise FileProblem(f"{path} 是文件夹，请选台账文件。")
        if not path.exists():
            raise FileProblem(f"找不到文件 {path}。请核对位置，或先新建台账。")
        if path.stat().st_size == 0:
            raise NotALedger(f"{path} 是空文件，里面没有台账。请从备份恢复，或另选文件。")
        if is_encrypted(path) is None:
            raise NotALedger(f"{path.name} 不是本程序的台账文件，请另选文件。")
        if path.suffix == DATA_SUFFIX and not read_only:
            raise FileProblem(
                f"{path.name} 是一份备份，直接打开会把它改掉。请打开自己的台账（没有就先新建），"
                "再到“备份恢复”里看它或恢复它。"
            )


def _check_ours(connection: apsw.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").get != APPLICATION_ID:
        raise NotALedger(f"{path.name} 不是本程序的台账文件，请另选文件。")


def create_file(
    path: Path, catalogue: Catalogue, passphrase: str | None = None, fill: Fill | None = None
) -> OfficeFile:
    """Make a new file and open it for writing; `fill` writes what must be in it from the first moment on.

    Raises FileProblem when one is already there.
    """
    if passphrase:
        judge_passphrase(passphrase)
    with reachable(path):
        if path.exists():
            raise FileProblem(f"{path} 已经有文件了。请换个名字，或直接打开它。")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(f"不能建立文件夹 {path.parent}，请换个位置。") from error
    lock = WriteLock(path)
    lock.take()
    # Whoever was stopped while making it left nothing to look into.
    lock.closed_uncleanly = False
    try:
        with storage_errors(path):
            part = path.with_name(path.name + ".part")
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
    """Build the file under another name first: a half-made file never carries the good name."""
    for tail in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + tail).unlink(missing_ok=True)
    salt = new_salt() if passphrase else None
    key = derive_key(passphrase, salt) if passphrase and salt else None
    db = make_database(part, key, salt=salt, on_stick=True)
    with db.connection_context():
        migrations.apply_steps(db, migrations.pending_steps(db.connection(), catalogue))
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

    Raises FileLocked when another window writes it, WrongPassphrase, FileDamaged, and FileProblem when it is
    missing, foreign or newer.
    """
    _judge(path, read_only)
    lock = None if read_only else WriteLock(path)
    if lock is not None:
        lock.take()
        _sweep(path)
    try:
        with storage_errors(path):
            return _open_locked(path, catalogue, passphrase, lock, backup_before, inspect)
    except StorageErrors as error:
        if lock is not None:
            lock.release()
        if _LACKING.search(str(error)) is None:
            raise
        raise FileDamaged(
            f"{path.name} 里缺了程序要用的东西，可能被别的工具改过，打不开。请用最近一次核验过的备份恢复。"
        ) from error
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _sweep(path: Path) -> None:
    """Remove what a killed restore or change of the passphrase left: perhaps the rows without their passphrase.

    Both hold the lock while they work, so nobody is making them now.
    """
    for tail in (".restore-part", ".convert-part", ".convert-part-journal"):
        with suppress(OSError):
            path.with_name(path.name + tail).unlink(missing_ok=True)


def _open_locked(
    path: Path,
    catalogue: Catalogue,
    passphrase: str | None,
    lock: WriteLock | None,
    backup_before: BackupBefore | None = None,
    inspect: Inspect | None = None,
) -> OfficeFile:
    key = _key_for(path, passphrase)

    def ours(connection: apsw.Connection) -> None:
        """A foreign or newer file is refused before a writing connection changes its header (WAL) in passing."""
        _check_ours(connection, path)
        migrations.pending_steps(connection, catalogue)

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
        _check_ours(db.connection(), path)
        if lock is not None and lock.closed_uncleanly and inspect is not None:
            inspect(db)
            lock.closed_uncleanly = False
        pending = migrations.pending_steps(db.connection(), catalogue)
        if lock is None and pending:
            raise FileProblem("这个文件是旧版本建立的，要先正常打开一次（自动升级）才能只读查看。")
        if lock is not None:
            before = (lambda: backup_before(file)) if backup_before else None
            migrations.apply_steps(db, pending, before)  # type: ignore[arg-type]
            mended = history.install(db, catalogue)
            terms.seed(db, catalogue)
            holidays.seed(db)
        proxy.initialize(db)
        if lock is not None:
            numbering.number_missing(db, catalogue)
            # While a trigger was gone nobody wrote down what changed: only the rows themselves can tell.
            search_sync.rebuild(db, catalogue) if mended else search_sync.index_outside_changes(db, catalogue)
    except BaseException:
        db.close()
        raise
    file.file_id = file_id_of(db.connection())
    dates.set_working_year(file.year)
    return file
