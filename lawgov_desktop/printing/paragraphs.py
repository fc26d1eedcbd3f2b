"""Paragraphs of an official document as keyed runs: read by the printed page, the editable copy and the window."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.printing.fonts.font_files import Style


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph's text; `key` names the figure or claim it states, `style` overrides the level's type."""

    text: str
    key: str | None = None
    style: Style | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: level 0 is body text, 1 一、 2 （一） 3 1. 4 （1）; the numbers are part of the text.

    At level 2 the words up to the first 。 are the heading, the rest of the paragraph is body text.
    """

    level: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self.runs)
