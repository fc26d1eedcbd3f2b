"""What a link or word can be set to: plain rows a list can show and search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Option:
    """One thing to choose: the value kept, what is shown, a second line, and pinyin initials to find it by."""

    value: Any
    label: str
    detail: str = ""
    search: str = ""
