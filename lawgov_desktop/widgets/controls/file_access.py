"""Access of a page to files of the user: the window provides these functions, a page opens no file dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileAccess:
    """Functions to choose and show files; the defaults choose nothing and show nothing."""

    #: Title → the files chosen, none when the user cancelled.
    choose: Callable[[str], list[Path]] = lambda title: []
    #: Title and suggested name → the path to write to, None when the user cancelled.
    choose_target: Callable[[str, str], Path | None] = lambda title, name: None
    #: Name and content: shows a temporary copy with a program of the desktop. Raises KnownError.
    show: Callable[[str, bytes], None] = lambda name, content: None
