"""The volume of a file: local disk, stick or network share; and the sticks that are plugged in."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SHARES = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "9p", "davfs"}
_STICKS = {"vfat", "exfat", "fuseblk", "msdos"}
_FAT32 = {"vfat", "msdos", "fat32", "fat"}
_FAT32_MOST = 4 * 1024**3 - 1
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4
#: Folders where Linux desktops mount sticks.
_STICK_ROOTS = ("/media", "/run/media")


@dataclass(frozen=True)
class Stick:
    """A removable drive that is plugged in: its folder and its display name."""

    folder: Path
    name: str


def is_removable_or_network(path: Path) -> bool:
    """Whether `path` lies on a stick or network share, where WAL is not safe and DELETE + EXTRA is used."""
    if sys.platform == "win32":
        return _windows_drive_type(path) in (_WINDOWS_REMOVABLE, _WINDOWS_REMOTE)
    return _mount(path.resolve())[1] in _SHARES | _STICKS


def is_network(folder: Path) -> bool:
    """Whether `folder` lies on a network share."""
    if sys.platform == "win32":
        return _windows_drive_type(folder) == _WINDOWS_REMOTE
    return _mount(folder.resolve())[1] in _SHARES


def largest_file(folder: Path) -> int | None:
    """Largest size of one file in bytes on that volume (FAT32: 4 GiB - 1); None without a limit."""
    kind = _windows_volume(folder)[1] if sys.platform == "win32" else _mount(folder.resolve())[1]
    return _FAT32_MOST if kind.lower() in _FAT32 else None


def sticks() -> list[Stick]:
    """The sticks plugged in now."""
    if sys.platform == "win32":
        drives = [Path(f"{letter}:\\") for letter in string.ascii_uppercase]
        plugged = [
            drive for drive in drives if _windows_drive_type(drive) == _WINDOWS_REMOVABLE and drive.exists()
        ]
    else:
        plugged = [point for point, _kind in _mounts() if str(point).startswith(_STICK_ROOTS)]
    return [Stick(folder, place_name(folder)) for folder in plugged]


def place_name(folder: Path) -> str:
    """Display name of the volume: U 盘 KINGSTON（E:）, 网络位置, or 本机."""
    if sys.platform == "win32":
        kind, letter = _windows_drive_type(folder), folder.resolve().drive
        if kind == _WINDOWS_REMOVABLE:
            return f"U 盘 {_windows_volume(folder)[0]}（{letter}）".replace(" （", "（")
        return "网络位置" if kind == _WINDOWS_REMOTE else "本机"
    point, kind = _mount(folder.resolve())
    if str(point).startswith(_STICK_ROOTS):
        return f"U 盘 {point.name}"
    return "网络位置" if kind in _SHARES else "本机"


def _windows_drive_type(path: Path) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(path.resolve().anchor))
    return 0


def _windows_volume(path: Path) -> tuple[str, str]:
    """(label, file system) of the drive that holds `path`; empty texts when Windows reports none."""
    if sys.platform == "win32":
        import ctypes

        label, kind = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        root = path.resolve().anchor
        ctypes.windll.kernel32.GetVolumeInformationW(root, label, 261, None, None, None, kind, 261)
        return label.value, kind.value
    return "", ""


def _mounts() -> Iterator[tuple[Path, str]]:
    """(mount point, file system) of all mounted volumes; empty where the system does not list them."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        _device, mount_point, name, *_ = line.split(" ")
        yield Path(mount_point.replace("\\040", " ").replace("\\134", "\\")), name


def _mount(path: Path) -> tuple[Path, str]:
    """Mount point and file system that hold `path`; (/, "") if unknown."""
    best, kind = Path("/"), ""
    for point, name in _mounts():
        if (point == path or point in path.parents) and len(point.parts) >= len(best.parts):
            best, kind = point, name
    return best, kind
