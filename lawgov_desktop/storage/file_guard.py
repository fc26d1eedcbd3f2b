"""Guards an open file against other programs: before each write, while it is locked, and when it is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import apsw

from lawgov_desktop.errors import FileProblem, FileReplaced, WrongPassphrase
from lawgov_desktop.storage.engine.durable_copy import told_in_words
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.engine.file_identity import FileIdentity, Loss
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX
from lawgov_desktop.storage.file_key import key_for, prove_key

_LOST: dict[Loss, str] = {
    "gone": "被删除或移走了",
    "replaced": "被换成了另一个文件（同步软件，或别人复制过来的）",
    "overwritten": "被别的程序改写了",
}


def _do_nothing() -> None:
    pass


class FileGuard:
    """Knows whether the path of one open file still names it, and keeps its contents when it does not."""

    def __init__(self, path: Path, db: Database, key: str | None) -> None:
        self._path, self._db = path, db
        self._identity = FileIdentity(path, key)
        #: Called once, in the thread that found it, when the path no longer names the file.
        self.on_lost: Callable[[], None] = _do_nothing
        #: A sound copy of the file that was replaced while it was locked, None when there is none.
        self.held_copy: Path | None = None
        #: Key of `held_copy`.
        self.key_of_copy: str | None = None
        self._told = False
        db.before_connect = lambda: self._refuse(self._identity.judge_place())

    @property
    def loss(self) -> Loss:
        """Why the path no longer names the file; empty while it does."""
        return self._identity.loss

    @property
    def sentence(self) -> str:
        """What happened to a lost file; empty for one that is not lost."""
        return f"{self._path.name} {_LOST[self.loss]}，从现在起不再往里写。" if self.loss else ""

    def judge(self, key: str | None) -> None:
        """Raise FileReplaced when the path no longer names the file, and call `on_lost` once."""
        self._refuse(self._judged(key))

    def _judged(self, key: str | None) -> Loss:
        ours = None if self._db.is_closed() else self._db.connection()
        try:
            return self._identity.judge(key, ours)
        except apsw.Error:
            # The open connection cannot read its own operations any more.
            self._identity.loss = "overwritten"
            return self._identity.loss

    def _refuse(self, loss: Loss) -> None:
        if not loss:
            return
        if not self._told:
            self._told = True
            self.on_lost()
        raise FileReplaced(self.sentence)

    def close_connection(self, key: str | None) -> None:
        """Close this thread's connection. The -wal of a lost file is not written into the file now at the path."""
        if self._db.is_closed():
            return
        with suppress(FileProblem):
            if self._judged(key):
                self._db.connection().config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        self._db.close()

    # -- while the file is locked and no connection is open --------------------------------------------------

    def hold(self) -> None:
        """Keep the contents of the closed file within reach until `release`. Does nothing for a lost file."""
        with suppress(OSError):
            self._identity.hold()

    def release(self, passphrase: str) -> str | None:
        """End `hold`. Returns the key when the path still names the file and the passphrase is right.

        Raises WrongPassphrase, and FileReplaced when the file was replaced meanwhile; `held_copy` is then the file as
        it was, if it is sound, and `key_of_copy` its key.
        """
        if self.held_copy is None:
            copy = self._path.with_name(f".{self._path.name}.held")
            with told_in_words(self._path.parent, "解锁"):
                self.held_copy = copy if self._identity.release(copy) in ("gone", "replaced") else None
        if self.held_copy is not None:
            try:
                self.key_of_copy = _proved_key(self.held_copy, passphrase)
            except WrongPassphrase:
                raise
            except FileProblem:
                self.held_copy.unlink(missing_ok=True)
                self.held_copy = None
        self._refuse(self.loss)
        try:
            return _proved_key(self._path, passphrase)
        except FileProblem:
            self.hold()
            raise

    def end(self) -> bool:
        """Called when the file is closed; returns whether it was lost.

        The contents of a file that was replaced while it was locked stay beside it as an unverified backup.
        """
        with suppress(OSError):
            name = f"抢救 {dt.datetime.now():%Y-%m-%d %H%M%S}{DATA_SUFFIX}"
            self._identity.release(self._path.with_name(name))
        return bool(self.loss)


def _proved_key(path: Path, passphrase: str) -> str | None:
    key = key_for(path, passphrase)
    prove_key(path, key)
    return key
