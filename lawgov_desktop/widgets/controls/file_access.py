"""What a page may do with files of the desktop: it is handed these ways, it never opens a file dialog itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileAccess:
    """Ways to the clerk's own files; as it stands here, none of them leads anywhere."""

    #: Title → the files chosen, none when the clerk thought better of it.
    choose: Callable[[str], list[Path]] = lambda title: []
    #: Title and suggested name → where to write to.
    choose_target: Callable[[str, str], Path | None] = lambda title, name: None
    #: Name and content → shown by the desktop from a copy of its own. Raises KnownError.
    show: Callable[[str, bytes], None] = lambda name, content: None
