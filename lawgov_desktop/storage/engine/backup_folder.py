"""The folder in which the backups of a file lie when nobody chose another one."""

from __future__ import annotations

from pathlib import Path


def default_backup_folder(path: Path) -> Path:
    """The folder 备份 beside the file at `path`. It may not exist yet."""
    return path.parent / "备份"
