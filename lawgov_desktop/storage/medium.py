"""Where a file lies: a local disk, or a stick or share that needs the slower, safer journal."""

from __future__ import annotations

import sys
from pathlib import Path

_REMOTE = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "9p", "davfs", "vfat", "exfat", "fuseblk", "msdos"}
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


def is_removable_or_network(path: Path) -> bool:
    """Whether `path` lies on a stick or share: WAL is not safe there, DELETE + EXTRA is."""
    if sys.platform == "win32":
        import ctypes

        drive = path.resolve().anchor
        return ctypes.windll.kernel32.GetDriveTypeW(drive) in (_WINDOWS_REMOVABLE, _WINDOWS_REMOTE)
    return _linux_filesystem(path.resolve()) in _REMOTE


def _linux_filesystem(path: Path) -> str:
    """Type of the file system that holds `path`, from the longest mount point above it; empty if unknown."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        _device, place, name, *_ = line.split(" ")
        point = Path(place.replace("\\040", " "))
        if (point == path or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), name
    return kind
