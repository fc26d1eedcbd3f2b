"""The options of a link or term field, as plain data that a list can show and search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Option:
    """One option: the stored value, its label, a second line, and pinyin initials for searching."""

    value: Any
    label: str
    detail: str = ""
    search: str = ""
