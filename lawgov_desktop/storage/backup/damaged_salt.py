"""A wrong passphrase, or the right one for a file whose first bytes are damaged: the backups tell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lawgov_desktop.storage.engine.engine import keys_of, read_salt
from lawgov_desktop.storage.engine.key_check import key_fits

#: Different salts that are tried; each costs the time of one derivation of a key.
_TRIED = 3


def passphrase_is_right(path: Path, passphrase: str, backups: Iterable[Path]) -> bool:
    """Whether the passphrase opens pages of the encrypted file at `path` with the salt of one of its backups.

    The salt is the first 16 bytes of a file and of all its backups. When one of them changes in the file, every
    passphrase gives a wrong key.
    """
    own = read_salt(path)
    salts = dict.fromkeys(salt for backup in backups if (salt := read_salt(backup)) not in (None, own))
    return any(
        key_fits(path, key, salt)
        for salt in list(salts)[:_TRIED]
        if salt is not None
        for key in keys_of(passphrase, salt)
    )
