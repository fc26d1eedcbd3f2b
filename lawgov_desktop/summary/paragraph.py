"""A paragraph of the annual report as keyed runs: what the page, the editable copy and the window all read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A piece of text; `key` names the figure or claim it came from, `broken` a claim that does not hold."""

    text: str
    key: str = ""
    broken: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the report: level 0 is body text, 1 一、, 2 （一） with its heading up to the first 。."""

    level: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self.runs)
