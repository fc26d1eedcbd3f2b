"""Folders of copies that are only looked at: gone with the window, and swept away when a killed program left them."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

#: Copies of papers another program shows, and copies of backups opened to look inside.
PAPERS, BACKUPS = "lawgov-papers-", "lawgov-look-"
#: Nobody looks at one copy for longer.
_LONGEST = 12 * 3600


def make(kind: str) -> Path:
    """A new folder only this user may look into. Raises OSError."""
    return Path(tempfile.mkdtemp(prefix=kind))


def remove(folder: Path) -> None:
    """Delete a folder with its copies; what another program still holds is left to the system."""
    with contextlib.suppress(OSError):
        for path in folder.rglob("*"):
            # Windows deletes nothing that may only be read.
            path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def sweep(unclean: bool) -> None:
    """Delete what killed programs left; after an `unclean` end the papers at once, they may be of an encrypted file."""
    now = time.time()
    for kind, least in ((BACKUPS, _LONGEST), (PAPERS, 0 if unclean else _LONGEST)):
        for folder in Path(tempfile.gettempdir()).glob(f"{kind}*"):
            with contextlib.suppress(OSError):
                status = folder.lstat()
                own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
                if folder.is_dir() and not folder.is_symlink() and own and now - status.st_mtime >= least:
                    remove(folder)
