"""Who typed on this computer before: names one click away, the last one taken as typing now."""

from __future__ import annotations

from lawgov_desktop.widgets.controls.ui_state import Memory

_KEY, _MOST = "operators", 6


def names(memory: Memory) -> list[str]:
    """Names used on this computer, the last one first."""
    return [n for n in memory.get(_KEY, list, []) if isinstance(n, str)]


def remember(memory: Memory, name: str) -> None:
    """Put a name in front of the others."""
    memory.put(_KEY, [name, *(n for n in names(memory) if n != name)][:_MOST])
