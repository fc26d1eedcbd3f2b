"""A character that no font can draw, and the error that lists all of a print job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts.font_files import Style

OnMissing = Literal["stop", "skip", "blank"]
"""What to do about a character no font has: print nothing, print the others, leave a blank for the pen."""


@dataclass(frozen=True)
class Missing:
    """A character of a text that no font of its style can draw."""

    text: str
    char: str
    codepoint: int
    style: Style
    #: Index of the row or sheet; −1 for headings and other texts that belong to no row.
    row: int = -1
    #: Uid of the record of that row, and the words that name it.
    uid: str = ""
    record: str = ""

    @property
    def label(self) -> str:
        """The code point as U+323B2."""
        return f"U+{self.codepoint:04X}"


class UnprintableText(PaperProblem):
    """Some texts cannot be printed completely; nothing was printed. `missing` lists the characters."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        self.missing = tuple(missing)
        named = "、".join(f"“{one.text}”中的“{one.char}”（{one.label}）" for one in self.missing[:3])
        more = f"等 {len(self.missing)} 处" if len(self.missing) > 3 else ""
        ways = "可以添加带这个字的字体，画一个字，留出空位手写，或先打印其余的"
        super().__init__(f"{named}{more}没有字体能印，还没有打印任何一张；{ways}。")
