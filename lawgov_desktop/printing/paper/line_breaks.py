"""Line breaking of Chinese text: punctuation at line ends (避头尾, GB/T 15834-2011), and runs that stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.job_fonts import JobFont

NO_START = frozenset("，。、；：！？）》〉」』】〕〗”’·—～－…,.;:!?)]}%％‰℃°′″ 　")
NO_END = frozenset("（《〈「『【〔〖“‘([{￥$〝")
# Punctuation whose right or left half is empty: up to half of its square may be used by the rest of the line.
EMPTY_RIGHT = frozenset("，。、；：！？）》」』】〕”’")
EMPTY_LEFT = frozenset("（《「『【〔“‘")

_MOST_KEPT = 500
"""Broken texts kept: the sheets of a batch have one text per village."""

_TOKEN = re.compile(r"……|——|[A-Za-z0-9][A-Za-z0-9.,:/%‰℃+\-_@]*[A-Za-z0-9%‰℃]|.", re.DOTALL)
_QUOTED = re.compile(r"“[^“”]{1,10}”|《[^《》]{1,10}》|〔[^〔〕]{1,10}〕")


def tokens(text: str) -> list[str]:
    """Characters, Latin and number runs, and the two-square marks …… and ——; joined they equal the text."""
    return _TOKEN.findall(text)


def glued(left: str, right: str) -> bool:
    """Whether no line may end between these two tokens."""
    if right == "——":  # A dash may begin a line; only its two halves must stay together.
        return left[-1] in NO_END
    return right[0] in NO_START or left[-1] in NO_END


def clusters(parts: Sequence[str]) -> Iterator[list[int]]:
    """Positions of `parts` in groups between which a line may end."""
    group: list[int] = []
    for index, part in enumerate(parts):
        if group and not glued(parts[index - 1], part):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def break_ragged(font: JobFont, text: str, rooms: Sequence[float], indent: float = 2000) -> list[str] | None:
    """Lines of a text that is not justified; `rooms` are their widths in thousandths of an em, the first one indented.

    Short quoted terms stay whole where that is possible. None when it takes more lines than there are rooms.
    """
    key = (text, tuple(rooms), indent)
    if key not in font.broken:
        if len(font.broken) > _MOST_KEPT:
            font.broken.clear()
        text = text.strip()
        font.broken[key] = _ragged(font, _whole_terms(text), rooms, indent) or _ragged(
            font, tokens(text), rooms, indent
        )
    return font.broken[key]


def _whole_terms(text: str) -> list[str]:
    parts: list[str] = []
    at = 0
    for match in _QUOTED.finditer(text):
        parts += [*tokens(text[at : match.start()]), match.group()]
        at = match.end()
    return parts + tokens(text[at:])


def _ragged(font: JobFont, parts: list[str], rooms: Sequence[float], indent: float) -> list[str] | None:
    lines, used = [""], indent
    for group in clusters(parts):
        piece = "".join(parts[index] for index in group)
        width = font.width(piece)
        if used + width > rooms[len(lines) - 1]:
            lines.append("")
            used = 0
            if len(lines) > len(rooms) or width > rooms[len(lines) - 1]:
                return None
        lines[-1] += piece
        used += width
    return lines


def wrap(font: JobFont, text: str, room: float) -> list[str]:
    """Lines of a table cell, broken between any two separable characters; `room` in thousandths of an em."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        font.width(paragraph)  # fills `units`
        if not paragraph:
            lines.append("")
        start = 0
        while start < len(paragraph):
            end = _end_of_line(paragraph, start, font.units, room)
            lines.append(paragraph[start:end])
            start = end
    return lines


def _end_of_line(text: str, start: int, units: dict[str, int], room: float) -> int:
    """The end of the line that begins at `start`: as far as fits, and earlier where marks must stay together."""
    end, used = start, 0
    while end < len(text) and (used + units[text[end]] <= room or end == start):
        used += units[text[end]]
        end += 1
    if end == len(text):
        return end
    allowed = (
        cut for cut in range(end, start, -1) if not glued(text[cut - 1], text[cut]) and not _inside(text, cut)
    )
    return next(allowed, end)


def _inside(text: str, cut: int) -> bool:
    """Whether `cut` is inside a number, a code or a Latin word."""
    left, right = text[cut - 1], text[cut]
    return left.isascii() and right.isascii() and not (left.isspace() or right.isspace())


def wrap_names(font: JobFont, text: str, room: float) -> list[str]:
    """Lines of names joined by 、, broken after one of them; a name wider than `room` is broken itself."""
    lines = [""]
    for name in re.findall("[^、]*、|[^、]+", text):
        if not lines[-1] or font.width(lines[-1] + name.removesuffix("、")) <= room:
            lines[-1] += name
        else:
            lines.append(name)
    return [part for line in lines for part in _whole_or_wrapped(font, line, room)]


def _whole_or_wrapped(font: JobFont, line: str, room: float) -> list[str]:
    # The mark at the end of a line may hang over the edge of its cell: its right half is empty.
    return [line] if font.width(line.removesuffix("、")) <= room else wrap(font, line, room)
