"""Rights of files on a shared computer: what the program makes is for its user alone, what the user saves is not."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Whether the system has rights of owner, group and others; on Windows the folder of the user decides.
HAS_RIGHTS = sys.platform != "win32"
_PRIVATE = 0o077
#: A file of this name in the configuration folder means that other users of the computer may read.
_MARK = "files-shared"


def _system_umask() -> int:
    umask = os.umask(_PRIVATE)
    os.umask(umask)
    return umask


#: The umask the program was started with, read before anything changes it.
_SYSTEM = _system_umask()


def is_shared(config: Path) -> bool:
    """Whether the office lets other users of this computer read the files; `config` is the configuration folder."""
    with suppress(OSError):
        return (config / _MARK).exists()
    return False


def apply(config: Path) -> None:
    """Make new files 0600 and new folders 0700 in this process from now on, or as the system does when shared."""
    os.umask(_SYSTEM if is_shared(config) else _SYSTEM | _PRIVATE)


def share(config: Path, shared: bool, existing: Iterable[Path] = ()) -> None:
    """Store the choice, and give the `existing` files and folders its rights. Raises OSError."""
    mark = config / _MARK
    if shared:
        config.mkdir(parents=True, exist_ok=True)
        mark.touch()
    else:
        mark.unlink(missing_ok=True)
    apply(config)
    for path in existing:
        with suppress(OSError):
            usual = 0o777 if path.is_dir() else 0o666
            path.chmod(usual & ~(_SYSTEM if shared else _SYSTEM | _PRIVATE))


def close_folders(folders: Iterable[Path]) -> None:
    """Take the rights of others away from folders that an earlier version made."""
    for folder in folders:
        with suppress(OSError):
            mode = stat.S_IMODE(folder.stat().st_mode)
            if HAS_RIGHTS and mode & _PRIVATE:
                folder.chmod(mode & ~_PRIVATE)


def open_to_others(path: Path) -> None:
    """Give a file for which the user chose the place the rights that any program would give it."""
    with suppress(OSError):
        path.chmod(0o666 & ~_SYSTEM)


@contextmanager
def usual_rights() -> Iterator[None]:
    """Start other programs inside the block: they inherit the umask of the system, not that of this program."""
    own = os.umask(_SYSTEM)
    try:
        yield
    finally:
        os.umask(own)
