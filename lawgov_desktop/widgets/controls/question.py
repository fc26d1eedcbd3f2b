"""How a page asks the user: the shell provides an `Ask`; the page names the answers and opens no message box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lawgov_desktop.widgets.controls.buttons import Look


@dataclass(frozen=True)
class Answer:
    """One answer: the key that `Ask` returns, the text on its button, and the look of the button."""

    key: str
    text: str
    look: Look = "plain"


class Ask(Protocol):
    """Puts a question and returns the key of the answer; empty when the user pressed Esc."""

    def __call__(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        """Show `title` and `text`, wait for one of `answers`."""
