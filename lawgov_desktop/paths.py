"""Paths: the shipped resources, and the user's data, cache, configuration and log folders."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP = "lawgov-desktop"


def resources() -> Path:
    """Folder of icons, style sheet, templates and help: beside the package, or inside a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


@dataclass(frozen=True)
class Paths:
    """The user's folders; `--data-dir` moves all except the font cache, so that a trial never touches real data."""

    data: Path
    config: Path
    logs: Path

    @property
    def database(self) -> Path:
        """The file opened when no `--database` is given."""
        return self.data / "台账.db"


def user_paths(data_dir: Path | None = None) -> Paths:
    """The folders of this user, or those below `data_dir`; nothing is created here."""
    if data_dir is not None:
        return Paths(data_dir, data_dir / "config", data_dir / "logs")
    import platformdirs

    return Paths(
        Path(platformdirs.user_data_dir(APP, appauthor=False)),
        Path(platformdirs.user_config_dir(APP, appauthor=False)),
        Path(platformdirs.user_log_dir(APP, appauthor=False)),
    )


def font_cache() -> Path:
    """Folder of the downloaded fonts, outside the source tree and shared by all checkouts."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(APP, appauthor=False)) / "fonts"
