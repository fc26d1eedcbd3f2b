"""Names of the people who type on this computer; the last one is the default operator."""

from __future__ import annotations

from lawgov_desktop.widgets.controls.ui_state import UiState

_KEY, _MOST = "operators", 6


def names(ui_state: UiState) -> list[str]:
    """Names used on this computer, the latest first."""
    return [n for n in ui_state.get(_KEY, list, []) if isinstance(n, str)]


def remember(ui_state: UiState, name: str) -> None:
    """Put a name before the others; at most six are remembered."""
    ui_state.put(_KEY, [name, *(n for n in names(ui_state) if n != name)][:_MOST])
