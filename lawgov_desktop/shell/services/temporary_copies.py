"""Temporary folders with copies for viewing: deleted with the window, or at the next start after a crash."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

#: Name prefixes of the folders: attachments shown by another program, and backups opened for viewing.
PAPERS, BACKUPS = "lawgov-papers-", "lawgov-look-"
#: Seconds after which a copy is no longer in use.
_LONGEST = 12 * 3600


def make(kind: str) -> Path:
    """Create a folder only this user can read. Raises OSError."""
    return Path(tempfile.mkdtemp(prefix=kind))


def remove(folder: Path) -> None:
    """Delete a folder with its copies, except those another program still has open."""
    with contextlib.suppress(OSError):
        for path in folder.rglob("*"):
            # Windows does not delete read-only files.
            path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def sweep(unclean: bool) -> None:
    """Delete copies left by a killed program: old ones, and after an `unclean` end attachments of any age.

    Attachments may belong to an encrypted file, so they are not left on the disk.
    """
    now = time.time()
    for kind, least in ((BACKUPS, _LONGEST), (PAPERS, 0 if unclean else _LONGEST)):
        for folder in Path(tempfile.gettempdir()).glob(f"{kind}*"):
            with contextlib.suppress(OSError):
                status = folder.lstat()
                own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
                if folder.is_dir() and not folder.is_symlink() and own and now - status.st_mtime >= least:
                    remove(folder)
