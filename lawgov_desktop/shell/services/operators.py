"""Who typed on this computer before: names one click away, the last one taken as typing now."""

from __future__ import annotations

from lawgov_desktop.widgets.controls.ui_state import UiState

_KEY, _MOST = "operators", 6


def names(ui_state: UiState) -> list[str]:
    """Names used on this computer, the last one first."""
    return [n for n in ui_state.get(_KEY, list, []) if isinstance(n, str)]


def remember(ui_state: UiState, name: str) -> None:
    """Put a name in front of the others."""
    ui_state.put(_KEY, [name, *(n for n in names(ui_state) if n != name)][:_MOST])
