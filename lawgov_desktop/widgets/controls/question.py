"""How a page below the shell asks: it is handed an `ask` and names the ways on; it never opens a box itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lawgov_desktop.widgets.controls.buttons import Look


@dataclass(frozen=True)
class Answer:
    """One way on: what `ask` returns for it, the words on its button, and the button's look."""

    key: str
    text: str
    look: Look = "plain"


class Ask(Protocol):
    """Puts a question and returns the key of the answer; empty when the clerk pressed Esc."""

    def __call__(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        """Show `title` and `text`, wait for one of `answers`."""
